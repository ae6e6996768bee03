package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.NotNullProofs;
import dev.edd.rule.schema.RewrittenRows;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.SetNotNull;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds nulls that are forbidden behind a new column whose default fills all rows, so that PostgreSQL looks for them. */
final class SeparateNotNull {
    private SeparateNotNull() {}

    /** Returns a rule's findings about them, in order. */
    static Stream<Finding> findings(Migration migration, Scene scene, RuleMetadata rule) {
        if (scene.engine().dialect() != Dialect.POSTGRESQL) {
            return Stream.empty();
        }
        Existing existing = new Existing(migration, scene);
        return migration.statements(SetNotNull.class).stream()
                .filter(set -> existing.table(set.table()) && !NotNullProofs.prove(set, scene))
                .flatMap(set -> added(set, existing).stream()
                        .map(add -> rule.at(
                                set.location(),
                                "%s forbids nulls in the new column %s and looks for them in every row."
                                        .formatted(migration.id(), set.column()),
                                together(add))));
    }

    private static Optional<AddColumn> added(SetNotNull set, Existing existing) {
        return existing.migration().statements(AddColumn.class).stream()
                .filter(add -> existing.adds(add, set.column()))
                .filter(add -> !add.definition().defaultValue().isEmpty()
                        && !add.definition().defaultValue().equalsIgnoreCase("NULL")
                        && !RewrittenRows.by(add, existing.scene())
                        && !CheckedColumn.isOne(add, existing))
                .findFirst();
    }

    /** Returns whether the migration forbids nulls in a column behind it. */
    static boolean isBehind(AddColumn add, Migration migration) {
        return migration.statements(SetNotNull.class).stream()
                .anyMatch(set -> set.column().matches(add.column()));
    }

    private static String together(AddColumn add) {
        return SafeWay.of("Forbid them where the column is added, for which no row is looked at:")
                .in(
                        Phase.INITIAL,
                        "%s %s;",
                        Spelling.alter(add, add.table()),
                        add.text().strip().replaceFirst("(?i)(?:\\bNULL\\s+)?\\bDEFAULT\\b", "NOT NULL DEFAULT"))
                .toString();
    }
}
