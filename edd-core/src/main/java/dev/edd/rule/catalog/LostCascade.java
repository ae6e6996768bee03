package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.CascadingKeys;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.TableElements;
import dev.edd.rule.text.ConstraintName;
import dev.edd.rule.text.Outline;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.CreateTable;
import dev.edd.sql.TableAction.DropConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Foreign keys that delete or change rows along with those of another table, until they are dropped. */
final class LostCascade {
    private static final Pattern NAMED =
            Pattern.compile("\\bCONSTRAINT\\s+[\"`]?([\\w$]+)[\"`]?\\s+REFERENCES\\b", Pattern.CASE_INSENSITIVE);

    private LostCascade() {}

    /** Returns a finding of a rule for each that a migration drops and does not add again. */
    static Stream<Finding> findings(Existing existing, RuleMetadata rule) {
        Migration migration = existing.migration();
        return migration.statements(DropConstraint.class).stream()
                .filter(drop -> existing.table(drop.table()) && cascades(drop, existing))
                .filter(drop -> migration.statements(AddConstraint.class).stream()
                        .noneMatch(add -> add.table().matches(drop.table()) && cascades(add)))
                .map(drop -> rule.at(
                        drop.location(),
                        "%s drops the foreign key %s, which changes rows of %s along with others."
                                .formatted(migration.id(), drop.name(), drop.table()),
                        SafeWay.of("Drop it when no one counts on it:")
                                .putOff(drop.table(), drop)
                                .toString()));
    }

    /** A foreign key that deletes or changes rows. */
    private record Cascade(String name, List<String> columns) {}

    /** Returns whether the foreign key is known, and no other does the same. */
    private static boolean cascades(DropConstraint drop, Existing existing) {
        List<Cascade> known = new ArrayList<>();
        existing.scene().about(drop.table()).stream()
                .takeWhile(earlier -> !earlier.equals(existing.migration()))
                .flatMap(earlier -> earlier.statements().stream())
                .forEach(statement -> read(statement, drop, known, existing));
        return known.stream()
                .filter(key -> key.name().equalsIgnoreCase(drop.name().last()))
                .anyMatch(key -> known.stream()
                        .noneMatch(
                                other -> !other.equals(key) && other.columns().equals(key.columns())));
    }

    private static void read(Statement statement, DropConstraint drop, List<Cascade> known, Existing existing) {
        if (statement instanceof DropConstraint earlier && earlier.table().matches(drop.table())) {
            known.removeIf(key -> key.name().equalsIgnoreCase(earlier.name().last()));
        }
        Stream<? extends Action> actions = statement instanceof CreateTable create
                ? TableElements.of(create, existing.scene()).all().stream()
                : Stream.of((Action) statement);
        actions.filter(action -> isOf(drop.table(), action))
                .filter(LostCascade::cascades)
                .map(LostCascade::named)
                .forEach(known::add);
    }

    private static boolean isOf(QualifiedName table, Action action) {
        return action instanceof AddConstraint add
                ? add.table().matches(table)
                : action instanceof AddColumn column && column.table().matches(table);
    }

    private static boolean cascades(Action add) {
        return CascadingKeys.CASCADES.matcher(add.text()).find();
    }

    /** What nobody names is named by PostgreSQL. */
    private static Cascade named(Action action) {
        if (action instanceof AddConstraint add) {
            QualifiedName said = add.constraint().name();
            return new Cascade(
                    said.isPresent() ? said.last() : ConstraintName.of(add),
                    Outline.listed(add.constraint().body()));
        }
        AddColumn add = (AddColumn) action;
        Matcher said = NAMED.matcher(add.text());
        String column = Spelling.bare(add);
        String made = Spelling.joined(Spelling.word(add.table().last()), Spelling.word(column), "fkey");
        return new Cascade(said.find() ? said.group(1) : made, List.of(column));
    }
}
