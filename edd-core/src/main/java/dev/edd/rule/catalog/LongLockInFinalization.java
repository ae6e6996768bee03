package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.SetNotNull;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.ChangeConstraint;
import dev.edd.sql.TableAction.CreateIndex;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags a finalization that looks at all rows while others wait. */
final class LongLockInFinalization implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.warning(
                    "long-lock-in-finalization",
                    "The next release serves traffic meanwhile, and waits while every row is looked at.")
            .on(Dialect.POSTGRESQL, Dialect.MYSQL, Dialect.MARIADB);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(
                AddConstraint.class, ChangeConstraint.class, CreateIndex.class, AddColumn.class, SetNotNull.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (migration.phase() != Phase.FINALIZATION) {
            return List.of();
        }
        Existing existing = new Existing(migration, scene);
        return Stream.of(
                        AddedConstraint.in(migration, scene).stream()
                                .filter(added -> added.checksAllRows(scene.engine()))
                                .filter(added -> !Online.isDemanded(added.action(), migration))
                                .map(added -> METADATA.at(
                                        added.action().location(),
                                        "%s adds %s to %s and checks every row for it."
                                                .formatted(
                                                        migration.id(),
                                                        added.words(),
                                                        added.action().table()),
                                        OnlineConstraint.fix(added))),
                        CheckedColumn.findings(migration, scene, METADATA),
                        EnforcedConstraint.in(migration, scene).stream()
                                .map(change -> METADATA.at(
                                        change.location(),
                                        "%s enforces %s and checks every row of %s for it."
                                                .formatted(migration.id(), change.name(), change.table()),
                                        "Run it when few write to %s; %s knows no other way."
                                                .formatted(
                                                        change.table(),
                                                        scene.engine().dialect()))),
                        migration.statements(SetNotNull.class).stream()
                                .filter(set -> scene.engine().dialect() == Dialect.POSTGRESQL)
                                .filter(set -> existing.table(set.table()))
                                .filter(set -> !isProven(set, scene))
                                .map(set -> METADATA.at(
                                        set.location(),
                                        "%s looks for nulls in every row of %s.".formatted(migration.id(), set.table()),
                                        fix(set))))
                .flatMap(found -> found)
                .toList();
    }

    /** Returns whether a check that the changelog adds lets PostgreSQL know that there is no null. */
    private static boolean isProven(SetNotNull set, Scene scene) {
        Pattern check = Pattern.compile(
                "(?is).*\"?\\b" + Pattern.quote(set.column().last()) + "\\b\"?\\s+IS\\s+NOT\\s+NULL\\b.*");
        return scene.about(set.table()).stream()
                .flatMap(migration -> migration.statements(AddConstraint.class).stream())
                .filter(add -> add.table().matches(set.table()))
                .anyMatch(add -> check.matcher(add.constraint().body()).matches());
    }

    private static String fix(SetNotNull set) {
        String column = Spelling.bare(set);
        String name = Spelling.word(set.column().last()) + "_present";
        return SafeWay.of("Prove it without a lock first, in three refactorings or three steps of one:")
                .under(
                        "first",
                        "ALTER TABLE %s ADD CONSTRAINT %s CHECK (%s IS NOT NULL) NOT VALID;",
                        set.table(),
                        name,
                        column)
                .under("then, in another migration", "ALTER TABLE %s VALIDATE CONSTRAINT %s;", set.table(), name)
                .under(
                        "at last",
                        "ALTER TABLE %1$s ALTER COLUMN %2$s SET NOT NULL;\nALTER TABLE %1$s DROP CONSTRAINT %3$s;",
                        set.table(),
                        column,
                        name)
                .toString();
    }
}
