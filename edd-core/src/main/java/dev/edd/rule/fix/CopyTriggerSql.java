package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.migration.Phase;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.CopyTarget;
import dev.edd.rule.schema.NewRow;
import dev.edd.rule.schema.OneTimeCopy;
import dev.edd.rule.schema.TableColumns;
import dev.edd.rule.text.CopyQuery;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.QualifiedName;
import java.util.List;
import java.util.stream.Collectors;

/** Writes triggers that do to a copy what is done to the table. */
record CopyTriggerSql(OneTimeCopy copy, CopyQuery query, Scene scene) {
    private CopyTarget target() {
        return new CopyTarget(copy, query, scene);
    }

    private String ofOldRow() {
        return target().keys().entrySet().stream()
                .map(key -> "%s = OLD.%s".formatted(key.getValue(), key.getKey()))
                .collect(Collectors.joining(" AND "));
    }

    /** Returns what puts them up; empty for H2, whose triggers are classes. */
    String up() {
        return switch (dialect()) {
            case POSTGRESQL -> function();
            case MYSQL, MARIADB -> triggers();
            case H2, OTHER -> "";
        };
    }

    /** Returns what takes them down. */
    String down() {
        return dialect() == Dialect.POSTGRESQL
                ? "DROP TRIGGER IF EXISTS %s ON %s;\nDROP FUNCTION IF EXISTS %s();"
                        .formatted(name("copy"), query.table(), qualified("copy"))
                : List.of("insert", "update", "delete").stream()
                        .map(event -> "DROP TRIGGER IF EXISTS %s;".formatted(qualified(event)))
                        .collect(Collectors.joining("\n"));
    }

    private Dialect dialect() {
        return scene.engine().dialect();
    }

    private String name(String ending) {
        return Spelling.joined(Spelling.word(copy.target().last()), "", ending);
    }

    private String qualified(String ending) {
        return Spelling.qualifier(copy.target()) + name(ending);
    }

    private String function() {
        return """
                CREATE FUNCTION %1$s() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$ BEGIN
                    IF TG_OP <> 'INSERT' THEN DELETE FROM %2$s WHERE %3$s; END IF;
                    IF TG_OP <> 'DELETE' THEN %4$s SELECT %5$s FROM (SELECT NEW.*) AS %6$s%7$s; END IF;
                    RETURN NULL;
                END $$;
                CREATE TRIGGER %8$s AFTER INSERT OR UPDATE OR DELETE ON %9$s FOR EACH ROW EXECUTE FUNCTION %1$s();""".formatted(
                        qualified("copy"),
                        copy.target(),
                        ofOldRow(),
                        target().insert(),
                        query.list(),
                        query.called().substring(query.called().lastIndexOf('.') + 1),
                        query.where().isEmpty() ? "" : " WHERE " + query.where(),
                        name("copy"),
                        query.table());
    }

    private String triggers() {
        QualifiedName table = copy.sources().get(0).table();
        NewRow row = scene.refactoring()
                .in(Phase.INITIAL)
                .map(initial -> new NewRow(query, TableColumns.names(initial, table, scene), dialect()))
                .orElseThrow();
        String columns = row.columns("");
        String into = target().insert()
                + (columns.isEmpty() || target().insert().endsWith(")") ? "" : " (%s)".formatted(columns));
        String insert = into
                + (query.where().isEmpty()
                        ? " VALUES (%s)".formatted(row.of(query.list()))
                        : " SELECT %s FROM DUAL WHERE %s".formatted(row.of(query.list()), row.of(query.where())));
        String delete = "DELETE FROM %s WHERE %s;".formatted(copy.target(), ofOldRow());
        return """
                CREATE TRIGGER %1$s AFTER INSERT ON %2$s FOR EACH ROW %3$s;
                CREATE TRIGGER %4$s AFTER UPDATE ON %2$s FOR EACH ROW BEGIN
                    %5$s
                    %3$s;
                END;
                CREATE TRIGGER %6$s AFTER DELETE ON %2$s FOR EACH ROW %5$s""".formatted(
                        qualified("insert"), query.table(), insert, qualified("update"), delete, qualified("delete"));
    }
}
