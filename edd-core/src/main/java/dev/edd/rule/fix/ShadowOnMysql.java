package dev.edd.rule.fix;

import dev.edd.rule.text.Spelling;

/** Writes how MySQL and MariaDB keep a second table in step, and put it in the place of the first. */
record ShadowOnMysql(ShadowTable shadow) {
    String triggers() {
        String columns = shadow.columns("");
        String values = shadow.columns("NEW.");
        return """
                CREATE TRIGGER %6$s AFTER INSERT ON %2$s FOR EACH ROW INSERT INTO %1$s (%3$s) VALUES (%4$s);
                CREATE TRIGGER %7$s AFTER UPDATE ON %2$s FOR EACH ROW BEGIN
                    DELETE FROM %1$s WHERE %5$s;
                    INSERT INTO %1$s (%3$s) VALUES (%4$s);
                END;
                CREATE TRIGGER %8$s AFTER DELETE ON %2$s FOR EACH ROW DELETE FROM %1$s WHERE %5$s;""".formatted(
                        shadow.name(),
                        shadow.table(),
                        columns,
                        values,
                        shadow.ofOldRow(),
                        trigger("insert"),
                        trigger("update"),
                        trigger("delete"));
    }

    private String trigger(String event) {
        return shadow.schema() + Spelling.joined(Spelling.word(shadow.table().last()), "new", event);
    }

    /** The triggers go with the first table and serve it to the end: each statement commits, and writers come in between. */
    String swap() {
        return """
                RENAME TABLE %2$s TO %3$s%4$s, %1$s TO %2$s;
                DROP TRIGGER IF EXISTS %5$s;
                DROP TRIGGER IF EXISTS %6$s;
                DROP TRIGGER IF EXISTS %7$s;
                DROP TABLE IF EXISTS %3$s%4$s;""".formatted(
                        shadow.name(),
                        shadow.table(),
                        shadow.schema(),
                        shadow.old(),
                        trigger("insert"),
                        trigger("update"),
                        trigger("delete"));
    }
}
