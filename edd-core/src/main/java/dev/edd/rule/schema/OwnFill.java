package dev.edd.rule.schema;

import dev.edd.migration.Dialect;
import dev.edd.rule.Scene;
import dev.edd.rule.text.Assignments;
import dev.edd.rule.text.Batched;
import dev.edd.rule.text.Outline;
import dev.edd.rule.text.Spelling;
import dev.edd.rule.text.TableAlias;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.DataAction;
import dev.edd.sql.DataAction.Update;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells what a refactoring itself writes where a column is null. */
public final class OwnFill {
    private static final Pattern SET = Pattern.compile("\\bSET\\b", Pattern.CASE_INSENSITIVE);
    private static final String ASSIGNMENT = "\\s*(?:[\"`]?%s[\"`]?\\.)?[\"`]?%s[\"`]?\\s*=(.*)";
    private static final String EMPTY = "\\s*(?:[\"`]?%s[\"`]?\\.)?[\"`]?%s[\"`]?\\s+IS\\s+NULL\\s*";

    private OwnFill() {}

    /** Returns the value, as the only update of the column says it; a mark to be replaced where none does. */
    public static String of(ColumnAction action, Scene scene) {
        List<Optional<String>> values = scene.refactoring().migrations().stream()
                .flatMap(migration -> migration.statements(Update.class).stream())
                .filter(update -> update.table().matches(action.table()))
                .flatMap(update -> value(update, action, scene.engine().dialect()))
                .toList();
        return values.size() == 1 ? values.get(0).orElse("<its value>") : "<its value>";
    }

    /** Returns the columns that a change writes in rows that are there; none for one that is no update. */
    static List<String> columns(DataAction change) {
        return change instanceof Update update
                ? List.copyOf(Assignments.of(update).values().keySet())
                : List.of();
    }

    /** Returns one for each time that the column is written; empty where it depends on more than the row. */
    private static Stream<Optional<String>> value(Update update, ColumnAction action, Dialect dialect) {
        String where = Batched.where(update).strip();
        String text = update.text();
        String before = where.isEmpty()
                ? text
                : text.substring(0, Math.max(0, text.lastIndexOf(where))).replaceFirst("(?i)\\bWHERE\\s*$", "");
        Matcher set = SET.matcher(before);
        boolean plain = TableAlias.called(update).equals(update.table().last()) && !Batched.isJoined(update, dialect);
        boolean all = where.isEmpty() || pattern(EMPTY, action).matcher(where).matches();
        return set.find()
                ? Outline.of(before.substring(set.end()), dialect).items().stream()
                        .map(pattern(ASSIGNMENT, action)::matcher)
                        .filter(Matcher::matches)
                        .map(item -> plain && all ? Optional.of(item.group(1).strip()) : Optional.empty())
                : Stream.of();
    }

    private static Pattern pattern(String pattern, ColumnAction action) {
        return Pattern.compile(
                pattern.formatted(
                        Pattern.quote(action.table().last()), Pattern.quote(Spelling.word(Spelling.bare(action)))),
                Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
