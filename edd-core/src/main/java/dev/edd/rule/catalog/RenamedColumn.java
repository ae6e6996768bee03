package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.RenameColumn;
import java.util.List;

/** Flags a column that loses the name that a running release knows. */
final class RenamedColumn implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "renamed-column",
            "Two releases run at once, one of them knows the old name only, and a column has but one name.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(RenameColumn.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        boolean last = !migration.phase().servesPreviousRelease();
        Existing existing = new Existing(migration, scene);
        return migration.statements(RenameColumn.class).stream()
                .filter(rename -> last ? isUsed(rename, existing) : existing.table(rename.table()))
                .filter(rename -> !existing.createsBefore(rename, rename.column()))
                .filter(rename -> !isGivenBack(rename, migration)
                        || (last && existing.added(rename.column()).isPresent()))
                .map(rename -> METADATA.at(
                        rename.location(),
                        "%s renames %s to %s."
                                .formatted(migration.id(), rename.column(), Spelling.bare(rename.table(), rename.to())),
                        fix(rename, scene)))
                .toList();
    }

    /** Returns whether the next release may know the name, which it does not where the column is only put aside. */
    private static boolean isUsed(RenameColumn rename, Existing existing) {
        return !existing.createsBefore(rename, rename.table()) && !PutAside.is(rename.column(), rename.to());
    }

    /** Returns whether another column takes the old name in the same migration, or this one takes another's. */
    private static boolean isGivenBack(RenameColumn rename, Migration migration) {
        return migration.statements(RenameColumn.class).stream()
                .filter(other -> !other.equals(rename))
                .anyMatch(other ->
                        other.to().matches(rename.column()) || rename.to().matches(other.column()));
    }

    private static String fix(RenameColumn rename, Scene scene) {
        String from = Spelling.bare(rename);
        String to = Spelling.bare(rename.table(), rename.to());
        String type = Columns.at(scene, rename).map(Definition::type).orElse("<the type of " + from + ">");
        return SafeWay.of("Add a column, let the next release write both, copy, and drop the old one:")
                .in(Phase.INITIAL, "ALTER TABLE %s ADD COLUMN %s %s;", rename.table(), to, type)
                .in(
                        Phase.TRANSITION,
                        "%s",
                        Spelling.backfill(
                                rename.table(), to + " = " + from, to + " IS NULL AND " + from + " IS NOT NULL"))
                .in(Phase.FINALIZATION, "ALTER TABLE %s DROP COLUMN %s;", rename.table(), from)
                .toString();
    }
}
