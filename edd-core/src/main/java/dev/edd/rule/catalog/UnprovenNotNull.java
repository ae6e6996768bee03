package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.sql.ColumnAction.SetNotNull;
import dev.edd.sql.TableAction.AddConstraint;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Nulls that are forbidden where no check proves that there are none, so that PostgreSQL looks for them. */
final class UnprovenNotNull {
    private UnprovenNotNull() {}

    /** Returns a finding of a rule for each of a migration. */
    static Stream<Finding> findings(Migration migration, Scene scene, RuleMetadata rule) {
        if (scene.engine().dialect() != Dialect.POSTGRESQL) {
            return Stream.empty();
        }
        Existing existing = new Existing(migration, scene);
        return migration.statements(SetNotNull.class).stream()
                .filter(set -> existing.table(set.table()))
                .filter(set -> !isProven(set, scene))
                .map(set -> rule.at(
                        set.location(),
                        "%s looks for nulls in every row of %s.".formatted(migration.id(), set.table()),
                        fix(set)));
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
