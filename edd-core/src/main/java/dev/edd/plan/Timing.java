package dev.edd.plan;

import dev.edd.migration.Nearest;
import dev.edd.release.Version;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What whoever asks for a run says about releases and time. Immutable. */
public final class Timing {
    /** What somebody says who says nothing. */
    public static final Timing NONE = new Timing(null, null, Duration.ZERO, new ByName(Overrule.NONE, Set.of()));

    private final @Nullable Version release;
    private final @Nullable Version oldest;
    private final Duration minimumSoak;
    private final ByName gates;

    private Timing(@Nullable Version release, @Nullable Version oldest, Duration minimumSoak, ByName gates) {
        this.release = release;
        this.oldest = oldest;
        this.minimumSoak = minimumSoak;
        this.gates = gates;
    }

    /** Returns the same with the release that is being deployed. */
    public Timing deploying(Version version) {
        return new Timing(version, oldest, minimumSoak, gates);
    }

    /** Returns the same with the oldest release that still runs. */
    public Timing oldest(Version version) {
        return new Timing(release, version, minimumSoak, gates);
    }

    /** Returns the same with the least time between a transition and its finalization. */
    public Timing soaking(Duration duration) {
        return new Timing(release, oldest, duration, gates);
    }

    /** Returns the same with gates opened by somebody who takes the responsibility. */
    public Timing overriding(Overrule opened) {
        return new Timing(release, oldest, minimumSoak, new ByName(opened, gates.demanded()));
    }

    /**
     * Returns the same with gates that are closed where they have nothing to judge by.
     *
     * @throws UnknownGateException if there is no gate of that name
     */
    public Timing demanding(Collection<String> names) {
        Set<String> demanded = new TreeSet<>();
        for (String name : names) {
            if (!Gates.names().contains(name.strip())) {
                throw new UnknownGateException(name.strip(), Nearest.to(name.strip(), Gates.names()));
            }
            demanded.add(name.strip());
        }
        return new Timing(release, oldest, minimumSoak, new ByName(gates.opened(), Set.copyOf(demanded)));
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
        return gates.opened();
    }

    boolean demands(String gate) {
        return gates.demanded().contains(gate);
    }

    /** What is said of single gates. */
    private record ByName(Overrule opened, Set<String> demanded) {}

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
            String names = colon < 0 ? text : text.substring(0, colon);
            Set<String> named = new TreeSet<>();
            for (String name : names.split(",", -1)) {
                if (!known.contains(name.strip())) {
                    throw new OverrideNotUnderstoodException(text, Nearest.to(name.strip(), known));
                }
                named.add(name.strip());
            }
            String reason =
                    text.substring(names.length()).replaceFirst("^:", "").strip();
            if (reason.isEmpty()) {
                throw new OverrideNotUnderstoodException(
                        text, Nearest.to(named.iterator().next(), known));
            }
            return new Overrule(named, reason);
        }
    }
}
