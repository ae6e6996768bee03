package dev.edd.plan;

import dev.edd.migration.Nearest;
import dev.edd.release.Version;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What whoever asks for a run says about releases and time. Immutable. */
public final class Timing {
    /** What somebody says who says nothing. */
    public static final Timing NONE = new Timing(null, null, Duration.ZERO, Overrule.NONE);

    private final @Nullable Version release;
    private final @Nullable Version oldest;
    private final Duration minimumSoak;
    private final Overrule override;

    private Timing(@Nullable Version release, @Nullable Version oldest, Duration minimumSoak, Overrule override) {
        this.release = release;
        this.oldest = oldest;
        this.minimumSoak = minimumSoak;
        this.override = override;
    }

    /** Returns the same with the release that is being deployed. */
    public Timing deploying(Version version) {
        return new Timing(version, oldest, minimumSoak, override);
    }

    /** Returns the same with the oldest release that still runs. */
    public Timing oldest(Version version) {
        return new Timing(release, version, minimumSoak, override);
    }

    /** Returns the same with the least time between a transition and its finalization. */
    public Timing soaking(Duration duration) {
        return new Timing(release, oldest, duration, override);
    }

    /** Returns the same with gates opened by somebody who takes the responsibility. */
    public Timing overriding(Overrule gates) {
        return new Timing(release, oldest, minimumSoak, gates);
    }

    Optional<Version> release() {
        return Optional.ofNullable(release);
    }

    Optional<Version> oldest() {
        return Optional.ofNullable(oldest);
    }

    Duration minimumSoak() {
        return minimumSoak;
    }

    /** Returns the gates that are open whatever they say. */
    public Overrule override() {
        return override;
    }

    /** Gates that are opened by name, and why. */
    public record Overrule(Set<String> gates, String reason) {
        /** What opens nothing. */
        static final Overrule NONE = new Overrule(Set.of(), "");

        public Overrule {
            gates = Set.copyOf(gates);
        }

        /**
         * Returns what {@code edd.override} says: {@code soak-over, old-releases-gone: the reason}.
         *
         * @throws OverrideNotUnderstoodException if it names no gate, an unknown one, or no reason
         */
        public static Overrule of(String text) {
            List<String> known = Gates.names();
            int colon = text.indexOf(':');
            Set<String> named = new TreeSet<>();
            for (String name : text.substring(0, Math.max(colon, 0)).split(",", -1)) {
                if (!known.contains(name.strip())) {
                    throw new OverrideNotUnderstoodException(text, Nearest.to(name.strip(), known));
                }
                named.add(name.strip());
            }
            String reason = text.substring(colon + 1).strip();
            if (reason.isEmpty()) {
                throw new OverrideNotUnderstoodException(text, known);
            }
            return new Overrule(named, reason);
        }
    }
}
