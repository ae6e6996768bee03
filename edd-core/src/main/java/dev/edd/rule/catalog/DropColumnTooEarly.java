package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.ColumnUses;
import dev.edd.rule.schema.Columns;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.Key;
import dev.edd.rule.schema.Redefinition;
import dev.edd.rule.schema.RetypedByHand;
import dev.edd.rule.schema.UsedColumn;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.ColumnAction.DropDefault;
import dev.edd.sql.ColumnAction.RedefineColumn;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.ColumnAction.TuneColumn;
import java.util.List;
import java.util.stream.Stream;

/** Flags a column dropped before finalization. */
final class DropColumnTooEarly implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "drop-column-too-early", "Until finalization a release that is running still reads and writes the column.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(DropColumn.class, TuneColumn.class, RedefineColumn.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (!migration.phase().servesPreviousRelease()) {
            return List.of();
        }
        Existing existing = new Existing(migration, scene);
        Stream<Finding> dropped = migration.statements(DropColumn.class).stream()
                .filter(drop -> !existing.createsBefore(drop, drop.column()))
                .filter(drop -> !existing.createsBefore(drop, drop.table()))
                .filter(drop -> !RetypedByHand.explains(drop, migration, scene))
                .map(drop -> finding(drop, existing));
        return Stream.concat(dropped, HiddenColumn.findings(migration, scene, METADATA))
                .toList();
    }

    private static Finding finding(DropColumn drop, Existing existing) {
        boolean anew = existing.createsBehind(drop, drop.column());
        return METADATA.at(
                drop.location(),
                "%s drops %s%s."
                        .formatted(existing.migration().id(), drop.column(), anew ? " for a new one of its name" : ""),
                fix(drop, anew, existing));
    }

    private static String fix(DropColumn drop, boolean anew, Existing existing) {
        Scene scene = existing.scene();
        boolean written = isOfKey(drop, scene);
        String nextRelease =
                written ? "go on writing %s, as no key may be null, and give the table another key" : "leave %s out";
        SafeWay way = anew
                ? SafeWay.of(
                        "Give the new column a name that is free, and let the next release %s; drop that when no one uses it:",
                        nextRelease.formatted("the old one"))
                : SafeWay.of(
                        "Keep the column%s, but let the next release %s; drop it when no one uses it:",
                        losesDefault(drop, existing) ? " and its default" : "", nextRelease.formatted("it"));
        if (!written && !fillsItself(drop, scene)) {
            way.in(Phase.INITIAL, "%s", dropNotNull(drop, scene));
        }
        return way.in(Phase.FINALIZATION, "%s", new UsedColumn(drop, scene, ColumnUses.of(drop, scene)).drop())
                .toString();
    }

    /** Returns whether the column is known to belong to the primary key. */
    private static boolean isOfKey(DropColumn drop, Scene scene) {
        return Columns.at(scene, drop).isPresent()
                && Key.of(drop.table(), scene).stream().anyMatch(Spelling.bare(drop)::equalsIgnoreCase);
    }

    /** Returns whether rows that leave the column out are known to be no worse for it. */
    private static boolean fillsItself(DropColumn drop, Scene scene) {
        return Columns.at(scene, drop)
                .filter(column -> column.is(Trait.NUMBERED)
                        || hasDefault(column)
                        || column.isComputed()
                        || !(column.is(Trait.NOT_NULL) || column.is(Trait.PRIMARY_KEY)))
                .isPresent();
    }

    /** Returns whether the migration takes its default away first, as some databases want it. */
    private static boolean losesDefault(DropColumn drop, Existing existing) {
        return existing.migration().statements(DropDefault.class).stream()
                .anyMatch(lost -> lost.column().matches(drop.column()));
    }

    private static boolean hasDefault(Definition column) {
        return !column.defaultValue().isEmpty() && !column.defaultValue().equalsIgnoreCase("NULL");
    }

    private static String dropNotNull(DropColumn drop, Scene scene) {
        return Spelling.of(scene).isMysql()
                ? Redefinition.of(drop, scene, "NULL")
                : "ALTER TABLE %s ALTER COLUMN %s DROP NOT NULL;".formatted(drop.table(), Spelling.bare(drop));
    }
}
