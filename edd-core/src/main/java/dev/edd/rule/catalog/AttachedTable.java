package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.AttachPartition;
import dev.edd.sql.TableAction.Constraint.Kind;
import dev.edd.sql.TableAction.CreateTable;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An existing table that PostgreSQL makes a partition: it is locked, and each row looked at unless a check says where it belongs. */
final class AttachedTable {
    /** A partition may be created as one as well. */
    private static final Pattern ATTACH = Pattern.compile("\\s*ATTACH\\b", Pattern.CASE_INSENSITIVE);

    private AttachedTable() {}

    /** Returns a finding of a rule for each of a migration. */
    static Stream<Finding> findings(Migration migration, Scene scene, RuleMetadata rule) {
        Existing existing = new Existing(migration, scene);
        return migration.statements(AttachPartition.class).stream()
                .filter(attach -> scene.engine().dialect() == Dialect.POSTGRESQL)
                .filter(attach -> ATTACH.matcher(attach.text()).lookingAt())
                .filter(attach -> existing.table(attach.partition()) && hasUncheckedRows(attach, scene))
                .map(attach -> rule.at(
                        attach.location(),
                        "%s attaches %s to %s and looks at every row of it."
                                .formatted(migration.id(), attach.partition(), attach.table()),
                        fix(attach, scene)));
    }

    /** Returns whether the changelog creates the table, not in the likeness of the other one, and no check of it. */
    private static boolean hasUncheckedRows(AttachPartition attach, Scene scene) {
        QualifiedName table = attach.partition();
        List<Migration> about = scene.about(table);
        return about.stream()
                        .flatMap(migration -> migration.statements(CreateTable.class).stream())
                        .anyMatch(create -> create.table().matches(table)
                                && !Mentions.of("CHECK", create.text())
                                && !Mentions.of("LIKE", create.text()))
                && about.stream()
                        .flatMap(migration -> migration.statements(AddConstraint.class).stream())
                        .noneMatch(add ->
                                add.table().matches(table) && add.constraint().kind() == Kind.CHECK);
    }

    private static String fix(AttachPartition attach, Scene scene) {
        String name = Spelling.word(attach.partition().last()) + "_bounds";
        SequenceNumber number = scene.changelog().nextNumber();
        return SafeWay.of("Let a check say first that all rows are within the bounds, and prove it without a lock:")
                .in(
                        Phase.FINALIZATION,
                        "ALTER TABLE %s ADD CONSTRAINT %s CHECK (<what the bounds say, and that the key is not null>) NOT VALID;",
                        attach.partition(),
                        name)
                .behind(number, scene, "ALTER TABLE %s VALIDATE CONSTRAINT %s;", attach.partition(), name)
                .under(
                        "finalization of refactoring %s".formatted(number),
                        "ALTER TABLE %s %s;\nALTER TABLE %s DROP CONSTRAINT %s;",
                        attach.table(),
                        attach.text().strip(),
                        attach.partition(),
                        name)
                .toString();
    }
}
