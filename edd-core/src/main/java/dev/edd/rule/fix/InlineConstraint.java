package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.text.Outline;
import dev.edd.rule.text.Reference;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.TableAction.Constraint.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the constraints that stand in a column's definition as statements of their own, on PostgreSQL. */
public record InlineConstraint(AddColumn add, Migration migration, Scene scene) {
    /** With the name that the definition gives it. */
    private static final Pattern CHECK = Pattern.compile("(?i)(?:\\bCONSTRAINT\\s+(\\S+)\\s+)?\\bCHECK\\s*(?=\\()");

    private static final Pattern NAMED = Pattern.compile("(?i)\\bCONSTRAINT\\s+(\\S+)\\s+$");

    /** Adds them to a way behind the column: what is unchecked at first, and a key by an index that is built before. */
    public SafeWay in(SafeWay way) {
        Map<String, String> unchecked = unchecked();
        unchecked.forEach((name, constraint) ->
                way.more("ALTER TABLE %s ADD CONSTRAINT %s %s NOT VALID;", add.table(), name, constraint));
        if (!unchecked.isEmpty()) {
            way.afterwards(migration.phase(), scene, "%s", validated(unchecked));
        }
        if (add.definition().is(Trait.PRIMARY_KEY)) {
            return key(
                    way,
                    Kind.PRIMARY_KEY,
                    Spelling.joined(Spelling.word(add.table().last()), "", "pkey"));
        }
        return add.definition().is(Trait.UNIQUE) ? key(way, Kind.UNIQUE, name("key")) : way;
    }

    private String validated(Map<String, String> constraints) {
        return constraints.keySet().stream()
                .map(name -> "ALTER TABLE %s VALIDATE CONSTRAINT %s;".formatted(add.table(), name))
                .collect(Collectors.joining("\n"));
    }

    /** Returns the checks and foreign keys under their names, in order. */
    private Map<String, String> unchecked() {
        Map<String, String> constraints = new LinkedHashMap<>();
        String text = add.text();
        Outline outline = Outline.of(text, Dialect.POSTGRESQL);
        Matcher check = CHECK.matcher(outline.code());
        while (check.find()) {
            put(
                    constraints,
                    check.group(1) == null ? "" : text.substring(check.start(1), check.end(1)),
                    "check",
                    "CHECK " + text.substring(check.end(), Math.min(text.length(), outline.closing(check.end()) + 1)));
        }
        for (Reference reference : Reference.in(text, Dialect.POSTGRESQL)) {
            Matcher named = NAMED.matcher(text.substring(0, text.indexOf(reference.text())));
            put(
                    constraints,
                    named.find() ? named.group(1) : "",
                    "fkey",
                    "FOREIGN KEY (%s) %s".formatted(Spelling.bare(add), reference.text()));
        }
        return constraints;
    }

    /** A second one of a kind gets a number, as PostgreSQL gives it. */
    private void put(Map<String, String> constraints, String said, String ending, String constraint) {
        String name = said.isEmpty() ? name(ending) : said;
        for (int i = 1; constraints.containsKey(name); i++) {
            name = name(ending) + i;
        }
        constraints.put(name, constraint);
    }

    private SequenceNumber number() {
        return scene.changelog().nextNumber();
    }

    private String name(String ending) {
        return Spelling.joined(Spelling.word(add.table().last()), Spelling.word(Spelling.bare(add)), ending);
    }

    private SafeWay key(SafeWay way, Kind kind, String name) {
        FormerKeys former = FormerKeys.of(add, kind, new Existing(migration, scene));
        String index = former.index(name);
        String built =
                "CREATE UNIQUE INDEX CONCURRENTLY %s ON %s (%s);".formatted(index, add.table(), Spelling.bare(add));
        String constraint = former.replaced(name, kind, index);
        SequenceNumber own = scene.refactoring().number();
        if (migration.phase() == Phase.INITIAL && !FilledColumn.forbidsNulls(add, scene)) {
            return OnlineKey.finished(way.in(Phase.FINALIZATION, "%s", built), own, number(), constraint);
        }
        SequenceNumber behind = FilledColumn.forbidsNulls(add, scene) ? number().next() : number();
        return OnlineKey.finished(
                way.under("finalization of refactoring %s".formatted(behind), "%s", built),
                behind,
                behind.next(),
                constraint);
    }
}
