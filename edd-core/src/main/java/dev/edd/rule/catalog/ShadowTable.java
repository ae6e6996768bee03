package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Scene;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import java.util.stream.Collectors;

/** Writes how a table is replaced by another one, which triggers keep in step with it while it is filled. */
record ShadowTable(TableAction action, Migration migration, Scene scene) {
    private static final String WAY = "Have a second table filled while others go on, and swap the two at the end; "
            + "foreign keys and triggers of the first are to be made for it, too:";

    /** Returns the fix, which does to the second table what the action does to the first. */
    String fix() {
        boolean mysql = Spelling.of(scene).isMysql();
        String copy = new CopiedRows(Chunks.of(table(), scene)).to(name(), mysql ? columns("") : "");
        return SafeWay.of(WAY)
                .under(
                        Phase.INITIAL + behind(),
                        "CREATE TABLE %1$s %2$s;\n%3$s;\n%4$s",
                        name(),
                        (mysql ? "LIKE %s" : "(LIKE %s INCLUDING ALL)").formatted(table()),
                        changed(),
                        mysql ? triggers() : trigger())
                .under(Phase.TRANSITION + behind(), "%s", copy)
                .under(Phase.FINALIZATION + behind(), "%s", mysql ? swap() : renames())
                .toString();
    }

    /** What waits for the finalization may not be demanded of the rows that the triggers copy before. */
    private String behind() {
        return migration.phase() == Phase.FINALIZATION
                ? " of refactoring %s".formatted(scene.changelog().nextNumber())
                : "";
    }

    private QualifiedName table() {
        return action.table();
    }

    private String schema() {
        return Spelling.qualifier(table());
    }

    private String word() {
        return Spelling.word(table().last()) + "_new";
    }

    private String name() {
        return schema() + word();
    }

    private String changed() {
        String text = action.text().strip();
        return text.matches("(?is)CREATE\\b.*")
                ? text.replaceFirst("(?i)\\bON\\s+\\S+?(?=\\s|\\()", "ON " + name())
                : "ALTER TABLE %s %s".formatted(name(), text);
    }

    private String old() {
        return Spelling.word(table().last()) + "_old";
    }

    private String columns(String prefix) {
        return TableColumns.listed(TableColumns.before(migration, table(), scene), prefix);
    }

    private String ofOldRow() {
        return Key.of(table(), scene).stream()
                .map(column -> "%1$s = OLD.%1$s".formatted(column))
                .collect(Collectors.joining(" AND "));
    }

    private String triggers() {
        return """
                CREATE TRIGGER %1$s_insert AFTER INSERT ON %2$s FOR EACH ROW INSERT INTO %1$s (%3$s) VALUES (%4$s);
                CREATE TRIGGER %1$s_update AFTER UPDATE ON %2$s FOR EACH ROW BEGIN
                    DELETE FROM %1$s WHERE %5$s;
                    INSERT INTO %1$s (%3$s) VALUES (%4$s);
                END;
                CREATE TRIGGER %1$s_delete AFTER DELETE ON %2$s FOR EACH ROW DELETE FROM %1$s WHERE %5$s;""".formatted(name(), table(), columns(""), columns("NEW."), ofOldRow());
    }

    private String swap() {
        return """
                DROP TRIGGER IF EXISTS %1$s_insert;
                DROP TRIGGER IF EXISTS %1$s_update;
                DROP TRIGGER IF EXISTS %1$s_delete;
                RENAME TABLE %2$s TO %3$s%4$s, %1$s TO %2$s;
                DROP TABLE IF EXISTS %3$s%4$s;""".formatted(name(), table(), schema(), old());
    }

    private String trigger() {
        return """
                CREATE FUNCTION %1$s() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    IF TG_OP <> 'INSERT' THEN DELETE FROM %1$s WHERE %2$s; END IF;
                    IF TG_OP <> 'DELETE' THEN INSERT INTO %1$s VALUES (NEW.*); END IF;
                    RETURN NULL;
                END $$;
                CREATE TRIGGER %3$s AFTER INSERT OR UPDATE OR DELETE ON %4$s FOR EACH ROW EXECUTE FUNCTION %1$s();""".formatted(name(), ofOldRow(), word(), table());
    }

    private String renames() {
        return """
                DROP TRIGGER IF EXISTS %2$s ON %3$s;
                DROP FUNCTION IF EXISTS %1$s();
                ALTER TABLE %3$s RENAME TO %4$s;
                ALTER TABLE %1$s RENAME TO %5$s;
                DROP TABLE IF EXISTS %6$s%4$s;""".formatted(name(), word(), table(), old(), table().written().substring(schema().length()), schema());
    }
}
