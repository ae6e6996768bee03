package dev.edd.rule.catalog;

import dev.edd.migration.Statement;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.SqlParser;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.CreateTable;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The existing tables that a statement locks against writers on PostgreSQL: those that foreign keys point to as well. */
final class LockedTables {
    private static final Pattern REFERENCES =
            Pattern.compile("\\bREFERENCES\\s+(?:ONLY\\s+)?([\\w.$\"]+)", Pattern.CASE_INSENSITIVE);

    private LockedTables() {}

    /** Returns them in the order in which they are locked. */
    static Set<QualifiedName> by(Statement statement, Existing existing) {
        Set<QualifiedName> tables = new LinkedHashSet<>();
        tables.add(LocksOnSeveralTables.locks(statement));
        if (statement instanceof CreateTable create) {
            tables.addAll(create.references());
        } else if (statement instanceof AddColumn || statement instanceof AddConstraint) {
            tables.addAll(references((Action) statement, existing));
        }
        tables.removeIf(table -> !existing.table(table));
        return tables;
    }

    private static Set<QualifiedName> references(Action action, Existing existing) {
        Set<QualifiedName> tables = new LinkedHashSet<>();
        Matcher matcher = REFERENCES.matcher(
                SqlParser.code(action.text(), existing.scene().engine().dialect()));
        while (matcher.find()) {
            List<String> parts = Arrays.stream(matcher.group(1).split("\\.", -1))
                    .map(part -> part.startsWith("\"") ? part.replace("\"", "") : part.toLowerCase(Locale.ROOT))
                    .toList();
            tables.add(new QualifiedName(parts, matcher.group(1)));
        }
        return tables;
    }
}
