package dev.edd.rule.schema;

import dev.edd.rule.Scene;
import dev.edd.rule.text.Mentions;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.DropObject;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.SqlParser;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The views that are there at the end of a changelog. */
final class KnownViews {
    private static final Function<Scene, List<CreateObject>> VIEWS = Scene.Fact.ofAll(KnownViews::views);

    private static final String OWNER = "(?:([\\w\"]+)\\s*\\.\\s*)?";

    /** All columns, but not a product or the number of rows. */
    private static final Pattern ALL_COLUMNS = Pattern.compile(
            "(?:\\bSELECT\\s+(?:(?:ALL|DISTINCT)\\s+)?|,\\s*)%s\\*".formatted(OWNER), Pattern.CASE_INSENSITIVE);

    private static final String ALIAS = "(?<![\\w$])%s\"?(?:\\s+AS)?\\s+\"?(\\w+)";

    private static List<CreateObject> views(Scene scene) {
        Map<String, CreateObject> views = new LinkedHashMap<>();
        scene.changelog().migrations().stream()
                .flatMap(migration -> migration.statements().stream())
                .forEach(statement -> {
                    if (statement instanceof CreateObject create
                            && (create.kind() == Kind.VIEW || create.kind() == Kind.MATERIALIZED_VIEW)) {
                        views.put(create.name().last(), create);
                    } else if (statement instanceof DropObject drop) {
                        views.remove(drop.name().last());
                    }
                });
        return List.copyOf(views.values());
    }

    private KnownViews() {}

    /** Returns those that may show the column of an action. */
    static List<CreateObject> of(ColumnAction action, Scene scene) {
        return naming(action.table(), scene)
                .filter(view -> shows(
                        SqlParser.code(view.text(), scene.engine().dialect()),
                        action.column().last(),
                        action.table().last()))
                .toList();
    }

    private static boolean shows(String view, String column, String table) {
        Set<String> names = new HashSet<>(Set.of(table.toLowerCase(Locale.ROOT)));
        Pattern.compile(ALIAS.formatted(Pattern.quote(table)), Pattern.CASE_INSENSITIVE)
                .matcher(view)
                .results()
                .forEach(alias -> names.add(alias.group(1).toLowerCase(Locale.ROOT)));
        boolean named = Pattern.compile(
                        "(?<!\\bAS\\s{1,9}\"?)(?<![\\w$\".])%s\"?%s(?![\\w$])".formatted(OWNER, Pattern.quote(column)),
                        Pattern.CASE_INSENSITIVE)
                .matcher(view)
                .results()
                .anyMatch(each -> isOf(names, each));
        return named
                || ALL_COLUMNS
                        .matcher(view)
                        .results()
                        .anyMatch(star -> isOf(names, star)
                                && (star.group(1) != null || Mentions.of(table, level(view.substring(star.end())))));
    }

    /** What has no owner may be anybody's. */
    private static boolean isOf(Set<String> names, MatchResult column) {
        return column.group(1) == null
                || names.contains(column.group(1).replace("\"", "").toLowerCase(Locale.ROOT));
    }

    /** Returns the rest of a query, up to the parenthesis that ends it. */
    private static String level(String rest) {
        int depth = 0;
        for (int at = 0; at < rest.length(); at++) {
            depth += rest.charAt(at) == '(' ? 1 : rest.charAt(at) == ')' ? -1 : 0;
            if (depth < 0) {
                return rest.substring(0, at);
            }
        }
        return rest;
    }

    /** Returns those that show a table or another view. */
    static List<CreateObject> of(QualifiedName table, Scene scene) {
        return naming(table, scene).toList();
    }

    private static Stream<CreateObject> naming(QualifiedName table, Scene scene) {
        return VIEWS.apply(scene).stream()
                .filter(view -> !view.name().matches(table) && Mentions.of(table, view.text()));
    }
}
