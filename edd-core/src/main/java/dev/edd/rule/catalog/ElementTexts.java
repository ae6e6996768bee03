package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.sql.SqlParser;
import dev.edd.sql.TableAction.CreateTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands between the commas of {@code CREATE TABLE}.
 *
 * @param byName the first of those that begin with a name, in lower case and without its quotes
 * @param keys those that may be primary keys
 */
record ElementTexts(List<String> all, Map<String, String> byName, List<String> keys) {
    /** What an element begins with, if it is a column. */
    private static final Pattern NAME = Pattern.compile("(?:\"[^\"]*+\"|`[^`]*+`|[^\\s(\"`]++)");

    static ElementTexts of(CreateTable create, Dialect dialect) {
        List<String> all = Outline.listed(SqlParser.withoutComments(create.text(), dialect), dialect);
        Map<String, String> byName = new HashMap<>();
        List<String> keys = new ArrayList<>();
        for (String element : all) {
            String name = name(element);
            byName.putIfAbsent(name, element);
            if (name.equals("primary") || name.equals("constraint")) {
                keys.add(element);
            }
        }
        return new ElementTexts(all, byName, keys);
    }

    /** Returns the column of that name and the keys that may have it; none where there is no such column. */
    Set<String> about(String column) {
        String element = byName.get(column.toLowerCase(Locale.ROOT));
        if (element == null) {
            return Set.of();
        }
        Set<String> about = new LinkedHashSet<>(Set.of(element));
        keys.stream().filter(key -> Mentions.of(column, key)).forEach(about::add);
        return about;
    }

    /** Returns a name without the quotes around it. */
    static String unquoted(String name) {
        return name.replace("\"", "").replace("`", "");
    }

    private static String name(String element) {
        Matcher name = NAME.matcher(element);
        return name.lookingAt() ? unquoted(name.group()).toLowerCase(Locale.ROOT) : "";
    }
}
