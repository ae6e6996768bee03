package dev.edd.rule;

import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.TableAction.Demand;
import java.util.List;
import java.util.regex.Pattern;

/** What a statement does besides what is found fault with. */
final class OtherActions {
    private static final Pattern ALTER_TABLE = Pattern.compile("(?is)\\s*ALTER\\b.*?\\bTABLE\\b.*");

    /** So that the note stays one that people read. */
    private static final int LONGEST = 300;

    private OtherActions() {}

    /** Returns a line of SQL, a comment, that says what becomes of them; empty where there is none. */
    static String note(Finding found, Migration migration) {
        List<String> others = migration.statements().stream()
                .map(Action.class::cast)
                .filter(action -> action.location().equals(found.location()))
                .map(Action::statement)
                .filter(statement -> ALTER_TABLE.matcher(statement.text()).matches()
                        && !found.fix().contains(statement.text().strip()))
                .findFirst()
                .map(statement -> than(List.of(found), statement, migration))
                .orElse(List.of());
        if (others.isEmpty()) {
            return "";
        }
        String all = String.join(", ", others);
        return "-- the statement's other actions stay where they are, unless something is found in them: %s\n"
                .formatted(all.length() > LONGEST ? all.substring(0, LONGEST) + " …" : all);
    }

    /**
     * Returns the actions of a statement in which none of the findings found fault, each on one line, in order; only {@code
     * ALTER TABLE} can do without one of them.
     */
    static List<String> than(List<Finding> found, Statement statement, Migration migration) {
        List<Action> actions = migration.statements().stream()
                .map(Action.class::cast)
                .filter(action -> action.statement().equals(statement) && !(action instanceof Demand))
                .toList();
        boolean several = ALTER_TABLE.matcher(statement.text()).matches()
                && actions.stream().map(Action::text).distinct().count() > 1;
        List<String> about = actions.stream()
                .filter(action -> found.stream()
                        .anyMatch(each ->
                                action.location().equals(each.location()) && (!several || isAbout(each, action))))
                .map(Action::text)
                .toList();
        if (!several && !about.isEmpty()) {
            return List.of();
        }
        return actions.stream()
                .map(Action::text)
                .filter(text -> !about.contains(text))
                .map(text -> text.strip().replaceAll("\\s+", " "))
                .distinct()
                .toList();
    }

    private static boolean isAbout(Finding found, Action action) {
        return found.fix().contains(action.text().strip())
                || (action instanceof ColumnAction change
                        && Pattern.compile(Pattern.quote(change.column().written()) + "(?![\\p{L}\\p{N}_$])")
                                .matcher(found.what())
                                .find());
    }
}
