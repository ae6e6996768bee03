package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Existing;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.CreateTable;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules by which PostgreSQL does something else instead of what is written to a table; views are written through by them. */
final class RedirectedWrites {
    private static final Pattern INSTEAD = Pattern.compile(
            "\\bON\\s+(?:INSERT|UPDATE|DELETE)\\b.*\\bDO\\s+INSTEAD\\b", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern NOTHING =
            Pattern.compile(INSTEAD.pattern() + "\\s+NOTHING\\b", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private RedirectedWrites() {}

    /** Returns a finding of a rule for each that a migration creates for an existing table. */
    static Stream<Finding> findings(Migration migration, Existing existing, RuleMetadata rule) {
        return migration.statements(CreateObject.class).stream()
                .filter(create -> create.kind() == Kind.RULE && existing.table(create.on()))
                .filter(create -> NOTHING.matcher(create.text()).find()
                        ? !isView(create.on(), existing)
                        : INSTEAD.matcher(create.text()).find() && isTable(create.on(), existing))
                .map(create -> rule.at(
                        create.location(),
                        "%s adds the rule %s, by which something else is done instead of what is written to %s."
                                .formatted(migration.id(), create.name(), create.on()),
                        SafeWay.of("Create it when the next release alone writes to the table:")
                                .in(
                                        Phase.FINALIZATION,
                                        "%s;",
                                        create.statement().text())
                                .toString()));
    }

    private static boolean isView(QualifiedName name, Existing existing) {
        return existing.scene().about(name).stream()
                .flatMap(each -> each.statements(CreateObject.class).stream())
                .anyMatch(create -> create.kind() == Kind.VIEW && create.name().matches(name));
    }

    private static boolean isTable(QualifiedName name, Existing existing) {
        return existing.scene().about(name).stream()
                .flatMap(each -> each.statements(CreateTable.class).stream())
                .anyMatch(create -> create.table().matches(name));
    }
}
