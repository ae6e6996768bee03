package dev.edd.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** PostgreSQL statements that a seed makes up, with quoted names, comments and odd cases; some of them PostgreSQL refuses. */
final class MadeUp {
    private static final List<String> NAMES = List.of(
            "orders",
            "customer",
            "\"Order Line\"",
            "key",
            "index",
            "partition",
            "sales.orders",
            "\"sales\".\"Items\"",
            "name",
            "value",
            "type",
            "column1",
            "\"select\"",
            "\"a\"\"b\"",
            "übung",
            "_x1",
            "a$b",
            "data",
            "options",
            "constraints",
            "trigger",
            "role",
            "cascade",
            "content",
            "public.t",
            "\"DROP\"");
    private static final List<String> TYPES = List.of(
            "int",
            "bigint",
            "text",
            "varchar(20)",
            "character varying (30)",
            "numeric(10, 2)",
            "timestamp with time zone",
            "timestamp(3) without time zone",
            "double precision",
            "text[]",
            "int[3][3]",
            "int ARRAY",
            "interval day to second",
            "bit varying(5)",
            "pg_catalog.int4",
            "\"My Type\"",
            "serial",
            "bigserial",
            "jsonb",
            "uuid",
            "char(3)",
            "sales.mood");
    private static final List<String> VALUES = List.of(
            "1",
            "-1.5e3",
            "'x'",
            "E'it\\'s'",
            "$$a;b$$",
            "$q$ DROP TABLE x; $q$",
            "now()",
            "NULL",
            "'a' || 'b'",
            "'a'::text",
            "CAST('1' AS int)",
            "(1 + 2)",
            "ARRAY[1, 2]",
            "'{}'::jsonb",
            "current_timestamp",
            "U&'d\\0061t'",
            "B'101'",
            "interval '1 day'",
            "nextval('s')",
            "(SELECT 1)",
            "CASE WHEN true THEN 1 ELSE 2 END",
            "-- ; \n 3",
            "/* ; /* nested */ */ 4");
    private static final List<String> CONDITIONS = List.of(
            "id = 1",
            "a IS NULL",
            "a > 0 AND b < 5",
            "name LIKE '%;%'",
            "EXISTS (SELECT 1 FROM x WHERE y = 1)",
            "a IN (1, 2)",
            "\"where\" = 'where'",
            "a BETWEEN 1 AND 2",
            "not b",
            "(a, b) = (1, 2)",
            "a = ANY ($$x$$)");

    private final Random random;

    MadeUp(long seed) {
        random = new Random(seed);
    }

    List<String> statements(int count) {
        return IntStream.range(0, count).mapToObj(i -> dressed(statement())).toList();
    }

    /** Adds spaces, comments and other cases where they make no difference. */
    private String dressed(String sql) {
        String dressed = sql.replaceAll(" {2,}", " ").strip();
        boolean plain = !dressed.contains("$") && !dressed.contains("'") && !dressed.contains("\"");
        if (plain && chance(20)) {
            dressed = dressed.toLowerCase(Locale.ROOT);
        }
        if (plain && !dressed.contains("--") && chance(15)) {
            dressed = dressed.replaceFirst(
                    " ", pick("\n", "\t", " /* DROP TABLE x; */ ", " -- it's\n ", " /* a /* b */ c */ "));
        }
        return chance(8) ? pick("-- about\n", "/* first; */ ", "\n\n") + dressed : dressed;
    }

    private String statement() {
        return switch (random.nextInt(24)) {
            case 0, 1, 2, 3, 4, 5, 6 -> alterTable();
            case 7, 8 -> createTable();
            case 9, 10 -> index();
            case 11, 12 -> drop();
            case 13 -> rename();
            case 14, 15, 16 -> rows();
            case 17 -> object();
            case 18 -> routine();
            case 19 -> alterObject();
            case 20 -> upkeep();
            case 21 -> setting();
            case 22 -> right();
            default -> partition();
        };
    }

