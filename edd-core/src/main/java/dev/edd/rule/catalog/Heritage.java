package dev.edd.rule.catalog;

import dev.edd.rule.Scene;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a column takes over from the one in whose place it comes.
 *
 * @param action that is to be replaced
 * @param old as written
 * @param name of the new one
 */
record Heritage(ColumnAction action, String old, String name, Scene scene) {
    /** Returns what nobody can paste, in place of what goes with the old column otherwise; empty for nothing. */
    String before() {
        Definition before = definition();
        List<String> things = new ArrayList<>();
        if (Key.of(action.table(), scene).stream().anyMatch(old::equalsIgnoreCase)) {
            things.add("the primary key and what refers to it");
        }
        if (before.is(Trait.NUMBERED)) {
            things.add("the numbers");
        }
        if (before.is(Trait.UNIQUE)) {
            things.add("the unique key");
        }
        return things.isEmpty() ? "" : "<give %s what %s has: %s>\n".formatted(name, old, String.join(", ", things));
    }

    private Definition definition() {
        return Columns.at(scene, action).orElse(new Definition("", "", Set.of()));
    }

    /** Returns the statements that give the new column what the old one had besides its type. */
    String behind(String type) {
        Definition before = definition();
        // No default is null anyway, which MySQL's TEXT does not even let anyone say.
        String value = before.defaultValue().equalsIgnoreCase("NULL") ? "" : before.defaultValue();
        boolean notNull = before.is(Trait.NOT_NULL) && !before.is(Trait.PRIMARY_KEY) && !before.is(Trait.NUMBERED);
        String start = "\nALTER TABLE %s ".formatted(action.table());
        if (Spelling.isMysql(scene.engine().dialect()) && notNull) {
            return "%sMODIFY %s %s NOT NULL%s;"
                    .formatted(start, name, type, value.isEmpty() ? "" : " DEFAULT " + value);
        }
        String withDefault = value.isEmpty() ? "" : "%sALTER COLUMN %s SET DEFAULT %s;".formatted(start, name, value);
        return notNull
                ? "%s%sADD CONSTRAINT %s CHECK (%s IS NOT NULL) NOT VALID;"
                        .formatted(withDefault, start, Spelling.joined(Spelling.word(name), "", "present"), name)
                : withDefault;
    }
}
