package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.rule.text.Outline;
import dev.edd.rule.text.Reference;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.Constraint.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the checks and foreign keys that a column's successor gets, as it has them itself. */
record SecondConstraints(SecondColumn second, List<Action> uses) {
    private static final Pattern CHECK = Pattern.compile("(?i)\\bCHECK\\s*(?=\\()");

    /** Returns what each demands under its name, in order. */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        for (Action use : uses) {
            if (use instanceof AddConstraint add && isKept(add.constraint().kind())) {
                String kind = add.constraint().kind().name().replace('_', ' ');
                put(
                        all,
                        name(add),
                        "%s %s".formatted(kind, add.constraint().body().strip()));
            } else if (use instanceof AddColumn add
                    && add.column().last().equals(second.action().column().last())) {
                inline(add, all);
            }
        }
        return all;
    }

    private static boolean isKept(Kind kind) {
        return kind == Kind.CHECK || kind == Kind.FOREIGN_KEY;
    }

    private String name(AddConstraint add) {
        return add.constraint().name().isPresent()
                ? Spelling.bare(second.table(), add.constraint().name()) + "_new"
                : made(add.constraint().kind() == Kind.CHECK ? "check" : "fkey");
    }

    private String made(String ending) {
        return Spelling.joined(Spelling.word(second.action().table().last()), Spelling.word(second.name()), ending);
    }

    private void inline(AddColumn add, Map<String, String> all) {
        String text = add.text();
        Outline outline = Outline.of(text);
        Matcher check = CHECK.matcher(outline.code());
        while (check.find()) {
            int end = Math.min(text.length(), outline.closing(check.end()) + 1);
            put(all, made("check"), "CHECK " + text.substring(check.end(), end));
        }
        Dialect dialect = second.scene().engine().dialect();
        if (dialect != Dialect.MYSQL) { // which takes no notice of them
            Reference.in(text, dialect)
                    .forEach(reference ->
                            put(all, made("fkey"), "FOREIGN KEY (%s) %s".formatted(second.old(), reference.text())));
        }
    }

    /** A name that is taken gets a number. */
    private void put(Map<String, String> all, String name, String constraint) {
        String start = Spelling.joined(Spelling.word(name), "", "");
        String free = start;
        for (int i = 1; all.containsKey(free); i++) {
            free = Spelling.joined(start, "", Integer.toString(i));
        }
        int keys = constraint.indexOf(" REFERENCES") < 0 ? constraint.length() : constraint.indexOf(" REFERENCES");
        all.put(free, second.otherName().in(constraint.substring(0, keys)) + constraint.substring(keys));
    }
}
