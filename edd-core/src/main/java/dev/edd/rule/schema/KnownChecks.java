package dev.edd.rule.schema;

import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.rule.text.ConstraintName;
import dev.edd.rule.text.Outline;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.Constraint.Kind;
import dev.edd.sql.TableAction.CreateTable;
import dev.edd.sql.TableAction.DropConstraint;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The checks of a table, as a changelog says them. */
final class KnownChecks {
    private static final Scene.Fact<QualifiedName, KnownChecks> OF_TABLE = Scene.Fact.everywhere(KnownChecks::new);

    private static final Pattern CHECK =
            Pattern.compile("(?:\\bCONSTRAINT\\s+(\\S+)\\s+)?\\bCHECK\\s*(?=\\()", Pattern.CASE_INSENSITIVE);

    private final Map<Migration, List<String>> before = new HashMap<>();
    private final Map<String, String> checks = new LinkedHashMap<>();

    private KnownChecks(QualifiedName table, Scene scene) {
        for (Migration migration : scene.about(table)) {
            before.put(migration, List.copyOf(checks.values()));
            for (Statement statement : migration.statements()) {
                if (statement instanceof CreateTable create && create.table().matches(table)) {
                    checks.clear();
                    TableElements.of(create, scene).all().forEach(element -> read(element, table));
                } else if ((statement instanceof AddConstraint add
                                && add.table().matches(table))
                        || (statement instanceof AddColumn column
                                && column.table().matches(table))) {
                    read((Action) statement, table);
                } else if (statement instanceof DropConstraint drop
                        && drop.table().matches(table)) {
                    checks.remove(Spelling.folded(drop.name().last()));
                }
            }
        }
    }

    /** Returns those that there are before a migration, the expressions in parentheses. */
    static Collection<String> before(QualifiedName table, Existing existing) {
        return OF_TABLE.of(table, existing.scene()).before.getOrDefault(existing.migration(), List.of());
    }

    private void read(Action action, QualifiedName table) {
        if (action instanceof AddConstraint add && add.constraint().kind() == Kind.CHECK) {
            QualifiedName said = add.constraint().name();
            String name =
                    said.isPresent() ? said.last() : ConstraintName.of(add).replaceFirst("^t(?=_)", table.last());
            put(name, add.constraint().body());
        } else if (action instanceof AddColumn column) {
            Outline outline = Outline.of(column.text());
            Matcher check = CHECK.matcher(outline.code());
            while (check.find()) {
                String made = "%s_%s_check".formatted(table.last(), Spelling.bare(column));
                put(
                        check.group(1) == null ? made : check.group(1),
                        column.text().substring(check.end()));
            }
        }
    }

    private void put(String name, String text) {
        checks.put(Spelling.folded(name), Outline.parentheses(text));
    }
}
