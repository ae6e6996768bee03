package dev.edd.rule.catalog;

import dev.edd.migration.Phase;
import dev.edd.rule.Scene;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.CreateTable;
import java.util.regex.Pattern;

/** Writes how a partitioned table of PostgreSQL gets an index or a constraint: its partitions one by one, while others go on. */
record Partitioned(AddedConstraint added, Scene scene) {
    private static final Pattern BY = Pattern.compile("\\bPARTITION\\s+BY\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNIQUE = Pattern.compile("CREATE\\s+UNIQUE\\b", Pattern.CASE_INSENSITIVE);
    private static final String EACH = "<each partition>";
    private static final String INDEX = "<its index>";

    /** Returns whether the changelog creates the table with partitions. */
    static boolean is(QualifiedName table, Scene scene) {
        return scene.about(table).stream()
                .flatMap(migration -> migration.statements(CreateTable.class).stream())
                .anyMatch(create -> create.table().matches(table)
                        && BY.matcher(create.text()).find());
    }

    private QualifiedName table() {
        return added.action().table();
    }

    /** Returns the fix for an index. */
    String index() {
        String text = added.action().text().replaceFirst("(?i)\\bCONCURRENTLY\\s+", "");
        String[] parts = text.split("(?i)\\bON\\s+(?:ONLY\\s+)?" + Pattern.quote(table().written()), 2);
        String rest = parts[parts.length - 1];
        Phase phase = added.existing().migration().phase();
        SafeWay way = SafeWay.of(
                        "Create it for the table alone, build that of each partition while others go on, and attach them:")
                .in(phase, "%sON ONLY %s%s;", parts[0], table(), rest)
                .afterwards(
                        phase,
                        scene,
                        "CREATE %sINDEX CONCURRENTLY %s ON %s%s;",
                        UNIQUE.matcher(text).lookingAt() ? "UNIQUE " : "",
                        INDEX,
                        EACH,
                        rest);
        return attached(way, "").toString();
    }

    /** Adds a unique or primary key to a way. */
    SafeWay key(SafeWay way) {
        AddConstraint add = (AddConstraint) added.action();
        String kind = add.constraint().kind().name().replace('_', ' ');
        KeyClauses clauses = KeyClauses.of(add);
        way.in(
                        Phase.FINALIZATION,
                        "ALTER TABLE ONLY %s ADD CONSTRAINT %s %s %s%s;",
                        table(),
                        added.name(),
                        kind,
                        clauses.index(),
                        clauses.constraint())
                .afterwards(
                        Phase.FINALIZATION,
                        scene,
                        "CREATE UNIQUE INDEX CONCURRENTLY %s ON %s %s;",
                        INDEX,
                        EACH,
                        clauses.index());
        return attached(
                way,
                "ALTER TABLE %2$s ADD CONSTRAINT %1$s %3$s USING INDEX %1$s%4$s;\n"
                        .formatted(INDEX, EACH, kind, clauses.constraint()));
    }

    private SafeWay attached(SafeWay way, String before) {
        return way.under(
                "initial of refactoring %s"
                        .formatted(scene.changelog().nextNumber().next()),
                "%sALTER INDEX %s%s ATTACH PARTITION %s;",
                before,
                Spelling.qualifier(table()),
                added.name(),
                INDEX);
    }

    /** Adds a foreign key to a way; before PostgreSQL 18 that of the table cannot be left unchecked, but takes over those of partitions. */
    SafeWay foreignKey(SafeWay way, Phase phase) {
        String named = OnlineConstraint.named(added);
        return way.in(phase, "ALTER TABLE %s %s NOT VALID;", EACH, named)
                .afterwards(phase, scene, "ALTER TABLE %s VALIDATE CONSTRAINT %s;", EACH, added.name())
                .under(
                        "finalization of refactoring %s"
                                .formatted(scene.changelog().nextNumber()),
                        "ALTER TABLE %s %s;",
                        table(),
                        named);
    }
}
