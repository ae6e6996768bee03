package dev.edd.rule.fix;

import dev.edd.migration.Phase;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.LastCreation;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.ObjectAction.RenameObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes how an object answers to two names until the release is gone that knows the old one only. */
public record SecondName(RenameObject rename, Scene scene) {
    private static final Pattern ROUTINE = Pattern.compile("(?is)ALTER\\s+(\\w+)\\s+(.*?)\\s+RENAME\\s+TO\\b.*");

    /** Returns the fix. */
    public String fix() {
        return switch (rename.kind()) {
            case VIEW, MATERIALIZED_VIEW -> view();
            case TYPE -> type();
            case DOMAIN -> domain();
            case SEQUENCE -> sequence();
            case FUNCTION, PROCEDURE -> routine();
            case EXTENSION -> extension();
            case SCHEMA -> new SecondSchema(rename, scene).fix();
            default -> new SecondAccount(rename, scene).fix();
        };
    }

    private String view() {
        return standIn(
                "Leave a view under the old name, with the same privileges, until no one uses it:",
                "VIEW",
                "SELECT * FROM " + rename.to());
    }

    private String standIn(String sentence, String kind, String body) {
        return SafeWay.of(sentence)
                .in(Phase.INITIAL, "%s;\nCREATE %s %s AS %s;", Spelling.statement(rename), kind, rename.name(), body)
                .in(Phase.FINALIZATION, "DROP %s IF EXISTS %s;", kind, rename.name())
                .toString();
    }

    /** Nothing else can stand for an enumerated type: PostgreSQL compares its values with those of no other, domains included. */
    private String type() {
        return SafeWay.of(
                        "Leave the name of the type out of the SQL of the next release, as 'x' for 'x'::%s, and rename it at "
                                + "the end:",
                        rename.name())
                .in(Phase.FINALIZATION, "%s;", Spelling.statement(rename))
                .toString();
    }

    /** A domain that demands nothing takes the values of its type, and each is one of its own. */
    private String domain() {
        return standIn(
                "Leave a domain under the old name, which takes the same values, until no one uses it:",
                "DOMAIN",
                rename.to().written());
    }

    /** What an extension brings along is in one schema only. */
    private String extension() {
        return SafeWay.of("Let the next release find it in both schemas, by its search_path, and move it at the end:")
                .in(Phase.FINALIZATION, "%s;", Spelling.statement(rename))
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
        return LastCreation.of(rename, scene)
                .map(text -> text.replaceFirst(
                        "(?i)(\\b(?:FUNCTION|PROCEDURE|ALIAS|AGGREGATE)\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?)[\\w.\"`$]+",
                        "$1" + Matcher.quoteReplacement(rename.to().written())))
                .orElse(unknown);
    }
}
