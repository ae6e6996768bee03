package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.sql.ObjectAction;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.CreateRoutine;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.ObjectAction.RenameObject;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.CreateTable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes how an object answers to two names until the release is gone that knows the old one only. */
record SecondName(RenameObject rename, Scene scene) {
    private static final Pattern ROUTINE = Pattern.compile("(?is)ALTER\\s+(\\w+)\\s+(.*?)\\s+RENAME\\s+TO\\b.*");
    private static final Pattern ACCOUNT =
            Pattern.compile("(?is).*?\\b(?:ROLE|USER|GROUP)\\s+(\\S+)\\s+(?:RENAME\\s+)?TO\\s+([^\\s,]+).*");

    /** Returns the fix. */
    String fix() {
        return switch (rename.kind()) {
            case VIEW, MATERIALIZED_VIEW -> view();
            case TYPE -> type();
            case DOMAIN -> domain();
            case SEQUENCE -> sequence();
            case FUNCTION, PROCEDURE -> routine();
            case SCHEMA -> schema();
            default -> account();
        };
    }

    private String view() {
        return SafeWay.of("Leave a view under the old name until no one uses it:")
                .in(
                        Phase.INITIAL,
                        "%s;\nCREATE VIEW %s AS SELECT * FROM %s;",
                        rename.statement().text(),
                        rename.name(),
                        rename.to())
                .in(Phase.FINALIZATION, "DROP VIEW IF EXISTS %s;", rename.name())
                .toString();
    }

    /** Nothing else can stand for an enumerated type: PostgreSQL compares its values with those of no other, domains included. */
    private String type() {
        return SafeWay.of(
                        "Leave the name of the type out of the SQL of the next release, as 'x' for 'x'::%s, and rename it at "
                                + "the end:",
                        rename.name())
                .in(Phase.FINALIZATION, "%s;", rename.statement().text())
                .toString();
    }

    /** A domain that demands nothing takes the values of its type, and each is one of its own. */
    private String domain() {
        return SafeWay.of("Leave a domain under the old name, which takes the same values, until no one uses it:")
                .in(
                        Phase.INITIAL,
                        "%s;\nCREATE DOMAIN %s AS %s;",
                        rename.statement().text(),
                        rename.name(),
                        rename.to())
                .in(Phase.FINALIZATION, "DROP DOMAIN IF EXISTS %s;", rename.name())
                .toString();
    }

    private String sequence() {
        return SafeWay.of("Create a second sequence whose numbers the old one does not reach while both are used:")
                .in(
                        Phase.INITIAL,
                        "CREATE SEQUENCE %s START WITH <a number that %s will not reach>;",
                        rename.to(),
                        rename.name())
                .in(Phase.FINALIZATION, "DROP SEQUENCE IF EXISTS %s;", rename.name())
                .toString();
    }

    private String routine() {
        Matcher routine = ROUTINE.matcher(rename.statement().text().strip());
        boolean renamed = routine.matches();
        String kind = renamed ? routine.group(1) : rename.kind().name();
        return SafeWay.of("Create it a second time under the new name, and drop the old one at the end:")
                .in(Phase.INITIAL, "%s;", definition(kind))
                .in(
                        Phase.FINALIZATION,
                        "DROP %s IF EXISTS %s;",
                        kind,
                        renamed ? routine.group(2) : rename.name().written())
                .toString();
    }

    private String definition(String kind) {
        String unknown = "CREATE %s %s(<its parameters>) <what it returns, and its body>".formatted(kind, rename.to());
        return created(rename, scene)
                .map(text -> text.replaceFirst(
                        "(?i)(\\b(?:FUNCTION|PROCEDURE|ALIAS|AGGREGATE)\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?)[\\w.\"`$]+",
                        "$1" + Matcher.quoteReplacement(rename.to().written())))
                .orElse(unknown);
    }

    /** Returns the statement that created last what an action is about; empty where no one before it does. */
    static Optional<String> created(ObjectAction action, Scene scene) {
        Optional<String> last = Optional.empty();
        for (Migration migration : scene.changelog().migrations()) {
            for (Statement statement : migration.statements()) {
                if (statement == action) {
                    return last;
                }
                if ((statement instanceof CreateObject || statement instanceof CreateRoutine)
                        && ((ObjectAction) statement).kind() == action.kind()
                        && ((ObjectAction) statement).name().matches(action.name())) {
                    last = Optional.of(((ObjectAction) statement).statement().text());
                }
            }
        }
        return last;
    }

    private String schema() {
        List<String> tables = tables();
        SafeWay way = SafeWay.of("Leave a schema under the old name, with a view for each table, until no one uses it:")
                .in(Phase.INITIAL, "%s;\nCREATE SCHEMA %s;", rename.statement().text(), rename.name());
        tables.forEach(table ->
                way.more("CREATE VIEW %1$s.%3$s AS SELECT * FROM %2$s.%3$s;", rename.name(), rename.to(), table));
        way.under(Phase.FINALIZATION.toString(), "DROP VIEW IF EXISTS %s.%s;", rename.name(), tables.get(0));
        tables.stream().skip(1).forEach(table -> way.more("DROP VIEW IF EXISTS %s.%s;", rename.name(), table));
        return way.more("DROP SCHEMA IF EXISTS %s;", rename.name()).toString();
    }

    private List<String> tables() {
        List<String> tables = scene.changelog().migrations().stream()
                .flatMap(migration -> migration.statements(CreateTable.class).stream())
                .map(CreateTable::table)
                .filter(this::isInside)
                .map(table ->
                        table.written().substring(Spelling.qualifier(table).length()))
                .distinct()
                .toList();
        return tables.isEmpty() ? List.of("<each table>") : tables;
    }

    private boolean isInside(QualifiedName table) {
        int parts = table.parts().size();
        return parts > 1 && table.parts().get(parts - 2).equals(rename.name().last());
    }

    /** Passwords have no place in a changelog. */
    private String account() {
        Matcher names = ACCOUNT.matcher(rename.statement().text());
        if (rename.kind() != Kind.ROLE || !names.matches()) {
            return "Create a second %s in the initial, and drop the old one in the finalization."
                    .formatted(DropObjectTooEarly.words(rename.kind()));
        }
        String from = names.group(1);
        String to = names.group(2);
        SafeWay way = SafeWay.of("Create a second account with the same rights, whose password is set elsewhere:");
        return switch (scene.engine().dialect()) {
            case POSTGRESQL ->
                way.in(Phase.INITIAL, "CREATE ROLE %s LOGIN IN ROLE %s;", to, from)
                        .in(Phase.FINALIZATION, "ALTER ROLE %s NOLOGIN;", from)
                        .toString();
            case MYSQL, MARIADB ->
                way.in(
                                Phase.INITIAL,
                                "CREATE USER %1$s ACCOUNT LOCK;\nGRANT <what SHOW GRANTS FOR %2$s lists> TO %1$s;",
                                to,
                                from)
                        .in(Phase.FINALIZATION, "DROP USER IF EXISTS %s;", from)
                        .toString();
            case H2, OTHER ->
                way.in(
                                Phase.INITIAL,
                                "CREATE USER %1$s PASSWORD '<its password>';\nGRANT <the rights of %2$s> TO %1$s;",
                                to,
                                from)
                        .in(Phase.FINALIZATION, "DROP USER IF EXISTS %s;", from)
                        .toString();
        };
    }
}
