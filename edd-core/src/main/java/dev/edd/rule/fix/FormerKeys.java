package dev.edd.rule.fix;

import dev.edd.migration.Migration;
import dev.edd.rule.schema.AddedConstraint;
import dev.edd.rule.text.Spelling;
import dev.edd.rule.text.UniqueKey;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.Constraint.Kind;
import dev.edd.sql.TableAction.DropConstraint;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys that an initial drops of a table of PostgreSQL to put another one in their place: without them nothing keeps rows apart meanwhile. */
record FormerKeys(List<DropConstraint> dropped) {
    FormerKeys {
        dropped = List.copyOf(dropped);
    }

    /** Returns those that make room for a key, in order. */
    static FormerKeys of(AddedConstraint added) {
        AddConstraint add = (AddConstraint) added.action();
        if (!isLast(add, added.existing().migration())) {
            return new FormerKeys(List.of());
        }
        Set<String> known = new HashSet<>();
        added.existing().scene().about(add.table()).stream()
                .flatMap(each -> UniqueKey.in(each, added.existing().scene()).stream())
                .filter(key -> key.table().matches(add.table()))
                .forEach(key -> known.add(key.name()));
        return new FormerKeys(added.existing().migration().statements(DropConstraint.class).stream()
                .filter(drop -> drop.table().matches(add.table()) && isKey(drop, add, known))
                .toList());
    }

    /** What is dropped once makes room once, and the last one is there when the table has all its new keys. */
    private static boolean isLast(AddConstraint add, Migration migration) {
        return migration.statements(AddConstraint.class).stream()
                .filter(other -> other.table().matches(add.table()))
                .filter(other -> other.constraint().kind() == Kind.PRIMARY_KEY
                        || other.constraint().kind() == Kind.UNIQUE)
                .reduce((first, last) -> last)
                .filter(add::equals)
                .isPresent();
    }

    /** A name that nobody has said is PostgreSQL's, and a table has but one primary key. */
    private static boolean isKey(DropConstraint drop, AddConstraint add, Set<String> known) {
        String name = drop.name().last().toLowerCase(Locale.ROOT);
        boolean unsaid = name.startsWith(Spelling.word(add.table().last()).toLowerCase(Locale.ROOT) + "_")
                && (name.endsWith("_key")
                        || (name.endsWith("_pkey") && add.constraint().kind() == Kind.PRIMARY_KEY));
        return known.contains(name) || unsaid;
    }

    /** Returns what to call the index of the new one, which may not have the name of one that is still there. */
    String index(String name) {
        boolean taken = dropped.stream()
                .anyMatch(drop -> Spelling.folded(drop.name().last()).equals(Spelling.folded(name)));
        return taken ? name + "_new" : name;
    }

    /** Returns the actions that drop them, each with a comma behind it, which belong into the statement that adds the new one. */
    String drops() {
        return dropped.stream().map(drop -> drop.text().strip() + ", ").collect(Collectors.joining());
    }

    /** Returns the comment that says so; empty for none. */
    String note() {
        return dropped.isEmpty() ? "" : " -- not before, as the table needs a key meanwhile";
    }
}
