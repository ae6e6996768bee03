package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.QualifiedName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes triggers that keep an old and a new column equal, while one release writes the one and another the other. */
record InStep(QualifiedName table, String old, String name, SecondColumn.Values values) {
    /** What turns a timestamp with a time zone into one without, and back. */
    private static final Pattern ZONE = Pattern.compile(
            "\\(*+([^\\s()]++)\\)*+\\s++(AT\\s++TIME\\s++ZONE\\s++'[^']*+')\\s*+", Pattern.CASE_INSENSITIVE);

    /** Returns what puts them up. */
    String up(Dialect dialect) {
        if (dialect == Dialect.POSTGRESQL) {
            return function();
        }
        return values.fits() ? assigning() : converting();
    }

    /** Returns what takes them down. */
    String down(Dialect dialect) {
        return (dialect == Dialect.POSTGRESQL
                        ? "DROP TRIGGER IF EXISTS %1$s ON %2$s;\nDROP FUNCTION IF EXISTS %3$s();"
                        : "DROP TRIGGER IF EXISTS %4$s;\nDROP TRIGGER IF EXISTS %5$s;")
                .formatted(trigger(""), table, on(""), on("insert"), on("update"));
    }

    private String trigger(String event) {
        return Spelling.joined(Spelling.word(table.last()), Spelling.word(name), event);
    }

    private String on(String event) {
        return Spelling.qualifier(table) + trigger(event);
    }

    /** In the trigger of an INSERT, OLD is null. */
    private String function() {
        String convert = "NEW.%s := %s;".formatted(name, ofNewRow());
        return """
                CREATE FUNCTION %1$s() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    IF NEW.%2$s IS DISTINCT FROM OLD.%2$s THEN NEW.%3$s := %7$s;
                    ELSE %4$s END IF;
                    RETURN NEW;
                END $$;
                CREATE TRIGGER %5$s BEFORE INSERT OR UPDATE ON %6$s FOR EACH ROW EXECUTE FUNCTION %1$s();""".formatted(
                on(""),
                name,
                old,
                values.fits()
                        ? convert
                        : "BEGIN %s EXCEPTION WHEN data_exception THEN NEW.%s := NULL; END;".formatted(convert, name),
                trigger(""),
                table,
                back());
    }

    /** Returns the old value for a new one: nobody but people can turn an expression round. */
    private String back() {
        Matcher zone = ZONE.matcher(values.expression());
        String column =
                "\\(*+%1$s\\)*+(?:\\s*+::.*+)?+|CAST\\s*+\\(\\s*+%1$s\\s++AS\\b.*+".formatted(Pattern.quote(old));
        if (Pattern.compile(column, Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
                .matcher(values.expression())
                .matches()) {
            return "NEW." + name;
        }
        return zone.matches() && zone.group(1).equalsIgnoreCase(old)
                ? "NEW.%s %s".formatted(name, zone.group(2))
                : "<its value for NEW.%s>".formatted(name);
    }

    private String ofNewRow() {
        return values.expression()
                .replaceAll(
                        "(?i)(?<![\\w.\"])(?:%s\\.)?%s(?![\\w\"])"
                                .formatted(Pattern.quote(table.last()), Pattern.quote(old)),
                        Matcher.quoteReplacement("NEW." + old));
    }

    private String assigning() {
        return """
                CREATE TRIGGER %1$s BEFORE INSERT ON %2$s FOR EACH ROW
                    SET NEW.%3$s = COALESCE(NEW.%4$s, NEW.%3$s), NEW.%4$s = COALESCE(NEW.%4$s, NEW.%3$s);
                CREATE TRIGGER %5$s BEFORE UPDATE ON %2$s FOR EACH ROW
                    SET NEW.%3$s = IF(NEW.%4$s <=> OLD.%4$s, NEW.%3$s, NEW.%4$s),
                        NEW.%4$s = IF(NEW.%4$s <=> OLD.%4$s, NEW.%3$s, NEW.%4$s);""".formatted(on("insert"), table, old, name, on("update"));
    }

    /** What MySQL refuses for an enum or a set has the state of a warning. */
    private String refusals() {
        return values.type().matches("(?is)\\s*(?:ENUM|SET)\\b.*") ? "SQLEXCEPTION, SQLWARNING" : "SQLEXCEPTION";
    }

    /** What is no JSON breaks a check constraint on MariaDB, which no handler of a trigger sees. */
    private String converted() {
        return (values.type().strip().equalsIgnoreCase("JSON")
                        ? "IF(JSON_VALID(NEW.%1$s), NEW.%1$s, NULL)"
                        : "NEW.%1$s")
                .formatted(old);
    }

    private String converting() {
        return """
                CREATE TRIGGER %1$s BEFORE INSERT ON %2$s FOR EACH ROW
                    IF NEW.%4$s IS NOT NULL THEN SET NEW.%3$s = NEW.%4$s;
                    ELSE BEGIN
                        DECLARE EXIT HANDLER FOR %5$s SET NEW.%4$s = NULL;
                        SET NEW.%4$s = %7$s;
                    END; END IF;
                CREATE TRIGGER %6$s BEFORE UPDATE ON %2$s FOR EACH ROW
                    IF NOT NEW.%4$s <=> OLD.%4$s THEN SET NEW.%3$s = NEW.%4$s;
                    ELSE BEGIN
                        DECLARE EXIT HANDLER FOR %5$s SET NEW.%4$s = NULL;
                        SET NEW.%4$s = %7$s;
                    END; END IF;""".formatted(on("insert"), table, old, name, refusals(), on("update"), converted());
    }
}
