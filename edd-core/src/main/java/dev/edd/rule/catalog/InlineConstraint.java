package dev.edd.rule.catalog;

import dev.edd.migration.Phase;
import dev.edd.rule.Scene;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.Trait;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a constraint that stands in a column's definition as a statement of its own, on PostgreSQL. */
record InlineConstraint(AddColumn add, Phase phase, Scene scene) {
    private static final Pattern CHECK = Pattern.compile("(?i)\\bCHECK\\s*(?=\\()");
    private static final Pattern REFERENCES = Pattern.compile("(?i)\\bREFERENCES\\s+[\\w.\"]+(?:\\s*\\([^)]*\\))?"
            + "(?:\\s+MATCH\\s+\\w+|\\s+ON\\s+(?:DELETE|UPDATE)\\s+(?:SET\\s+\\w+|NO\\s+ACTION|\\w+))*+");

    /** Adds it to a way behind the column: what is unchecked at first, or a key by an index that is built before. */
    SafeWay in(SafeWay way) {
        Matcher check = CHECK.matcher(add.text());
        if (add.definition().is(Trait.CHECK) && check.find()) {
            return unchecked(
                    way,
                    name("check"),
                    "CHECK " + Outline.parentheses(add.text().substring(check.end())));
        }
        Matcher references = REFERENCES.matcher(add.text());
        if (add.definition().is(Trait.FOREIGN_KEY) && references.find()) {
            return unchecked(
                    way, name("fkey"), "FOREIGN KEY (%s) %s".formatted(Spelling.bare(add), references.group()));
        }
        return add.definition().is(Trait.PRIMARY_KEY) ? key(way, "PRIMARY KEY", "pkey") : key(way, "UNIQUE", "key");
    }

    private String name(String ending) {
        return "%s_%s_%s".formatted(Spelling.word(add.table().last()), Spelling.word(Spelling.bare(add)), ending);
    }

    private SafeWay unchecked(SafeWay way, String name, String constraint) {
        return way.more("ALTER TABLE %s ADD CONSTRAINT %s %s NOT VALID;", add.table(), name, constraint)
                .under(
                        "initial of a refactoring of its own, %s"
                                .formatted(scene.changelog().nextNumber()),
                        "ALTER TABLE %s VALIDATE CONSTRAINT %s;",
                        add.table(),
                        name);
    }

    private SafeWay key(SafeWay way, String kind, String ending) {
        String name = name(ending);
        String index =
                "CREATE UNIQUE INDEX CONCURRENTLY %s ON %s (%s);".formatted(name, add.table(), Spelling.bare(add));
        return phase == Phase.INITIAL
                ? OnlineConstraint.key(way.in(Phase.FINALIZATION, "%s", index), add.table(), name, kind)
                : OnlineConstraint.key(
                        way.under(
                                "finalization of refactoring %s"
                                        .formatted(scene.changelog().nextNumber()),
                                "%s",
                                index),
                        add.table(),
                        name,
                        kind);
    }
}
