package dev.edd.rule.fix;

import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import dev.edd.rule.Scene;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.QualifiedName;

/** The SQL that makes a change safely, phase by phase, with the real names in it: to be pasted. */
// The annotation that it asks for is a library's, which the product does without.
@SuppressWarnings("AnnotateFormatMethod")
public final class SafeWay {
    private final StringBuilder text;

    private SafeWay(String sentence) {
        this.text = new StringBuilder(sentence);
    }

    /** Begins with an imperative. */
    public static SafeWay of(String sentence, Object... names) {
        return new SafeWay(sentence.formatted(names));
    }

    /** Adds lines of SQL to a phase of the same refactoring. */
    public SafeWay in(Phase phase, String sql, Object... names) {
        return under(phase.toString(), sql, names);
    }

    /** Adds an action of {@code ALTER TABLE}, as it is written, to the finalization of the same refactoring. */
    public SafeWay putOff(QualifiedName table, Action action) {
        return in(
                Phase.FINALIZATION,
                "%s %s;",
                Spelling.alter(action, table),
                action.text().strip());
    }

    /** Adds lines of SQL under a comment that says where they belong. */
    public SafeWay under(String comment, String sql, Object... names) {
        text.append("\n-- ").append(comment).append('\n').append(sql.formatted(names));
        return this;
    }

    /**
     * Adds lines of SQL to the initial of another refactoring.
     *
     * @param phase of this one, which they need
     */
    public SafeWay afterwards(Phase phase, Scene scene, String sql, Object... names) {
        SequenceNumber number = scene.changelog().nextNumber();
        return phase == Phase.FINALIZATION
                ? behind(number, scene, sql, names)
                : under("initial of a refactoring of its own, %s".formatted(number), sql, names);
    }

    /** Adds lines of SQL to the initial of a refactoring that needs this one's finalization: it would run before otherwise. */
    public SafeWay behind(SequenceNumber number, Scene scene, String sql, Object... names) {
        return under(
                "initial of a refactoring of a later release, %s".formatted(number),
                "--edd requires: %s\n".formatted(scene.refactoring().number()) + sql,
                names);
    }

    /** Adds lines of SQL behind the last ones. */
    SafeWay more(String sql, Object... names) {
        text.append('\n').append(sql.formatted(names));
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
