package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.InitialValue;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.DataAction.Update;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Flags a column copied into a new one, under another name, that no finalization drops. */
final class UnfinishedRename implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.warning(
            "unfinished-rename", "Two columns with the same values stay for ever, and one day they differ.");

    /** What looks like a column, and is none. */
    private static final Pattern VALUE = Pattern.compile(
            "(?i)null|true|false|default|unknown|user|current_(?:timestamp|date|time|user)|localtime(?:stamp)?");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(Update.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (migration.phase() == Phase.FINALIZATION
                || scene.refactoring().in(Phase.FINALIZATION).isPresent()) {
            return List.of();
        }
        Existing existing = new Existing(migration, scene);
        return migration.statements(Update.class).stream()
                .filter(update -> existing.table(update.table()))
                .flatMap(update -> added(update, scene).stream().flatMap(add -> source(add, update).stream()
                        .filter(source -> !(Spelling.of(scene).isMysql() && isText(source, update))
                                && !isDropped(update, source, scene)
                                && !InitialValue.is(update.table(), source, add.column(), scene)
                                && !hasOtherSource(add, source, scene)
                                && isOnlyTarget(add, source, update, scene))
                        .map(source -> finding(update, source, add, migration))))
                .toList();
    }

    private static List<AddColumn> added(Update update, Scene scene) {
        return scene.refactoring().in(Phase.INITIAL).stream()
                .flatMap(initial -> initial.statements(AddColumn.class).stream())
                .filter(add -> add.table().matches(update.table()))
                .toList();
    }

    /** Returns the column whose values the new one gets just as they are. */
    private static Optional<String> source(AddColumn add, Update update) {
        Matcher copy = assigned(add, "[\"`]?([A-Za-z_]\\w*)[\"`]?\\s*(?=,|$|\\bWHERE\\b)")
                .matcher(update.text());
        return copy.find() && !VALUE.matcher(copy.group(1)).matches() ? Optional.of(copy.group(1)) : Optional.empty();
    }

    /** To MySQL and MariaDB a text may stand in double quotes. */
    private static boolean isText(String source, Update update) {
        return update.text().contains('"' + source + '"');
    }

    private static Pattern assigned(AddColumn add, String value) {
        return Pattern.compile(
                "(?:\\bSET\\s+|,\\s*)(?:\\w+\\.)?[\"`]?%s[\"`]?\\s*=\\s*%s"
                        .formatted(Pattern.quote(add.column().last()), value),
                Pattern.CASE_INSENSITIVE);
    }

    /** Returns whether some rows get a value from elsewhere: the new column is no second name of the old one. */
    private static boolean hasOtherSource(AddColumn add, String source, Scene scene) {
        return scene.refactoring().migrations().stream()
                .flatMap(migration -> migration.statements(Update.class).stream())
                .filter(other -> other.table().matches(add.table())
                        && assigned(add, "").matcher(other.text()).find())
                .anyMatch(other -> source(add, other)
                        .filter(same -> same.equalsIgnoreCase(source))
                        .isEmpty());
    }

    /** Returns whether no other new column gets the values as well: one column is not renamed to two. */
    private static boolean isOnlyTarget(AddColumn add, String source, Update update, Scene scene) {
        return added(update, scene).stream()
                .filter(other -> !other.column().matches(add.column()))
                .noneMatch(other -> scene.refactoring().migrations().stream()
                        .flatMap(migration -> migration.statements(Update.class).stream())
                        .filter(each -> each.table().matches(add.table()))
                        .anyMatch(each -> source(other, each)
                                .filter(source::equalsIgnoreCase)
                                .isPresent()));
    }

    /** Returns whether a finalization drops it, or the refactoring itself does, which another rule tells of. */
    private static boolean isDropped(Update update, String source, Scene scene) {
        return scene.about(update.table()).stream()
                .filter(migration -> migration.phase() == Phase.FINALIZATION
                        || scene.refactoring().migrations().contains(migration))
                .flatMap(migration -> migration.statements(DropColumn.class).stream())
                .anyMatch(drop -> drop.table().matches(update.table())
                        && drop.column().last().equalsIgnoreCase(source));
    }

    private static Finding finding(Update update, String source, AddColumn add, Migration migration) {
        return METADATA.at(
                update.location(),
                "%s copies %s.%s into %s, and no finalization drops it."
                        .formatted(migration.id(), update.table(), source, add.column()),
                SafeWay.of(
                                "If %s takes the place of %s, add a finalization, to run when no release uses the old name:",
                                Spelling.bare(add), source)
                        .in(Phase.FINALIZATION, "ALTER TABLE %s DROP COLUMN %s;", update.table(), source)
                        .toString());
    }
}
