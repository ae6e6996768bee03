package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.DataAction.Update;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Flags a column copied into a new one, under another name, that no finalization drops. */
final class UnfinishedRename implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.warning(
            "unfinished-rename", "Two columns with the same values stay for ever, and one day they differ.");

    private static final Set<String> VALUES = Set.of(
            "null",
            "true",
            "false",
            "default",
            "current_timestamp",
            "current_date",
            "current_time",
            "current_user",
            "localtime",
            "localtimestamp",
            "user",
            "unknown");

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
                        .filter(source -> !isDroppedLater(update, source, scene))
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
        Matcher copy = Pattern.compile(
                        "(?:\\bSET\\s+|,\\s*)[\"`]?"
                                + Pattern.quote(add.column().last())
                                + "[\"`]?\\s*=\\s*[\"`]?([A-Za-z_]\\w*)[\"`]?\\s*(?=,|$|\\bWHERE\\b)",
                        Pattern.CASE_INSENSITIVE)
                .matcher(update.text());
        return copy.find() && !VALUES.contains(copy.group(1).toLowerCase(Locale.ROOT))
                ? Optional.of(copy.group(1))
                : Optional.empty();
    }

    private static boolean isDroppedLater(Update update, String source, Scene scene) {
        return scene.about(update.table()).stream()
                .filter(migration -> migration.phase() == Phase.FINALIZATION)
                .flatMap(migration -> migration.statements(DropColumn.class).stream())
                .anyMatch(drop -> drop.table().matches(update.table())
                        && drop.column().last().equalsIgnoreCase(source));
    }

    private static Finding finding(Update update, String source, AddColumn add, Migration migration) {
        return METADATA.at(
                update.location(),
                "%s copies %s.%s into %s, and no finalization drops it."
                        .formatted(migration.id(), update.table(), source, add.column()),
                SafeWay.of("Add a finalization, to run when no release uses the old name:")
                        .in(Phase.FINALIZATION, "ALTER TABLE %s DROP COLUMN %s;", update.table(), source)
                        .toString());
    }
}
