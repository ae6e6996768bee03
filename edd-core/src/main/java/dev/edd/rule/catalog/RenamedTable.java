package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.EmptyTable;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.NewTables;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.PutAside;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.DropObject;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.CreateTable;
import dev.edd.sql.TableAction.RenameTable;
import java.util.List;

/** Flags a table that loses the name that a running release knows, and leaves no view or synonym under it. */
final class RenamedTable implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "renamed-table",
            "Two releases run at once, one of them knows the old name only, and nothing answers to it any more.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(RenameTable.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        boolean last = !migration.phase().servesPreviousRelease();
        Existing existing = new Existing(migration, scene);
        return migration.statements(RenameTable.class).stream()
                .filter(rename -> !existing.createsBefore(rename, rename.table()))
                .filter(rename -> migration.phase() != Phase.TRANSITION || !NewTables.has(rename.table(), scene))
                .filter(rename -> !(last && PutAside.is(rename, migration)))
                .filter(rename -> !isGivenBack(rename, migration, scene))
                .map(rename -> METADATA.at(
                        rename.location(),
                        "%s renames %s to %s.".formatted(migration.id(), rename.table(), rename.to()),
                        fix(rename, migration, scene)))
                .toList();
    }

    private static String fix(RenameTable rename, Migration migration, Scene scene) {
        boolean mysql = Spelling.of(scene).isMysql();
        if (mysql && !migration.phase().servesPreviousRelease() && isView(rename.to(), scene)) {
            return SafeWay.of("Let the table take the name at the moment at which the view leaves it:")
                    .in(
                            Phase.FINALIZATION,
                            "RENAME TABLE %1$s TO %2$s%3$s_view, %4$s TO %1$s;\nDROP VIEW IF EXISTS %2$s%3$s_view;",
                            rename.to(),
                            Spelling.qualifier(rename.to()),
                            Spelling.word(rename.to().last()),
                            rename.table())
                    .toString();
        }
        return migration.statements(RenameTable.class).stream()
                .filter(other -> other.to().matches(rename.table()) && new EmptyTable(other).is(migration))
                .findFirst()
                .map(other -> new EmptyTable(other).fix(scene))
                .orElseGet(() -> new DroppedForName(rename, migration).fix(scene));
    }

    /** Returns whether a view or another table takes the old name in the same migration, or this table takes another's. */
    private static boolean isGivenBack(RenameTable rename, Migration migration, Scene scene) {
        List<RenameTable> renames = migration.statements(RenameTable.class);
        return migration.statements(CreateObject.class).stream()
                        .anyMatch(create -> standsFor(create, rename, migration, scene))
                || takesPlaceOfView(rename, migration, scene)
                || new DroppedForName(rename, migration).isSwap(scene)
                || renames.stream()
                        .filter(other -> !other.equals(rename))
                        .anyMatch(other -> (other.to().matches(rename.table()) && !new EmptyTable(other).is(migration))
                                || (rename.to().matches(other.table())
                                        && (!isKnown(rename, scene) || isView(other.table(), scene))));
    }

    /** Nobody writes through a view of H2's, but through a synonym. */
    private static boolean standsFor(CreateObject create, RenameTable rename, Migration migration, Scene scene) {
        return scene.engine().dialect() == Dialect.H2
                ? create.kind() == Kind.OTHER
                        && create.name().matches(rename.table())
                        && Mentions.of(rename.to(), create.text())
                : ViewColumns.standsFor(create, rename, migration, scene);
    }

    /** Returns whether the name changes hands in one transaction, from the view that the next release knows it by. */
    private static boolean takesPlaceOfView(RenameTable rename, Migration migration, Scene scene) {
        return scene.engine().dialect() == Dialect.POSTGRESQL
                && migration.runsInTransaction()
                && isView(rename.to(), scene)
                && migration.statements(DropObject.class).stream()
                        .anyMatch(
                                drop -> drop.kind() == Kind.VIEW && drop.name().matches(rename.to()));
    }

    /** Returns whether the refactoring's initial has given the table its new name already, by a view. */
    private static boolean isView(QualifiedName name, Scene scene) {
        return scene.refactoring().in(Phase.INITIAL).stream()
                .flatMap(initial -> initial.statements(CreateObject.class).stream())
                .anyMatch(create -> create.kind() == Kind.VIEW && create.name().matches(name));
    }

    /** Returns whether an earlier refactoring has created the table, and not in order to take the other's place. */
    private static boolean isKnown(RenameTable rename, Scene scene) {
        return !rename.table().last().contains(rename.to().last())
                && scene.about(rename.table()).stream()
                        .filter(migration -> !scene.refactoring().migrations().contains(migration))
                        .flatMap(migration -> migration.statements(CreateTable.class).stream())
                        .anyMatch(create -> create.table().matches(rename.table()));
    }
}
