package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.fixture.Migrations;
import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.rule.Engine;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseSafety;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A statement of 100,000 characters takes milliseconds; if the time grew with the square, it would take minutes. */
class RulesLinearTimeTest {
    private static final int LENGTH = 100_000;
    private static final List<Dialect> DIALECTS =
            List.of(Dialect.POSTGRESQL, Dialect.MYSQL, Dialect.MARIADB, Dialect.H2);

    private static final String SHOP = """
            CREATE TABLE t (id INT PRIMARY KEY, a INT, b VARCHAR(20) DEFAULT 'x', CONSTRAINT k CHECK (a IN (1, 2)), UNIQUE (b));
            CREATE VIEW v AS SELECT id, a FROM t""";

    /** Four times the text may take this many times as long: 4 would be exact, and 16 the square. */
    private static final double MOST = 9;

    private static final int SHORT = 5_000;
    private static final long MEASURABLE_NANOS = 50_000_000;
    private static final int SAMPLES = 1_000;

    /** Where the hostile piece goes, again and again. */
    private static final String[] STATEMENTS = {
        "ALTER TABLE t ADD COLUMN c INT DEFAULT *",
        "ALTER TABLE t ADD COLUMN c INT DEFAULT 'a'::*",
        "ALTER TABLE t ADD COLUMN c INT DEFAULT (*)",
        "ALTER TABLE t ADD COLUMN c * NOT NULL",
        "ALTER TABLE t ADD COLUMN c INT CHECK (*)",
        "ALTER TABLE t ADD COLUMN c INT GENERATED ALWAYS AS (*) STORED",
        "ALTER TABLE t ADD CONSTRAINT k CHECK (*)",
        "ALTER TABLE t ADD CONSTRAINT k CHECK (a IN (*))",
        "ALTER TABLE t ADD CONSTRAINT k UNIQUE * (a)",
        "ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (*)",
        "ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES *",
        "ALTER TABLE t ALTER COLUMN a TYPE INT USING *",
        "ALTER TABLE t ALTER COLUMN a TYPE *",
        "ALTER TABLE t MODIFY COLUMN a *",
        "ALTER TABLE t ENGINE *",
        "UPDATE t SET a = *",
        "UPDATE t SET a = 1 WHERE *",
        "UPDATE t SET * WHERE a IS NULL",
        "UPDATE * SET a = 1",
        "DELETE FROM t WHERE *",
        "DELETE FROM t USING * WHERE a = 1",
        "MERGE INTO t USING * ON (a = 1) WHEN MATCHED THEN UPDATE SET a = 1",
        "MERGE INTO t USING u ON * WHEN MATCHED THEN DELETE",
        "INSERT INTO t SELECT a FROM u WHERE *",
        "INSERT INTO t SELECT a FROM u *",
        "CREATE TABLE s (a INT, *)",
        "CREATE TABLE s (a INT DEFAULT *)",
        "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW BEGIN * END",
        "CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN * END $$ LANGUAGE plpgsql",
        "CREATE INDEX i ON t (a) WHERE *",
        "CREATE UNIQUE INDEX i ON t (*)",
        "DROP VIEW v; CREATE VIEW v *",
        "CREATE POLICY p ON t *",
        "CREATE USER u *"
    };

