package dev.edd.rule.text;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.DropConstraint;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A foreign key as far as rows have to keep to it; not what becomes of them when the other row goes.
 *
 * @param columns in lower case
 * @param to the columns there, in lower case; none where nobody says
 */
public record RepeatedReference(List<String> columns, String table, List<String> to) {
    private static final Pattern KEY = Pattern.compile(
            "\\bFOREIGN\\s+KEY\\s*\\(([^()]*)\\)\\s*(REFERENCES\\b[^,]*(?:\\([^()]*\\))?)", Pattern.CASE_INSENSITIVE);

    /** Returns whether the table has such a foreign key already, and the changelog drops none of it. */
    public static boolean is(AddConstraint add, List<Migration> earlier, Dialect dialect) {
        boolean kept = earlier.stream()
                .flatMap(migration -> migration.statements(DropConstraint.class).stream())
                .noneMatch(drop -> drop.table().matches(add.table()));
        Set<RepeatedReference> before = earlier.stream()
                .flatMap(UniqueKey::definitions)
                .filter(definition -> definition.table().matches(add.table()))
                .flatMap(definition -> in(definition, dialect).stream())
                .collect(Collectors.toSet());
        return kept && !before.isEmpty() && before.containsAll(in(add, dialect));
    }

    private static Set<RepeatedReference> in(TableAction definition, Dialect dialect) {
        return KEY.matcher(definition.text())
                .results()
                .flatMap(key -> Reference.in(key.group(2), dialect).stream()
                        .limit(1)
                        .map(reference -> new RepeatedReference(
                                lower(List.of(key.group(1).split(",", -1))),
                                reference.table().last().toLowerCase(Locale.ROOT),
                                lower(reference.keys()))))
                .collect(Collectors.toSet());
    }

    private static List<String> lower(List<String> names) {
        return names.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    }
}
