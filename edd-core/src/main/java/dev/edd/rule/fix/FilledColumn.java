package dev.edd.rule.fix;

import dev.edd.migration.Phase;
import dev.edd.rule.Scene;
import dev.edd.rule.text.DefaultValue;
import dev.edd.rule.text.Outline;
import dev.edd.rule.text.SerialType;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.Trait;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes how a column is added empty, and filled afterwards while others go on. */
public record FilledColumn(AddColumn add, Scene scene) {
    private static final Pattern COMPUTED = Pattern.compile("\\bAS\\s*+(?=\\()", Pattern.CASE_INSENSITIVE);

    /** Returns whether the column is to forbid nulls, which it does at the end. */
    static boolean forbidsNulls(AddColumn add, Scene scene) {
        Definition definition = add.definition();
        boolean rewrites = definition.is(Trait.NUMBERED)
                || (definition.is(Trait.STORED) && !Spelling.of(scene).isMysql())
                || DefaultValue.rewrites(definition.defaultValue(), scene.engine());
        return rewrites
                && (definition.is(Trait.NOT_NULL) || definition.is(Trait.NUMBERED))
                && !definition.is(Trait.PRIMARY_KEY)
                && !(definition.is(Trait.NUMBERED) && Spelling.of(scene).isMysql());
    }

    /** Adds the SQL to a way. */
    public SafeWay in(SafeWay way, Phase phase) {
        way = added(way, phase);
        if (!forbidsNulls(add, scene)) {
            return way;
        }
        NotNull.forbid(way, add, scene);
        return Identity.is(add, scene) ? way.more("%s", Identity.of(add)) : way;
    }

    private SafeWay added(SafeWay way, Phase phase) {
        Definition definition = add.definition();
        Matcher computed = COMPUTED.matcher(add.text());
        if (definition.is(Trait.STORED) && computed.find()) {
            return computed(way, phase, Outline.parentheses(add.text().substring(computed.end())));
        }
        boolean numbered = definition.is(Trait.NUMBERED);
        if (numbered && !Spelling.of(scene).isMysql()) {
            return numbered(way, phase);
        }
        way.in(phase, "%s", empty(definition.type().replaceFirst("(?i)^serial$", "BIGINT UNSIGNED")));
        if (!numbered) {
            way.more("%s", withDefault(definition.defaultValue()));
        }
        return filled(way, numbered ? "<its value>" : definition.defaultValue());
    }

    /** MySQL computes on reading without touching a row; elsewhere whoever writes the row computes too. */
    private SafeWay computed(SafeWay way, Phase phase, String expression) {
        String type = add.definition().type();
        if (Spelling.of(scene).isMysql()) {
            return way.in(
                    phase,
                    "ALTER TABLE %s ADD COLUMN %s %s GENERATED ALWAYS AS %s VIRTUAL;",
                    add.table(),
                    Spelling.bare(add),
                    type,
                    expression);
        }
        String column = Spelling.bare(add);
        return way.in(phase, "%s", empty(type))
                .in(
                        Phase.TRANSITION,
                        "%s",
                        Chunks.of(add.table(), scene)
                                .update(
                                        column + " = " + expression,
                                        "%s IS DISTINCT FROM %s".formatted(column, expression)));
    }

    private SafeWay numbered(SafeWay way, Phase phase) {
        String column = Spelling.bare(add);
        String sequence = Spelling.sequence(add.table(), add.column());
        String type = SerialType.integer(add.definition().type());
        String next = "nextval('%s')".formatted(sequence);
        way.in(phase, "%s", empty(type))
                .more("CREATE SEQUENCE %s OWNED BY %s.%s;", sequence, add.table(), column)
                .more("%s", withDefault(next));
        return filled(way, next);
    }

    private SafeWay filled(SafeWay way, String value) {
        String column = Spelling.bare(add);
        return way.in(
                Phase.TRANSITION,
                "%s",
                Chunks.of(add.table(), scene).update(column + " = " + value, column + " IS NULL"));
    }

    private String empty(String type) {
        return "ALTER TABLE %s ADD COLUMN %s %s;".formatted(add.table(), Spelling.bare(add), type);
    }

    private String withDefault(String value) {
        return "ALTER TABLE %s ALTER COLUMN %s SET DEFAULT %s;".formatted(add.table(), Spelling.bare(add), value);
    }
}
