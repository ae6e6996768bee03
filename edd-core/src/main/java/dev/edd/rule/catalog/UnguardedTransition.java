package dev.edd.rule.catalog;

import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.text.Assignments;
import dev.edd.rule.text.JoinedRows;
import dev.edd.rule.text.Mentions;
import dev.edd.sql.Action;
import dev.edd.sql.DataAction;
import dev.edd.sql.DataAction.Copy;
import dev.edd.sql.DataAction.Delete;
import dev.edd.sql.DataAction.Insert;
import dev.edd.sql.DataAction.Insert.Conflict;
import dev.edd.sql.DataAction.Update;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.SqlParser;
import dev.edd.sql.TableAction.CreateTable;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags a transition's statement that does not look for what is still to be done. */
final class UnguardedTransition implements Rule {
    private static final RuleMetadata METADATA = RuleMetadata.warning(
            "unguarded-transition",
            "Transitions run again on every call, so that it writes every row again, or inserts it twice.");

    /** What tells rows that are done from those that are not, whatever the columns are called. */
    private static final Pattern GUARD = Pattern.compile(
            "\\bIS\\s+(NOT\\s+)?(NULL|DISTINCT|TRUE|FALSE)\\b|\\bEXISTS\\b|\\bNOT\\s+IN\\b|\\bEXCEPT\\b|<>|!=",
            Pattern.CASE_INSENSITIVE);

    /** What holds only until the row, or its mark, is there. */
    private static final Pattern ABSENT = Pattern.compile(
            "\\bNOT\\s+(?:EXISTS|IN|I?LIKE)\\b|\\bEXCEPT\\b|<>|!=|!~|^(?>.*?\\bJOIN\\b).*\\bIS\\s+NULL\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Finding> check(Changelog changelog) {
        return changelog.migrations().stream()
                .filter(migration -> migration.phase() == Phase.TRANSITION)
                .map(migration -> SqlParser.understood(migration, Dialect.OTHER))
                .flatMap(transition -> Stream.concat(updates(transition), inserts(transition)))
                .toList();
    }

    private static Stream<Finding> updates(Migration transition) {
        // Another pass of a backfill writes the same once more, which costs time, but is no other value.
        boolean again = transition.directives().backfill().isEmpty();
        boolean endless = transition.isRepeated() && transition.statements().size() == 1;
        String what = endless
                ? "%s repeats an update of %s that finds the same rows again, without end."
                : "%s updates %s whether or not it has done so before.";
        return transition.statements(Update.class).stream()
                .filter(update -> endless
                        ? !isEnded(update)
                        : !isGuarded(update) && (again || Assignments.of(update).grow()))
                .map(
                        update -> finding(
                                update,
                                what.formatted(transition.id(), update.table()),
                                "Add a condition that holds only for rows still to be moved, such as WHERE new_column IS NULL."));
    }

    private static Stream<Finding> inserts(Migration transition) {
        return Stream.<DataAction>concat(
                        transition.statements(Insert.class).stream().filter(insert -> !isGuarded(insert, transition)),
                        transition.statements(Copy.class).stream().filter(Copy::in))
                .filter(action -> !isItsOwn(action.table(), transition))
                .map(
                        action -> finding(
                                action,
                                "%s inserts into %s whether or not it has done so before."
                                        .formatted(transition.id(), action.table()),
                                action instanceof Insert insert
                                                && !insert.query().isEmpty()
                                        ? "Add WHERE NOT EXISTS (…) to its query, or ON CONFLICT DO NOTHING; to MySQL and MariaDB, that is INSERT IGNORE."
                                        : "Move it to the initial, or let it skip what is there: ON CONFLICT DO NOTHING; to MySQL and MariaDB, that is INSERT IGNORE."));
    }

    private static Finding finding(Action action, String what, String fix) {
        return METADATA.at(action.location(), what, fix);
    }

    private static boolean isGuarded(Insert insert, Migration transition) {
        boolean marks = Stream.<DataAction>concat(
                        transition.statements(Update.class).stream(), transition.statements(Delete.class).stream())
                .anyMatch(change -> Mentions.of(change.table(), insert.query()));
        return insert.conflict() != Conflict.FAILS
                || JoinedRows.areTakenAway(insert, transition)
                || (marks ? GUARD : ABSENT).matcher(insert.query()).find();
    }

    /** Returns whether the transition makes the table anew each time. */
    private static boolean isItsOwn(QualifiedName table, Migration transition) {
        return transition.statements(CreateTable.class).stream()
                .anyMatch(create -> create.table().matches(table));
    }

    /** Returns whether a condition asks for something that cannot hold for ever, or for a column that is changed. */
    private static boolean isGuarded(Update update) {
        Assignments values = Assignments.of(update);
        String conditions = JoinedRows.conditions(update);
        return (values.grow() ? ABSENT : GUARD).matcher(conditions).find() || values.endIn(conditions);
    }

    /** Returns whether a condition asks for what the update itself changes. */
    private static boolean isEnded(Update update) {
        return Assignments.of(update).endIn(JoinedRows.conditions(update));
    }
}
