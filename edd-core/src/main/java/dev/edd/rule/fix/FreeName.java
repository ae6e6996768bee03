package dev.edd.rule.fix;

import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.KnownIndexes;
import dev.edd.sql.QualifiedName;
import java.util.Locale;

/** Makes up the name of an index that no other one of the table has. */
final class FreeName {
    private FreeName() {}

    /** Returns a name, with the first number behind it that makes it free where it is taken. */
    static String of(String name, QualifiedName table, Existing existing) {
        String free = name;
        for (int i = 2; isTaken(free, table, existing); i++) {
            free = name + i;
        }
        return free;
    }

    private static boolean isTaken(String name, QualifiedName table, Existing existing) {
        return KnownIndexes.before(table, existing.migration(), existing.scene()).stream()
                .anyMatch(index -> index.name().equals(name.toLowerCase(Locale.ROOT)));
    }
}
