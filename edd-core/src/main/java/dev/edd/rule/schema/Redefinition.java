package dev.edd.rule.schema;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.rule.text.Outline;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.RedefineColumn;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.TableAction.CreateTable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says again all that a column is to MySQL and MariaDB, whose {@code MODIFY} forgets what is not said. */
public final class Redefinition {
    private static final Pattern COMPUTED =
            Pattern.compile("\\b(?:GENERATED\\s+ALWAYS\\s+)?AS\\s*(?=\\()", Pattern.CASE_INSENSITIVE);

    private static final Pattern KEPT_WHERE =
            Pattern.compile("\\s*(?:STORED|PERSISTENT|VIRTUAL)\\b", Pattern.CASE_INSENSITIVE);

    private Redefinition() {}

    /**
     * Returns the statement.
     *
     * @param nulls {@code NULL} or {@code NOT NULL}
     */
    public static String of(ColumnAction action, Scene scene, String nulls) {
        return Columns.at(scene, action)
                .map(before -> modify(action, said(before, text(action, scene), nulls)))
                .orElseGet(() -> modify(action, "<its type, DEFAULT, COMMENT and all else> " + nulls));
    }

    /** Returns the statement for a column that is new. */
    public static String of(AddColumn add, Definition definition, String nulls) {
        return modify(add, said(definition, add.text(), nulls));
    }

    private static String modify(ColumnAction action, String definition) {
        return "ALTER TABLE %s MODIFY %s %s;".formatted(action.table(), Spelling.bare(action), definition);
    }

    private static String said(Definition before, String text, String nulls) {
        String value = before.defaultValue().isEmpty() ? "" : " DEFAULT " + before.defaultValue();
        boolean numbered = before.is(Trait.NUMBERED) && !before.type().equalsIgnoreCase("serial");
        Outline outline = Outline.of(text, Dialect.MYSQL);
        return before.type()
                + computed(before, outline)
                + " "
                + nulls
                + value
                + (numbered ? " AUTO_INCREMENT" : "")
                + RedefinedColumn.kept(text, before.type());
    }

    private static String computed(Definition before, Outline outline) {
        Matcher computed = COMPUTED.matcher(outline.code());
        if (!before.isComputed() || !computed.find()) {
            return "";
        }
        int end = Math.min(outline.text().length(), outline.closing(computed.end()) + 1);
        Matcher where =
                KEPT_WHERE.matcher(outline.code()).region(end, outline.code().length());
        return " " + outline.text().substring(computed.start(), where.lookingAt() ? where.end() : end);
    }

    /** Returns the text that said last what the column is. */
    static String text(ColumnAction action, Scene scene) {
        String text = "";
        for (Migration migration : scene.about(action.table())) {
            for (Statement statement : migration.statements()) {
                if (statement == action) {
                    return text;
                }
                text = text((Action) statement, action, scene).orElse(text);
            }
        }
        return text;
    }

    private static Optional<String> text(Action action, ColumnAction about, Scene scene) {
        if (action instanceof CreateTable create && create.table().matches(about.table())) {
            return TableElements.of(create, scene).all().stream()
                    .filter(each -> each instanceof AddColumn add
                            && add.column().last().equals(about.column().last()))
                    .map(Action::text)
                    .findFirst();
        }
        return (action instanceof AddColumn || action instanceof RedefineColumn)
                        && ((ColumnAction) action).column().matches(about.column())
                ? Optional.of(action.text())
                : Optional.empty();
    }
}
