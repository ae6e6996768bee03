package dev.edd.sql;

import dev.edd.migration.Dialect;
import dev.edd.migration.Statement;
import dev.edd.sql.Action.NotUnderstood;
import dev.edd.sql.ObjectAction.CreateRoutine;
import dev.edd.sql.ObjectAction.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts what a procedure does in the place of its call, where the same migration creates it. */
final class Calls {
    private static final Pattern CALL = Pattern.compile("\\s*CALL\\s+(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Calls() {}

    /** Returns a statement's actions, calls of what was created before among them carried out. */
    static List<Action> carriedOut(List<Action> actions, List<Statement> before, Dialect dialect) {
        if (actions.size() != 1 || !(actions.get(0) instanceof NotUnderstood call)) {
            return actions;
        }
        Matcher name = CALL.matcher(call.text());
        List<Action> body = name.matches() ? body(SqlParser.name(name.group(1), dialect), before) : List.of();
        List<Action> done =
                new ArrayList<>(body.stream().anyMatch(NotUnderstood.class::isInstance) ? actions : List.of());
        body.stream().filter(Calls::isJudged).forEach(done::add);
        return done.isEmpty() ? actions : done;
    }

    private static List<Action> body(QualifiedName procedure, List<Statement> before) {
        return before.stream()
                .filter(CreateRoutine.class::isInstance)
                .map(CreateRoutine.class::cast)
                .filter(create ->
                        create.kind() == Kind.PROCEDURE && create.name().matches(procedure))
                .reduce((earlier, later) -> later)
                .map(CreateRoutine::body)
                .orElse(List.of());
    }

    /** What surrounds the statements of a procedure, such as its own settings, ends with it. */
    private static boolean isJudged(Action action) {
        return action instanceof ColumnAction
                || action instanceof TableAction
                || action instanceof ObjectAction
                || action instanceof DataAction;
    }
}
