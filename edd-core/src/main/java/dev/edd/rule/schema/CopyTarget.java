package dev.edd.rule.schema;

import dev.edd.rule.Scene;
import dev.edd.rule.text.CopyQuery;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.Outline;
import dev.edd.sql.DataAction.Insert;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the rows of a copy go. */
public record CopyTarget(OneTimeCopy copy, CopyQuery query, Scene scene) {
    private static final Pattern COLUMNS =
            Pattern.compile("\\bINTO\\s+[^\\s(]+\\s*(\\([^()]*\\))", Pattern.CASE_INSENSITIVE);

    /** Returns the list of columns that a statement inserts into, with its parentheses; empty for all of them. */
    public static String columns(String insert) {
        Matcher columns = COLUMNS.matcher(insert);
        return columns.find() && !Mentions.of("SELECT", columns.group(1)) ? columns.group(1) : "";
    }

    /** Returns what a statement that inserts into the copy begins with. */
    public String insert() {
        String columns = copy.action() instanceof Insert insert ? columns(insert.text()) : "";
        return "INSERT INTO %s%s".formatted(copy.target(), columns.isEmpty() ? "" : " " + columns);
    }

    /** Returns what each column of the table's key is called in the copy. */
    public Map<String, String> keys() {
        List<String> items = query.items(scene.engine().dialect());
        List<String> columns = Outline.listed(insert(), scene.engine().dialect());
        Map<String, String> keys = new LinkedHashMap<>();
        for (String key : Key.of(copy.sources().get(0).table(), scene)) {
            int at = Math.max(items.indexOf(key), items.indexOf(query.called() + "." + key));
            boolean named = at >= 0 && columns.size() == items.size();
            keys.put(key, named ? columns.get(at) : at >= 0 || items.contains("*") ? key : "<its key>");
        }
        return keys;
    }
}
