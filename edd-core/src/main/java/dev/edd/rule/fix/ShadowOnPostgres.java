package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.SqlParser;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes how PostgreSQL keeps a second table in step, and puts it in the place of the first. */
record ShadowOnPostgres(ShadowTable shadow) {
    /** Whoever writes to the first table need not have a right to the second one. */
    String trigger() {
        String values = shadow.columns().isEmpty()
                ? "VALUES (NEW.*)"
                : "(%s) OVERRIDING SYSTEM VALUE VALUES (%s)".formatted(shadow.columns(""), shadow.columns("NEW."));
        return """
                CREATE FUNCTION %1$s() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$ BEGIN
                    IF TG_OP <> 'INSERT' THEN DELETE FROM %1$s WHERE %2$s; END IF;
                    IF TG_OP <> 'DELETE' THEN INSERT INTO %1$s %5$s; END IF;
                    RETURN NULL;
                END $$;
                CREATE TRIGGER %3$s AFTER INSERT OR UPDATE OR DELETE ON %4$s FOR EACH ROW EXECUTE FUNCTION %1$s();""".formatted(shadow.name(), shadow.ofOldRow(), shadow.word(), shadow.table(), values);
    }

    String swap() {
        QualifiedName table = shadow.table();
        String bare = table.written().substring(shadow.schema().length());
        return """
                DROP TRIGGER IF EXISTS %2$s ON %3$s;
                DROP FUNCTION IF EXISTS %1$s();
                ALTER TABLE %3$s RENAME TO %4$s;
                %7$sALTER TABLE %1$s RENAME TO %5$s;
                DROP TABLE IF EXISTS %6$s%4$s;""".formatted(shadow.name(), shadow.word(), table, shadow.old(), bare, shadow.schema(), numbers());
    }

    /** A serial column goes on with its sequence, and an identity column with one of its own, which begins with 1. */
    private String numbers() {
        return shadow.definitions().entrySet().stream()
                .filter(column -> column.getValue().is(Trait.NUMBERED))
                .map(column -> numbers(
                        column.getKey(),
                        column.getValue().type().toLowerCase(Locale.ROOT).contains("serial")))
                .collect(Collectors.joining());
    }

    private String numbers(String column, boolean serial) {
        return serial
                ? "ALTER SEQUENCE %s OWNED BY %s.%s;\n"
                        .formatted(
                                Spelling.sequence(shadow.table(), SqlParser.name(column, Dialect.POSTGRESQL)),
                                shadow.name(),
                                column)
                : "SELECT setval(pg_get_serial_sequence('%1$s', '%3$s'), max(%2$s)) FROM %1$s;\n"
                        .formatted(
                                shadow.name(),
                                column,
                                SqlParser.name(column, Dialect.POSTGRESQL).last());
    }
}
