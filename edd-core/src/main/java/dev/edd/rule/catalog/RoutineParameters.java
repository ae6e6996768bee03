package dev.edd.rule.catalog;

import dev.edd.rule.schema.Creations;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.Outline;
import dev.edd.sql.ObjectAction.CreateRoutine;
import dev.edd.sql.ObjectAction.DropObject;
import dev.edd.sql.ObjectAction.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many values those give who call a PostgreSQL routine that is dropped and created again. */
final class RoutineParameters {
    private static final Pattern OUT = Pattern.compile("\\s*(?:OUT\\b.*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern OPTIONAL =
            Pattern.compile(".*(?:\\bDEFAULT\\b|=).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private RoutineParameters() {}

    /** Returns whether no routine that comes back under the name takes as many as the one that is dropped. */
    static boolean areLost(DropObject drop, Existing existing) {
        Matcher form = Pattern.compile("(?<![\\w\".])%s\\s*\\("
                        .formatted(Pattern.quote(drop.name().written())))
                .matcher(drop.statement().text());
        if ((drop.kind() != Kind.FUNCTION && drop.kind() != Kind.PROCEDURE) || !form.find()) {
            return false;
        }
        long given = in(drop.statement().text().substring(form.start())).size();
        return Creations.in(existing.migration(), existing.scene())
                .behind(drop, drop.name())
                .filter(made -> made instanceof CreateRoutine)
                .map(made -> in(made.text()))
                .noneMatch(parameters -> parameters.stream().anyMatch(each -> Mentions.of("VARIADIC", each))
                        || (given <= parameters.size()
                                && given
                                        >= parameters.stream()
                                                .filter(each ->
                                                        !OPTIONAL.matcher(each).matches())
                                                .count()));
    }

    private static List<String> in(String text) {
        return Outline.listed(text).stream()
                .filter(each -> !OUT.matcher(each).matches())
                .toList();
    }
}
