package dev.edd.rule.fix;

import dev.edd.migration.Phase;
import dev.edd.rule.Scene;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.ObjectAction.RenameObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes how a role gets another name, under which the next release logs in. */
record SecondAccount(RenameObject rename, Scene scene) {
    private static final Pattern ACCOUNT =
            Pattern.compile("(?is).*?\\b(?:ROLE|USER|GROUP)\\s+(\\S+)\\s+(?:RENAME\\s+)?TO\\s+([^\\s,]+).*");

    /** Returns the fix; passwords have no place in a changelog. */
    String fix() {
        Matcher names = ACCOUNT.matcher(rename.statement().text());
        if (rename.kind() != Kind.ROLE || !names.matches()) {
            return "Create a second %s in the initial, and drop the old one in the finalization."
                    .formatted(rename.kind().words());
        }
        return account(names.group(1), names.group(2));
    }

    private String account(String from, String to) {
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