    private static final String[] PIECES = {
        "a",
        "a ",
        " ",
        "(",
        ")",
        "a.",
        "a, ",
        "= ",
        "'",
        "''",
        "\"",
        "`",
        "E'\\",
        "$a$ $b$ ",
        "$$ ",
        "::",
        "::a ",
        "concat(",
        "ON ",
        "WHERE ",
        "AND ",
        "AND a = 1 ",
        "OR a = 1 ",
        "NOT ",
        "COLLATE ",
        "CHECK (",
        "REFERENCES a ",
        "KEY a (",
        "SET a = ",
        "SET ",
        "FROM ",
        "USING a ",
        "JOIN a ",
        "SELECT ",
        "AS SELECT a ",
        "AS (",
        ") ",
        "CASE ",
        "BETWEEN ",
        "IN (",
        "IS NULL ",
        "WHEN MATCHED THEN ",
        "DEFAULT ",
        "ENGINE ",
        "/*",
        "/* */ ",
        "*/",
        "--",
        "#",
        "\\",
        "RAISE ",
        "1",
        "+ ",
        "a || ",
        ":",
        "COMMENT '",
        "password",
        "PASSWORD ",
        "://a:",
        "é",
        "\t"
    };

    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            UPDATE t SET a = *|concat(
            UPDATE t SET a = * WHERE b = 'x'|a +
            UPDATE t SET * = 1|a.
            UPDATE * x|~ ~
            UPDATE t SET a = 1 WHERE *x|~ ~
            UPDATE t SET a = 1 WHERE (*|~ ~
            UPDATE t SET a = 1 WHERE *|~(~
            UPDATE t SET a = /* b|~/* ~
            UPDATE t SET a = 1 WHERE *|~a = 1 OR ~
            DELETE FROM t WHERE *|~''~
            MERGE INTO t USING u *|~ON ~
            MERGE INTO t USING u *|~USING u ~
            INSERT INTO t SELECT a FROM u *|~JOIN u ~
            ALTER TABLE t ADD COLUMN c INT DEFAULT *|a
            ALTER TABLE t ADD COLUMN c INT DEFAULT *|~$a$ $b$ ~
            ALTER TABLE t ADD COLUMN c TEXT DEFAULT E'*'|~\\\\~
            ALTER TABLE t ADD COLUMN c INT GENERATED ALWAYS AS (*) STORED|~AS (a) ~
            ALTER TABLE t ADD *|~(~
            ALTER TABLE t ADD CONSTRAINT k UNIQUE*x|~ ~
            ALTER TABLE t ADD CONSTRAINT k CHECK (b IN (*x))|~ ~
            ALTER TABLE t ALTER COLUMN b TYPE TEXT*x|~ ~
            ALTER TABLE t ENGINE*InnoDB|~ ~
            CREATE TABLE s (a INT, PRIMARY KEY (*))|~a, ~
            DROP VIEW v; CREATE VIEW v *|~AS SELECT a ~
            DROP VIEW v; CREATE VIEW v AS SELECT a*x|~ ~
            COMMENT ON TABLE t IS *|password
            """)
    void is_enough_for_hostile_statements(String statement, String piece) {
        String sql = statement.replace("*", piece.repeat(LENGTH / piece.length()));

        DIALECTS.forEach(dialect -> assertThat(findings(sql, dialect)).isNotNull());
    }

    @EnabledIfSystemProperty(named = "edd.fuzz.linear", matches = "true")
    @Test
    void time_grows_with_the_length() {
        long seed = Long.getLong("edd.fuzz.seed", System.nanoTime());
        System.out.printf("%s statements from -Dedd.fuzz.seed=%s on%n", SAMPLES, seed);
        Random random = new Random(seed);
        for (int i = 0; i < SAMPLES; i++) {
            String statement = STATEMENTS[random.nextInt(STATEMENTS.length)];
            String piece = PIECES[random.nextInt(PIECES.length)];
            Dialect dialect = DIALECTS.get(random.nextInt(DIALECTS.size()));
            long base = fastest(statement.replace("*", piece.repeat(SHORT / piece.length())), dialect);
            long fourfold = fastest(statement.replace("*", piece.repeat(4 * SHORT / piece.length())), dialect);
            assertThat(fourfold / MOST)
                    .as("%s of %s on %s", statement, piece, dialect)
                    .isLessThan((double) Math.max(base, MEASURABLE_NANOS));
        }
    }

    private static long fastest(String sql, Dialect dialect) {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            findings(sql, dialect);
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return fastest;
    }

    /** Returns what all rules find: first in the statement itself, and then in one that asks what it has left. */
    private static List<Finding> findings(String sql, Dialect dialect) {
        boolean rows = sql.matches("(?s)(?:UPDATE|DELETE|MERGE|INSERT)\\b.*");
        Migration hostile = Migrations.read(rows ? "0002_b/transition" : "0002_b/initial", sql, dialect);
        Changelog changelog = Migrations.changelog(
                Migrations.read("0001_a/initial", SHOP, dialect),
                hostile,
                Migrations.read(
                        "0003_c/initial", "ALTER TABLE t ALTER COLUMN a SET NOT NULL; UPDATE t SET b = 'x'", dialect));
        List<Finding> findings = new ArrayList<>();
        BuiltInRules.all().forEach(rule -> findings.addAll(rule.check(changelog)));
        findings.addAll(new PhaseSafety(BuiltInRules.phaseSafety(), Engine.of(dialect)).check(changelog));
        findings.addAll(new PhaseSafety(BuiltInRules.onRequest(), Engine.of(dialect)).check(changelog));
        return findings;
    }
}
