package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.SecondColumnName;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.RetypedByHand;
import dev.edd.rule.text.PutAside;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.RenameColumn;
import java.util.List;
import java.util.stream.Stream;

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
        Stream<Finding> swapped = SwappedColumns.circles(existing).stream()
                .map(rename -> METADATA.at(
                        rename.location(),
                        "%s swaps the names of columns of %s, the last one being %s."
                                .formatted(migration.id(), rename.table(), Spelling.bare(rename.table(), rename.to())),
                        "Keep the names, and let the next release read and write the one column for the other: under swapped names"
                                + " each release reads what the other meant otherwise."));
        Stream<Finding> renamed = migration.statements(RenameColumn.class).stream()
                .filter(rename -> last ? isUsed(rename, existing) : existing.table(rename.table()))
                .filter(rename -> !existing.createsBefore(rename, rename.column()) && !isSame(rename, scene))
                .filter(rename -> !RetypedByHand.explains(rename, migration, scene))
                .filter(rename -> !SwappedColumns.giveBack(rename, existing)
                        || (last && existing.added(rename.column()).isPresent()))
                .map(rename -> METADATA.at(
                        rename.location(),
                        "%s renames %s to %s."
                                .formatted(migration.id(), rename.column(), Spelling.bare(rename.table(), rename.to())),
                        fix(rename, existing)));
        return Stream.concat(swapped, renamed).toList();
    }

    private static String fix(RenameColumn rename, Existing existing) {
        return existing.drops(rename.to())
                ? "Give it a name that is free, as the previous release uses %s until finalization, or leave it its own."
                        .formatted(Spelling.bare(rename.table(), rename.to()))
                : new SecondColumnName(rename, existing.scene()).fix();
    }

    /** To MySQL and MariaDB a column has one name, whatever the case of its letters. */
    private static boolean isSame(RenameColumn rename, Scene scene) {
        return Spelling.of(scene).isMysql()
                && rename.column().last().equalsIgnoreCase(rename.to().last());
    }

    /** Returns whether the next release may know the name, which it does not where the column is only put aside. */
    private static boolean isUsed(RenameColumn rename, Existing existing) {
        return !existing.createsBefore(rename, rename.table()) && !PutAside.is(rename.column(), rename.to());
    }
}
