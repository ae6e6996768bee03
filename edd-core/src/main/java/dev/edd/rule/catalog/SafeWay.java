package dev.edd.rule.catalog;

import dev.edd.migration.Phase;

/** The SQL that makes a change safely, phase by phase, with the real names in it: to be pasted. */
// The annotation that it asks for is a library's, which the product does without.
@SuppressWarnings("AnnotateFormatMethod")
final class SafeWay {
    private final StringBuilder text;

    private SafeWay(String sentence) {
        this.text = new StringBuilder(sentence);
    }

    /** Begins with an imperative. */
    static SafeWay of(String sentence, Object... names) {
        return new SafeWay(sentence.formatted(names));
    }

    /** Adds lines of SQL to a phase of the same refactoring. */
    SafeWay in(Phase phase, String sql, Object... names) {
        return under(phase.toString(), sql, names);
    }

    /** Adds lines of SQL under a comment that says where they belong. */
    SafeWay under(String comment, String sql, Object... names) {
        text.append("\n-- ").append(comment).append('\n').append(sql.formatted(names));
        return this;
    }

    /** Adds lines of SQL behind the last ones. */
    SafeWay more(String sql, Object... names) {
        text.append('\n').append(sql.formatted(names));
        return this;
    }

    /** Returns a text up to the parenthesis that closes its first one. */
    static String parentheses(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0 && text.charAt(i) == ')') {
                return text.substring(0, i + 1);
            }
        }
        return text;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
