package dev.edd.history;

import dev.edd.migration.Phase;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the phase in a changeset's contexts, such as {@code @initial and (eu or us)}. */
final class PhaseWord {
    private static final Pattern WORD = Pattern.compile("(?i)(?<not>!\\s*|\\bnot\\s+)?@?\\s*(?<word>[\\w.\\-]+)");

    private PhaseWord() {}

    /** Returns the first phase that is named and not negated. */
    static Optional<Phase> in(String contexts) {
        Matcher matcher = WORD.matcher(contexts);
        while (matcher.find()) {
            Optional<Phase> phase = Phase.of(matcher.group("word"));
            if (phase.isPresent() && matcher.group("not") == null) {
                return phase;
            }
        }
        return Optional.empty();
    }
}
