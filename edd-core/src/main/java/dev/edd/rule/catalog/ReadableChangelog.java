package dev.edd.rule.catalog;

import dev.edd.migration.Changelog;
import dev.edd.migration.Flaw;
import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import dev.edd.rule.RuleMetadata;
import java.util.Arrays;
import java.util.List;

/** Flags what could not be read, under one rule for each kind of flaw. */
record ReadableChangelog(Flaw.Kind kind) implements Rule {
    /** Returns a rule for every kind of flaw. */
    static List<Rule> all() {
        return Arrays.stream(Flaw.Kind.values())
                .<Rule>map(ReadableChangelog::new)
                .toList();
    }

    @Override
    public RuleMetadata metadata() {
        return kind == Flaw.Kind.NO_PHASE_CONTEXT
                ? RuleMetadata.warning(kind.rule(), why())
                : RuleMetadata.structural(kind.rule(), why());
    }

    @Override
    public List<Finding> check(Changelog changelog) {
        return changelog.flaws().stream()
                .filter(flaw -> flaw.kind() == kind)
                .map(flaw -> metadata().at(flaw.location(), flaw.what(), flaw.fix()))
                .toList();
    }

    private String why() {
        return switch (kind) {
            case NO_CHANGELOG ->
                "A check that looks at nothing proves nothing, and a release without its migrations "
                        + "breaks in production.";
            case UNREADABLE_FILE -> "A migration that cannot be read is left out, here or on another machine.";
            case NOT_UTF_8 -> "Text in another encoding reaches the database as other characters than were meant.";
            case SYMLINK_LOOP -> "The same files would be read again and again under ever longer names.";
            case UNKNOWN_FOLDER -> "Its files belong to no phase, so they would never run.";
            case UNREADABLE_FILE_NAME ->
                "Without a number and a description the file has no place in the order and would never run.";
            case SEQUENCE_NUMBER_TOO_LARGE ->
                "Sequence numbers have at most 18 digits, so this one has no place in the order.";
            case EMPTY_MIGRATION -> "It would be recorded as applied although nothing was done.";
            case UNTERMINATED_TEXT -> "Everything behind it is part of the text, so statements would be lost.";
            case UNKNOWN_DIRECTIVE -> "It has no effect, although whoever wrote it counts on one.";
            case UNREADABLE_DIRECTIVE -> "What it says cannot be told, so it cannot be followed.";
            case MISPLACED_DIRECTIVE ->
                "Directives are read before the first statement only, so this one has no effect.";
            case UNREADABLE_CHANGELOG -> "No changeset in it can run.";
            case NO_PHASE_CONTEXT ->
                "No phase runs it; plain Liquibase runs it in every deployment that gives no context.";
            case FAIL_OPEN_CONTEXT -> "A Liquibase run without contexts would execute it, finalizations included.";
            case NO_SEQUENCE_NUMBER -> "Without a number it belongs to no refactoring and would never run.";
            case PHASES_OUT_OF_ORDER ->
                "Plain Liquibase runs changesets in the order of the file, and would undo before it has done.";
            case UNTRUSTED_CHANGE ->
                "Whoever can write into an artifact could run code on the machine that migrates, with its secrets.";
            case FILE_OUTSIDE_CHANGELOG ->
                "Whoever can write into an artifact could read the files of the machine that migrates.";
            case ENVIRONMENT_IN_CHANGELOG ->
                "Whoever can write into an artifact could copy secrets of the machine that migrates into the database.";
            case EXTERNAL_ENTITY ->
                "An entity can stand for a file or an address, and for more text than there is memory.";
        };
    }
}
