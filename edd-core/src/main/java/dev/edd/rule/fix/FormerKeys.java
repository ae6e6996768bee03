package dev.edd.rule.fix;

import dev.edd.migration.Migration;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.AddedConstraint;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.Key;
import dev.edd.rule.schema.PointedKeys;
import dev.edd.rule.text.Spelling;
import dev.edd.rule.text.UniqueKey;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.Constraint.Kind;
import dev.edd.sql.TableAction.DropConstraint;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys that an initial drops of a table of PostgreSQL to put another one in their place: without them nothing keeps rows
 * apart meanwhile.
 */
record FormerKeys(QualifiedName table, Existing existing, List<DropConstraint> dropped) {
    /** So many tables are named. */
    private static final int MOST = 5;

    FormerKeys {
        dropped = List.copyOf(dropped);
    }

    /** Returns those that make room for a key, in order. */
    static FormerKeys of(AddedConstraint added) {
        AddConstraint add = (AddConstraint) added.action();
        return isLast(add, added.existing().migration())
                ? of(add.table(), add.constraint().kind(), added.existing())
                : new FormerKeys(add.table(), added.existing(), List.of());
    }

    /** Returns those that make room for the key of a new column, in order. */
    static FormerKeys of(AddColumn add, Kind kind, Existing existing) {
        return keys(add.table(), existing.migration()).findAny().isEmpty()
                ? of(add.table(), kind, existing)
                : new FormerKeys(add.table(), existing, List.of());
    }

    private static FormerKeys of(QualifiedName table, Kind kind, Existing existing) {
        Set<String> known = new HashSet<>();
        existing.scene().about(table).stream()
                .flatMap(each -> UniqueKey.in(each, existing.scene()).stream())
                .filter(key -> key.table().matches(table))
                .forEach(key -> known.add(key.name()));
        return new FormerKeys(
                table,
                existing,
                existing.migration().statements(DropConstraint.class).stream()
                        .filter(drop -> drop.table().matches(table) && isKey(drop, kind, known))
                        .toList());
    }

    private static Stream<AddConstraint> keys(QualifiedName table, Migration migration) {
        return migration.statements(AddConstraint.class).stream()
                .filter(other -> other.table().matches(table))
                .filter(other -> other.constraint().kind() == Kind.PRIMARY_KEY
                        || other.constraint().kind() == Kind.UNIQUE);
    }

    /** What is dropped once makes room once, and the last one is there when the table has all its new keys. */
    private static boolean isLast(AddConstraint add, Migration migration) {
        return keys(add.table(), migration)
                .reduce((first, last) -> last)
                .filter(add::equals)
                .isPresent();
    }

    /** A name that nobody has said is PostgreSQL's, and a table has but one primary key. */
    private static boolean isKey(DropConstraint drop, Kind kind, Set<String> known) {
        String name = drop.name().last().toLowerCase(Locale.ROOT);
        boolean unsaid = name.startsWith(Spelling.word(drop.table().last()).toLowerCase(Locale.ROOT) + "_")
                && (name.endsWith("_key") || (name.endsWith("_pkey") && kind == Kind.PRIMARY_KEY));
        return known.contains(name) || unsaid;
    }

    /** Returns what to call the index of the new one, which may not have the name of one that is still there. */
    String index(String name) {
        boolean taken = dropped.stream()
                .anyMatch(drop -> Spelling.folded(drop.name().last()).equals(Spelling.folded(name)));
        return taken ? FreeName.of(Spelling.joined(Spelling.word(name), "", "new"), table, existing) : name;
    }

    /** Returns the statement that drops them and makes an index the new one. */
    String replaced(String name, Kind kind, String index) {
        return replaced(name, kind, index, "");
    }

    /** Returns the same with clauses of the constraint. */
    String replaced(String name, Kind kind, String index, String clauses) {
        return "ALTER TABLE %s %sADD CONSTRAINT %s %s USING INDEX %s%s;%s"
                .formatted(
                        table,
                        dropped.stream().map(drop -> drop.text().strip() + ", ").collect(Collectors.joining()),
                        name,
                        kind.name().replace('_', ' '),
                        index,
                        clauses,
                        note());
    }

    private String note() {
        if (dropped.isEmpty()) {
            return "";
        }
        String note = " -- not before, as the table needs a key meanwhile";
        List<String> pointing = PointedKeys.to(table, existing.scene()).stream()
                .filter(pointer -> dropped.stream()
                        .anyMatch(drop -> isOf(drop, pointer.reference().keys())))
                .map(pointer -> pointer.from().toString())
                .distinct()
                .toList();
        if (pointing.isEmpty()) {
            return note;
        }
        String more = pointing.size() > MOST ? " and %s more".formatted(pointing.size() - MOST) : "";
        return "%s\n-- foreign keys of %s%s point to a key here: drop them before it, and add them behind it, NOT VALID"
                .formatted(note, pointing.stream().limit(MOST).collect(Collectors.joining(", ")), more);
    }

    /** Returns whether a dropped key has the columns that a foreign key points to, or is the one for which it names none. */
    private boolean isOf(DropConstraint drop, List<String> columns) {
        String name = Spelling.folded(drop.name().last());
        Set<String> folded = columns.stream().map(Spelling::folded).collect(Collectors.toSet());
        boolean primary = name.equals(Spelling.folded(table.last()) + "_pkey");
        if (columns.isEmpty()
                || name.equals(Spelling.folded(table.last() + "_" + String.join("_", columns) + "_key"))) {
            return primary || !columns.isEmpty();
        }
        Scene scene = existing.scene();
        boolean isKey = primary
                && Key.of(table, scene).stream()
                        .map(Spelling::folded)
                        .collect(Collectors.toSet())
                        .equals(folded);
        return isKey
                || scene.about(table).stream()
                        .flatMap(each -> UniqueKey.in(each, scene).stream())
                        .anyMatch(key -> key.table().matches(table)
                                && key.name().equals(name)
                                && key.columns().equals(folded));
    }
}