    private String alterTable() {
        String actions = IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> alteration())
                .collect(Collectors.joining(pick(", ", ",", " ,\n ")));
        return "ALTER TABLE " + maybe("IF EXISTS ") + maybe("ONLY ") + name() + " " + actions;
    }

    private String alteration() {
        String column = maybe("COLUMN ") + word();
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3 ->
                "ADD " + maybe("COLUMN ") + maybe("IF NOT EXISTS ") + word() + " " + type() + columnConstraints();
            case 4, 5 -> "DROP " + maybe("COLUMN ") + maybe("IF EXISTS ") + word() + pick("", " CASCADE", " RESTRICT");
            case 6 ->
                "ALTER " + column + pick(" TYPE ", " SET DATA TYPE ") + type()
                        + pick("", " USING a::int", " COLLATE \"C\"");
            case 7 -> "ALTER " + column + pick(" SET NOT NULL", " DROP NOT NULL");
            case 8 -> "ALTER " + column + pick(" DROP DEFAULT", " SET DEFAULT " + value());
            case 9 ->
                "ALTER " + column
                        + pick(
                                " SET STATISTICS 100",
                                " SET STORAGE EXTERNAL",
                                " SET (n_distinct = 5)",
                                " DROP IDENTITY IF EXISTS",
                                " SET GENERATED ALWAYS SET START WITH 5",
                                " ADD GENERATED BY DEFAULT AS IDENTITY",
                                " DROP EXPRESSION",
                                " SET COMPRESSION lz4");
            case 10, 11 -> "ADD " + constraint();
            case 12 -> "DROP CONSTRAINT " + maybe("IF EXISTS ") + word() + pick("", " CASCADE");
            case 13 -> "VALIDATE CONSTRAINT " + word();
            case 14 -> "ALTER CONSTRAINT " + word() + " DEFERRABLE INITIALLY DEFERRED";
            default ->
                pick(
                        "SET (fillfactor = 70)",
                        "OWNER TO app",
                        "ENABLE ROW LEVEL SECURITY",
                        "DISABLE TRIGGER ALL",
                        "SET UNLOGGED",
                        "CLUSTER ON i",
                        "REPLICA IDENTITY USING INDEX i",
                        "INHERIT parent",
                        "SET TABLESPACE fast",
                        "ENABLE REPLICA TRIGGER x");
        };
    }

    private String columnConstraints() {
        List<String> all = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            all.add(pick(
                    "NOT NULL",
                    "NULL",
                    "UNIQUE",
                    "PRIMARY KEY",
                    "DEFAULT " + value(),
                    "CHECK (a > 0)",
                    "CONSTRAINT c CHECK (length(a) < 5) NO INHERIT",
                    "REFERENCES other (id) ON DELETE SET NULL",
                    "CONSTRAINT f REFERENCES sales.other MATCH FULL ON UPDATE CASCADE DEFERRABLE",
                    "GENERATED ALWAYS AS (a * 2) STORED",
                    "GENERATED BY DEFAULT AS IDENTITY (START 5)",
                    "COLLATE \"de_DE\"",
                    "UNIQUE NULLS NOT DISTINCT"));
        }
        return all.isEmpty() ? "" : " " + String.join(" ", all);
    }

    private String constraint() {
        return maybe("CONSTRAINT " + word() + " ")
                + pick(
                        "CHECK (a > 0)" + pick("", " NOT VALID", " NO INHERIT NOT VALID"),
                        "UNIQUE (a, b)",
                        "UNIQUE (a) INCLUDE (b) WITH (fillfactor = 70)",
                        "PRIMARY KEY (id)",
                        "PRIMARY KEY USING INDEX i",
                        "UNIQUE USING INDEX i DEFERRABLE",
                        "FOREIGN KEY (a) REFERENCES b" + pick("", " (id)") + pick("", " ON DELETE CASCADE")
                                + pick("", " NOT VALID"),
                        "EXCLUDE USING gist (a WITH &&, b WITH =) WHERE (a > 0)");
    }

    private String createTable() {
        return "CREATE " + pick("", "", "TEMP ", "UNLOGGED ", "TEMPORARY ") + "TABLE " + maybe("IF NOT EXISTS ")
                + name()
                + pick(
                        " (" + word() + " " + type() + columnConstraints() + ", " + constraint() + ")",
                        " AS SELECT 1",
                        " (LIKE other INCLUDING ALL)",
                        " (a) AS SELECT 1 WITH NO DATA",
                        " (" + word() + " " + type() + ") PARTITION BY RANGE (a)",
                        " PARTITION OF parent FOR VALUES IN (1, 2)",
                        " PARTITION OF parent DEFAULT",
                        " (a int) INHERITS (parent) WITH (fillfactor = 50) TABLESPACE fast",
                        " OF sometype");
    }

    private String index() {
        return chance(75)
                ? "CREATE " + maybe("UNIQUE ") + "INDEX " + maybe("CONCURRENTLY ")
                        + pick("", word() + " ", "IF NOT EXISTS " + word() + " ") + "ON " + maybe("ONLY ") + name()
                        + pick("", " USING gin")
                        + pick(" (a)", " (lower(a) text_pattern_ops DESC NULLS LAST, b)", " ((a -> 'b'))")
                        + pick("", " WHERE a > 0")
                : "ALTER INDEX " + maybe("IF EXISTS ") + name()
                        + pick(" RENAME TO j", " SET (fillfactor = 5)", " SET TABLESPACE x");
    }

    private String drop() {
        String kind = pick(
                "TABLE",
                "VIEW",
                "INDEX",
                "INDEX CONCURRENTLY",
                "SEQUENCE",
                "TYPE",
                "MATERIALIZED VIEW",
                "SCHEMA",
                "DOMAIN",
                "FOREIGN TABLE",
                "EXTENSION",
                "COLLATION",
                "PUBLICATION",
                "STATISTICS",
                "ROLE",
                "DATABASE",
                "SERVER");
        return chance(25)
                ? "DROP " + pick("FUNCTION ", "PROCEDURE ", "AGGREGATE ") + maybe("IF EXISTS ") + name()
                        + pick("(int, text)", "()")
                : chance(15)
                        ? "DROP " + pick("TRIGGER ", "RULE ", "POLICY ") + maybe("IF EXISTS ") + word() + " ON "
                                + name()
                        : "DROP " + kind + " " + maybe("IF EXISTS ") + name() + maybe(", " + name())
                                + pick("", "", " CASCADE");
    }

    private String rename() {
        return pick(
                "ALTER TABLE " + name() + " RENAME " + maybe("COLUMN ") + word() + " TO " + word(),
                "ALTER TABLE " + maybe("IF EXISTS ") + name() + " RENAME TO " + word(),
                "ALTER TABLE " + name() + " RENAME CONSTRAINT " + word() + " TO " + word(),
                "ALTER VIEW " + name() + " RENAME TO " + word(),
                "ALTER VIEW " + name() + " RENAME COLUMN " + word() + " TO " + word(),
                "ALTER TABLE " + name() + " SET SCHEMA archive",
                "ALTER TYPE " + name() + " RENAME VALUE 'a' TO 'b'",
                "ALTER TYPE " + name() + " RENAME ATTRIBUTE a TO b CASCADE",
                "ALTER TYPE " + name() + " ADD VALUE " + maybe("IF NOT EXISTS ") + "'x' BEFORE 'y'",
                "ALTER SEQUENCE " + name() + " RENAME TO " + word(),
                "ALTER FUNCTION " + name() + "(int) RENAME TO " + word(),
                "ALTER MATERIALIZED VIEW " + name() + " SET SCHEMA archive");
    }

    private String rows() {
        String where = chance(60) ? " WHERE " + condition() : "";
        return maybe("WITH c AS (SELECT 1) ")
                + pick(
                        "UPDATE " + maybe("ONLY ") + name() + pick("", " AS u") + " SET a = " + value()
                                + pick("", " FROM other") + where + pick("", " RETURNING *"),
                        "DELETE FROM " + name() + pick("", " USING other") + where,
                        "INSERT INTO " + name()
                                + pick(" VALUES (1)", " (a, b) SELECT a, b FROM other" + where, " DEFAULT VALUES")
                                + pick(
                                        "",
                                        "",
                                        " ON CONFLICT DO NOTHING",
                                        " ON CONFLICT (a) DO UPDATE SET b = excluded.b WHERE true"),
                        "INSERT INTO " + name() + " VALUES (" + value() + ", " + value() + ")",
                        "MERGE INTO " + name() + " USING o ON o.id = 1 WHEN MATCHED THEN DELETE",
                        "SELECT a FROM " + name() + where,
                        "SELECT * INTO " + maybe("TEMP ") + name() + " FROM other",
                        "TRUNCATE " + maybe("TABLE ") + maybe("ONLY ") + name()
                                + pick("", " CASCADE", " RESTART IDENTITY"),
                        "COPY " + name() + pick(" FROM '/tmp/x'", " TO STDOUT", " (a, b) FROM STDIN WITH (FORMAT csv)"),
                        "WITH gone AS (DELETE FROM x RETURNING *) INSERT INTO " + name() + " SELECT * FROM gone");
    }

    private String object() {
        return pick(
                "CREATE " + maybe("OR REPLACE ") + pick("", "TEMP ") + "VIEW " + name() + " AS SELECT 1",
                "CREATE MATERIALIZED VIEW " + maybe("IF NOT EXISTS ") + name() + " AS SELECT 1 WITH NO DATA",
                "CREATE SEQUENCE " + maybe("IF NOT EXISTS ") + name() + " START 5",
                "CREATE TYPE " + name() + pick(" AS ENUM ('a', 'b')", " AS (a int)", " AS RANGE (subtype = int)", ""),
                "CREATE DOMAIN " + name() + " AS int CHECK (VALUE > 0)",
                "CREATE SCHEMA " + maybe("IF NOT EXISTS ") + word(),
                "CREATE EXTENSION IF NOT EXISTS " + word() + " WITH SCHEMA public",
                "CREATE POLICY " + word() + " ON " + name() + " FOR SELECT USING (true)",
                "CREATE RULE " + word() + " AS ON INSERT TO " + name() + " DO INSTEAD NOTHING",
                "CREATE STATISTICS " + name() + " ON a, b FROM t",
                "CREATE PUBLICATION " + word() + " FOR ALL TABLES",
                "CREATE COLLATION " + name() + " (locale = 'C')",
                "CREATE AGGREGATE " + name() + " (int) (sfunc = f, stype = int)",
                "CREATE CAST (text AS mood) WITH INOUT",
                "CREATE OPERATOR === (leftarg = int, rightarg = int, function = f)");
    }

    private String routine() {
        return pick(
                "CREATE " + maybe("OR REPLACE ") + "FUNCTION " + name()
                        + "(a int DEFAULT 1, b text) RETURNS int LANGUAGE sql AS "
                        + pick("'SELECT 1;'", "$$SELECT 1; DROP TABLE x;$$", "$b$ SELECT $1 $b$"),
                "CREATE FUNCTION " + name()
                        + "() RETURNS trigger AS $f$ BEGIN UPDATE x SET a = 1; RETURN NEW; END $f$ LANGUAGE plpgsql",
                "CREATE FUNCTION " + name()
                        + "(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT a; SELECT a + 1; END",
                "CREATE FUNCTION " + name() + "(a int) RETURNS int LANGUAGE sql RETURN a + 1",
                "CREATE PROCEDURE " + name() + "(INOUT a int) LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$",
                "CREATE " + maybe("OR REPLACE ") + "TRIGGER " + word() + " BEFORE INSERT OR UPDATE OF a ON " + name()
                        + " FOR EACH ROW WHEN (NEW.a > 0) EXECUTE FUNCTION f()",
                "CREATE CONSTRAINT TRIGGER " + word() + " AFTER DELETE ON " + name()
                        + " DEFERRABLE FOR EACH ROW EXECUTE PROCEDURE f('a')",
                "DO $$ BEGIN PERFORM 1; END $$",
                "CALL " + name() + "(1)");
    }

    private String alterObject() {
        return pick(
                "ALTER SEQUENCE " + maybe("IF EXISTS ") + name() + " RESTART WITH 5",
                "ALTER SEQUENCE " + name() + " OWNED BY t.a",
                "ALTER DOMAIN " + name()
                        + pick(" ADD CHECK (VALUE > 0)", " DROP CONSTRAINT c", " SET DEFAULT 1", " DROP NOT NULL"),
                "ALTER FUNCTION " + name() + "(int) " + pick("IMMUTABLE", "OWNER TO app", "SET work_mem = '1MB'"),
                "ALTER TYPE " + name() + pick(" OWNER TO app", " ADD ATTRIBUTE c text", " DROP ATTRIBUTE c"),
                "ALTER VIEW " + name()
                        + pick(" OWNER TO app", " SET (security_barrier)", " ALTER COLUMN a SET DEFAULT 1"),
                "ALTER SCHEMA " + word() + " OWNER TO app",
                "ALTER ROLE " + word() + pick(" WITH LOGIN", " SET work_mem = '1MB'", " RESET ALL"),
                "ALTER DATABASE " + word() + pick(" SET work_mem = '1MB'", " OWNER TO app", " WITH CONNECTION LIMIT 5"),
                "ALTER POLICY " + word() + " ON " + name() + " USING (true)",
                "ALTER EXTENSION " + word() + " UPDATE TO '2.0'",
                "ALTER TABLE ALL IN TABLESPACE a SET TABLESPACE b",
                "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO app",
                "ALTER SYSTEM SET work_mem = '1MB'",
                "ALTER TRIGGER " + word() + " ON " + name() + " RENAME TO " + word());
    }

    private String upkeep() {
        return pick(
                "VACUUM " + pick("", "FULL ", "(FULL) ", "(FULL false) ", "ANALYZE ", "(ANALYZE, FREEZE) ") + name(),
                "VACUUM",
                "ANALYZE " + maybe("VERBOSE ") + name() + pick("", " (a, b)"),
                "CLUSTER " + name() + pick("", " USING i"),
                "REINDEX " + pick("", "(VERBOSE) ") + pick("TABLE ", "INDEX ", "TABLE CONCURRENTLY ") + name(),
                "REFRESH MATERIALIZED VIEW " + maybe("CONCURRENTLY ") + name(),
                "LOCK " + maybe("TABLE ") + name() + pick("", " IN SHARE MODE", " IN ACCESS EXCLUSIVE MODE NOWAIT"),
                "CHECKPOINT",
                "EXPLAIN " + pick("", "ANALYZE ", "(ANALYZE off) ", "(VERBOSE, ANALYZE) ") + "DELETE FROM " + name());
    }

    private String setting() {
        return pick(
                "SET " + pick("", "LOCAL ", "SESSION ")
                        + pick("search_path TO a, b", "work_mem = '1MB'", "TIME ZONE 'UTC'", "ROLE app"),
                "RESET " + pick("ALL", "work_mem"),
                "SET CONSTRAINTS ALL DEFERRED",
                "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE",
                "SHOW work_mem",
                "BEGIN",
                "START TRANSACTION",
                "COMMIT",
                "END",
                "ROLLBACK",
                "ABORT",
                "SAVEPOINT s",
                "RELEASE s",
                "ROLLBACK TO s",
                "ROLLBACK WORK TO SAVEPOINT s",
                "COMMIT PREPARED 'x'",
                "DISCARD ALL",
                "LISTEN x",
                "NOTIFY x, 'y'",
                "DEALLOCATE ALL",
                "PREPARE p AS SELECT 1",
                "EXECUTE p(1)");
    }

    private String right() {
        String on = pick("", "TABLE ") + name();
        return pick(
                "GRANT SELECT, UPDATE (a) ON " + on + " TO app WITH GRANT OPTION",
                "GRANT ALL ON ALL TABLES IN SCHEMA public TO PUBLIC",
                "GRANT app TO other",
                "REVOKE ALL ON " + on + " FROM app CASCADE",
                "REVOKE GRANT OPTION FOR USAGE ON SCHEMA public FROM app",
                "COMMENT ON TABLE " + name() + " IS 'a; b'",
                "COMMENT ON COLUMN t.a IS NULL",
                "COMMENT ON FUNCTION " + name() + "(int) IS $$x$$",
                "COMMENT ON CONSTRAINT c ON " + name() + " IS 'x'");
    }

    private String partition() {
        return "ALTER TABLE " + name()
                + pick(
                        " ATTACH PARTITION p FOR VALUES FROM (1) TO (2)",
                        " ATTACH PARTITION sales.p DEFAULT",
                        " DETACH PARTITION p",
                        " DETACH PARTITION p CONCURRENTLY",
                        " DETACH PARTITION p FINALIZE");
    }

    private String name() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private String word() {
        String name = name();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private String type() {
        return TYPES.get(random.nextInt(TYPES.size()));
    }

    private String value() {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private String condition() {
        return CONDITIONS.get(random.nextInt(CONDITIONS.size()));
    }

    private String maybe(String text) {
        return random.nextBoolean() ? text : "";
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
