package dev.edd.rule.schema;

import dev.edd.migration.Migration;
import dev.edd.rule.Scene;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.DataAction.Update;
import dev.edd.sql.QualifiedName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows tables such as that of the schema's version, which has one row: all of its rows get another constant time and again. */
public final class SingleRow {
    private static final int OFTEN = 3;

    private static final Pattern CONSTANT = Pattern.compile(
            "\\bSET\\s+([\\w$\"`]++)\\s*=\\s*(-?\\d++(?:\\.\\d++)?|'[^']*+(?:''[^']*+)*+')[\\s;]*+$",
            Pattern.CASE_INSENSITIVE);

    private static final Scene.Fact<QualifiedName, Boolean> KNOWN = Scene.Fact.everywhere(SingleRow::isKnown);

    private SingleRow() {}

    /** Returns whether the changelog tells that a table has one row. */
    public static boolean isAllOf(QualifiedName table, Scene scene) {
        return KNOWN.of(table, scene);
    }

    private static boolean isKnown(QualifiedName table, Scene scene) {
        Map<String, Set<String>> values = new HashMap<>();
        for (Migration migration : scene.about(table)) {
            for (Update update : migration.statements(Update.class)) {
                Matcher constant = CONSTANT.matcher(update.text());
                if (update.where().isBlank() && update.table().matches(table) && constant.find()) {
                    values.computeIfAbsent(Spelling.folded(constant.group(1)), unseen -> new HashSet<>())
                            .add(constant.group(2));
                }
            }
        }
        return values.values().stream().anyMatch(each -> each.size() >= OFTEN);
    }
}
