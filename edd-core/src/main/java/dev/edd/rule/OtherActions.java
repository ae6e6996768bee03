package dev.edd.rule;

import dev.edd.migration.Location;
import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.Constraint.Kind;
import dev.edd.sql.TableAction.Demand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the statements of a migration do besides what is found fault with. */
final class OtherActions {
    private static final Pattern ALTER_TABLE = Pattern.compile("(?is)\\s*ALTER\\b.{0,20}?\\bTABLE\\b.*");

    /** Constraints that an index is built for first. */
    private static final Set<Kind> KEYS = Set.of(Kind.PRIMARY_KEY, Kind.UNIQUE);

    /** So that the note stays one that people read. */
    private static final int LONGEST = 300;

    /** Nobody writes more by hand, and each would be compared with each. */
    private static final int MANY = 50;

    private final Map<Statement, List<Action>> byStatement = new LinkedHashMap<>();
    private final Map<Location, Statement> byLocation = new HashMap<>();

    OtherActions(Migration migration) {
        for (Statement each : migration.statements()) {
            Action action = (Action) each;
            byLocation.putIfAbsent(action.location(), action.statement());
            if (!(action instanceof Demand)) {
                byStatement
                        .computeIfAbsent(action.statement(), unseen -> new ArrayList<>(1))
                        .add(action);
            }
        }
    }

    /** Returns a line of SQL, a comment, that says what becomes of them; empty where there is none. */
    String note(Finding found) {
        Statement statement = byLocation.get(found.location());
        if (statement == null || found.fix().contains(statement.text().strip())) {
            return "";
        }
        String others = String.join(", ", than(List.of(found), statement));
        return others.isEmpty()
                ? ""
                : "-- the statement's other actions stay where they are, unless something is found in them: %s\n"
                        .formatted(others.length() > LONGEST ? others.substring(0, LONGEST) + " …" : others);
    }

    /** Returns whether findings leave nothing of the migration. */
    boolean areNone(List<Finding> found) {
        Map<Statement, List<Finding>> byFault = new HashMap<>();
        for (Finding each : found) {
            Statement statement = byLocation.get(each.location());
            if (statement != null) {
                byFault.computeIfAbsent(statement, unseen -> new ArrayList<>(1)).add(each);
            }
        }
        return byStatement.keySet().stream()
                .allMatch(statement -> byFault.containsKey(statement)
                        && than(byFault.get(statement), statement).isEmpty());
    }

    /** Returns those in which no finding found fault, each on one line, in order; only {@code ALTER TABLE} can do without one. */
    private List<String> than(List<Finding> found, Statement statement) {
        List<Action> actions = byStatement.getOrDefault(statement, List.of());
        if (actions.size() < 2
                || actions.size() > MANY
                || !ALTER_TABLE.matcher(statement.text()).matches()) {
            return List.of();
        }
        List<String> about = actions.stream()
                .filter(action -> found.stream().anyMatch(each -> isAbout(each, action)))
                .map(Action::text)
                .toList();
        return actions.stream()
                .map(Action::text)
                .filter(text -> !about.contains(text))
                .map(text -> text.strip().replaceAll("\\s+", " "))
                .distinct()
                .toList();
    }

    private static boolean isAbout(Finding found, Action action) {
        return names(action.text().strip(), found.fix())
                || (action instanceof ColumnAction change
                        && names(change.column().written(), found.what()))
                || (action instanceof AddConstraint add
                        && KEYS.contains(add.constraint().kind())
                        && names(add.constraint().body().strip(), found.fix()));
    }

    private static boolean names(String thing, String text) {
        return Pattern.compile(Pattern.quote(thing) + "(?![\\p{L}\\p{N}_$])")
                .matcher(text)
                .find();
    }
}
