package dev.edd.sql;

import static dev.edd.migration.Dialect.MARIADB;
import static dev.edd.migration.Dialect.MYSQL;
import static dev.edd.migration.Dialect.OTHER;
import static dev.edd.migration.Dialect.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutineBodyTest {
    private static void assertWhole(String statement, Dialect dialect) {
        SqlText text = SqlParser.parse("a.sql", statement + ";\nSELECT 'next';", dialect);
        assertThat(text.statements()).hasSize(2).first().hasFieldOrPropertyWithValue("text", statement);
        assertThat(text.unterminated()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE PROCEDURE p() BEGIN END",
                "create definer = `a`@`%` procedure p() begin select 1; end",
                "CREATE DEFINER=root@localhost TRIGGER t BEFORE INSERT ON u FOR EACH ROW BEGIN SET NEW.a = 1; END",
                "CREATE OR REPLACE FUNCTION f() RETURNS INT DETERMINISTIC BEGIN RETURN 1; END",
                "CREATE EVENT IF NOT EXISTS e ON SCHEDULE EVERY 1 DAY DO BEGIN DELETE FROM t; END",
                "ALTER EVENT e ON SCHEDULE EVERY 1 DAY DO BEGIN DELETE FROM t; END",
                "CREATE PROCEDURE p() a: BEGIN BEGIN SELECT 1; END; b: BEGIN END b; END a",
                "CREATE PROCEDURE p() BEGIN IF x THEN SELECT 1; ELSEIF y THEN SELECT 2; ELSE SELECT 3; END IF; END",
                "CREATE PROCEDURE p() BEGIN IF (x) THEN IF y THEN SELECT 1; END IF; ELSE IF z THEN SELECT 2; END IF;"
                        + " END IF; END",
                "CREATE PROCEDURE p() BEGIN CASE x WHEN 1 THEN SELECT CASE WHEN y THEN 1 ELSE 2 END; ELSE BEGIN END;"
                        + " END CASE; END",
                "CREATE PROCEDURE p() BEGIN l: LOOP LEAVE l; END LOOP l; WHILE x DO SET x = IF(x, 1, 2); END WHILE; END",
                "CREATE PROCEDURE p() BEGIN REPEAT SET x = REPEAT('a', 2); UNTIL x > 1 END REPEAT; SELECT 2; END",
                "CREATE PROCEDURE p() BEGIN DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; END; SELECT 1; END",
                "CREATE PROCEDURE p() BEGIN SELECT begin, end, t.end, t.case FROM t; DROP TABLE IF EXISTS t; END",
                "CREATE PROCEDURE p(begin INT, end INT) BEGIN SELECT 1; SELECT (CASE begin WHEN 1 THEN 2 END); END",
                "CREATE TRIGGER t BEFORE INSERT ON u FOR EACH ROW IF NEW.a IS NULL THEN SET NEW.a = 1; END IF",
                "CREATE TRIGGER t BEFORE INSERT ON u FOR EACH ROW FOLLOWS v BEGIN SET @a = 1; END",
                "CREATE TRIGGER t BEFORE INSERT ON u FOR EACH ROW FOLLOWS v IF NEW.a THEN SET @a = 1; SET @b = 2; END IF",
                "CREATE TRIGGER t BEFORE INSERT ON u FOR EACH ROW PRECEDES `v` SET NEW.a = IF(NEW.b, 1, 2)",
                "CREATE FUNCTION f(a INT) RETURNS INT IF a THEN RETURN 1; ELSE RETURN 2; END IF",
                "CREATE FUNCTION f(a INT) RETURNS CHAR(1) CHARSET latin1 CASE a WHEN 1 THEN RETURN 1; END CASE",
                "CREATE FUNCTION f(a INT) RETURNS INT RETURN CASE a WHEN 1 THEN 2 END",
                "CREATE PROCEDURE p() BEGIN DECLARE EXIT HANDLER FOR SQLSTATE VALUE '23000', 1051, NOT FOUND, c IF a THEN"
                        + " SELECT 1; END IF; SELECT 2; END",
                "CREATE PROCEDURE p() BEGIN DECLARE EXIT HANDLER FOR 1051 CASE WHEN a THEN SELECT 1; END CASE; SELECT 2;"
                        + " END",
                "CREATE PROCEDURE p() BEGIN DECLARE EXIT HANDLER FOR NOT FOUND h: BEGIN SELECT 1; END h; SELECT 2; END",
                "CREATE PROCEDURE p() BEGIN DECLARE EXIT HANDLER FOR NOT FOUND SET x = IF(y, 1, 2); SELECT 2; END",
                "CREATE PROCEDURE p() BEGIN DECLARE handler INT DEFAULT IF(y, 1, 2); SELECT handler, IF(y, 1, 2); END",
                "CREATE TRIGGER t BEFORE INSERT ON u FOR EACH ROW SET NEW.a = IF(NEW.b, 1, 2)",
                "CREATE TRIGGER begin BEFORE INSERT ON u FOR EACH ROW SET NEW.begin = NEW.end",
                "CREATE TRIGGER IF NOT EXISTS t BEFORE INSERT ON u FOR EACH ROW UPDATE v SET begin = 1, end = 2",
                "CREATE PROCEDURE p() COMMENT 'begin' MODIFIES SQL DATA SELECT 1 FROM t WHERE (a = 1) FOR UPDATE",
                "/*!50003 CREATE*/ /*!50017 DEFINER=`a`@`b`*/ /*!50003 TRIGGER t BEFORE INSERT ON u FOR EACH ROW"
                        + " BEGIN SET NEW.a = 1; END */"
            })
    void is_kept_whole_without_a_delimiter_line(String statement) {
        assertWhole(statement, MYSQL);
        assertWhole(statement, MARIADB);
        assertWhole(statement, OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN NOT ATOMIC SELECT 1; IF a THEN SELECT 2; END IF; END",
                "CREATE PROCEDURE p() BEGIN SELECT 'it\\'s (\\'a;\\')', `b`; END",
                "CREATE PROCEDURE p() BEGIN FOR i IN 1..3 DO SELECT i; END FOR; SELECT 1 FOR UPDATE; END",
            })
    void of_mariadb_is_kept_whole(String statement) {
        assertWhole(statement, MARIADB);
        assertWhole(statement, OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; SELECT 2; END",
                "CREATE PROCEDURE p(begin int) BEGIN ATOMIC INSERT INTO t VALUES (1); END",
                "CREATE OR REPLACE FUNCTION begin() RETURNS int LANGUAGE sql IMMUTABLE RETURN CASE WHEN true THEN 1 END",
                "CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN RETURN NEW; END $$ LANGUAGE plpgsql",
                "CREATE RULE r AS ON INSERT TO t DO INSTEAD (DELETE FROM u; SELECT 1;)",
                "CREATE OR REPLACE RULE r AS ON INSERT TO t DO NOTHING",
                "CREATE CONSTRAINT TRIGGER t AFTER INSERT ON u FOR EACH ROW WHEN (a = 1) EXECUTE FUNCTION f()",
                "CREATE TRIGGER t AFTER UPDATE OF begin ON u FOR EACH ROW EXECUTE FUNCTION f()",
                "CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION f()",
                "DO $$ BEGIN IF true THEN NULL; END IF; END $$",
            })
    void of_postgresql_is_kept_whole(String statement) {
        assertWhole(statement, POSTGRESQL);
        assertWhole(statement, OTHER);
    }

    @Test
    void of_mariadb_may_stand_outside_of_routines() {
        assertWhole("IF @a IS NULL THEN SELECT 1; ELSE SELECT 2; END IF", MARIADB);
        assertWhole("WHILE @a < 9 DO SET @a = @a + 1; END WHILE", MARIADB);
        assertWhole("FOR i IN 1..3 DO SELECT i; SELECT 2; END FOR", MARIADB);
    }

    @Test
    void of_an_anonymous_block_is_kept_whole_where_the_dialect_is_unknown() {
        assertWhole("BEGIN EXECUTE IMMEDIATE 'DROP TABLE t'; END", OTHER);
    }

    @ParameterizedTest
    @EnumSource
    void is_not_seen_in_a_transaction(Dialect dialect) {
        SqlText text =
                SqlParser.parse("a.sql", "BEGIN; SELECT 1; COMMIT; BEGIN WORK; END; BEGIN TRANSACTION; END;", dialect);
        assertThat(text.statements())
                .extracting("text")
                .containsExactly("BEGIN", "SELECT 1", "COMMIT", "BEGIN WORK", "END", "BEGIN TRANSACTION", "END");
    }

    @ParameterizedTest
    @EnumSource
    void is_not_seen_in_a_table_with_such_columns(Dialect dialect) {
        String table = "CREATE TABLE procedure_call (begin int, trigger int, function int, loop int)";
        assertWhole(table, dialect);
        assertWhole("CREATE INDEX begin ON t (begin)", dialect);
        assertWhole("ALTER TABLE t ADD begin int", dialect);
        assertWhole("CREATE VIEW v AS SELECT begin FROM t", dialect);
    }
}
