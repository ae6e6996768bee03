package dev.edd.sql;

import static dev.edd.migration.Dialect.H2;
import static dev.edd.migration.Dialect.MARIADB;
import static dev.edd.migration.Dialect.MYSQL;
import static dev.edd.migration.Dialect.OTHER;
import static dev.edd.migration.Dialect.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.migration.Location;
import dev.edd.migration.Statement;
import dev.edd.sql.SqlText.Comment;
import dev.edd.sql.SqlText.Unterminated;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class SqlParserTest {
    private static SqlText parse(String text, Dialect dialect) {
        return SqlParser.parse("a.sql", text, dialect);
    }

    private static List<String> split(String text, Dialect dialect) {
        return parse(text, dialect).statements().stream().map(Statement::text).toList();
    }

    @ParameterizedTest
    @EnumSource
    void finds_the_statements_between_semicolons(Dialect dialect) {
        assertThat(split("SELECT 1;\nSELECT 2 ;; SELECT 3", dialect))
                .containsExactly("SELECT 1", "SELECT 2", "SELECT 3");
    }

    @ParameterizedTest
    @EnumSource
    void finds_none_in_comments_and_white_space(Dialect dialect) {
        assertThat(split("\uFEFF -- a; b\n\t/* c; d */ ; \r\n", dialect)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void leaves_out_comments_around_a_statement_and_keeps_those_inside(Dialect dialect) {
        assertThat(split("-- a\n/* b */ SELECT -- c\n 1 /* d */ -- e\n; -- f", dialect))
                .containsExactly("SELECT -- c\n 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void tells_the_line_of_the_first_word(String end) {
        String text = String.join(end, "\uFEFF-- one", "SELECT", " 1;", "", "  SELECT 2;SELECT 3");
        assertThat(parse(text, POSTGRESQL).statements())
                .extracting(Statement::location)
                .containsExactly(new Location("a.sql", 2), new Location("a.sql", 5), new Location("a.sql", 5));
    }

    @Test
    void tells_line_comments_before_the_first_statement_from_later_ones() {
        String text = "--edd release: 2\r\n# no\n/* --no */ SELECT -- in\n'--no';\n --rollback SELECT 2";
        assertThat(parse(text, MYSQL).comments())
                .containsExactly(
                        new Comment("--edd release: 2", new Location("a.sql", 1), true),
                        new Comment("# no", new Location("a.sql", 2), true),
                        new Comment("-- in", new Location("a.sql", 3), false),
                        new Comment("--rollback SELECT 2", new Location("a.sql", 5), false));
    }

    @ParameterizedTest
    @EnumSource
    void reads_a_directive_without_white_space_as_a_comment(Dialect dialect) {
        assertThat(split("--edd release: it's\n  --rollback don't\nSELECT 1", dialect))
                .containsExactly("SELECT 1");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"MYSQL", "MARIADB"})
    void reads_dashes_within_a_line_as_a_sum_without_white_space(Dialect dialect) {
        assertThat(split("SELECT 5--1;SELECT 2", dialect)).containsExactly("SELECT 5--1", "SELECT 2");
    }

    @ParameterizedTest
    @EnumSource
    void keeps_quoted_semicolons(Dialect dialect) {
        String text = "SELECT 'it''s;' \"a\"\";b\", N'x;', U&'y;', B'1;', X'1;'; SELECT 2";
        assertThat(split(text, dialect)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "POSTGRESQL")
    void keeps_semicolons_in_backticks(Dialect dialect) {
        assertThat(split("SELECT `a``;b\\`; SELECT 2", dialect)).containsExactly("SELECT `a``;b\\`", "SELECT 2");
    }

    @Test
    void reads_brackets_as_brackets() {
        assertThat(split("SELECT a[1;SELECT 2]", POSTGRESQL)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"MYSQL", "MARIADB", "OTHER"})
    void knows_backslash_escapes(Dialect dialect) {
        String text = "INSERT INTO t VALUES ('it\\'s; \\\\', 'say \\'hi;\\'');SELECT 2";
        assertThat(split(text, dialect)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"POSTGRESQL", "H2", "OTHER"})
    void lets_a_string_end_with_a_backslash(Dialect dialect) {
        String text = "SELECT 'C:\\'; SELECT a LIKE 'b' ESCAPE '\\' AND c; SELECT ('\\'), '\\';SELECT 4";
        assertThat(split(text, dialect)).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"POSTGRESQL", "OTHER"})
    void knows_escape_strings(Dialect dialect) {
        assertThat(split("SELECT E'\\';', e'\\\\';SELECT 2", dialect)).hasSize(2);
    }

    @Test
    void believes_a_text_that_says_what_its_backslashes_are() {
        String plain = "SET SESSION sql_mode = CONCAT(@@sql_mode, ',NO_BACKSLASH_ESCAPES');SELECT 'C:\\', 'a';SELECT 2";
        assertThat(split(plain, MYSQL)).hasSize(3);
        assertThat(split(plain, MARIADB)).hasSize(3);
        String usual = "SET sql_mode = REPLACE(@@sql_mode, 'NO_BACKSLASH_ESCAPES', '');SELECT 'it\\'s;';SELECT 2";
        assertThat(split(usual, MYSQL)).hasSize(3);

        String escaping = "SET standard_conforming_strings = off;SELECT 'it\\'s;';SELECT 2";
        assertThat(split(escaping, POSTGRESQL)).hasSize(3);
        assertThat(split("SET standard_conforming_strings = on;SELECT 'C:\\';SELECT 2", POSTGRESQL))
                .hasSize(3);
    }

    @Test
    void reads_the_null_sign_of_mariadb() {
        assertThat(split("INSERT INTO t VALUES (\\N),\n(\\N);SELECT 2", MARIADB))
                .containsExactly("INSERT INTO t VALUES (\\N),\n(\\N)", "SELECT 2");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"POSTGRESQL", "H2", "OTHER"})
    void knows_dollar_quotes(Dialect dialect) {
        assertThat(split("SELECT $$it's; $ok$ $$, $a$ $$; $a$; SELECT $1, b$$; SELECT 3", dialect))
                .containsExactly("SELECT $$it's; $ok$ $$, $a$ $$; $a$", "SELECT $1, b$$", "SELECT 3");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"MYSQL", "MARIADB"})
    void reads_dollars_in_mysql_as_letters(Dialect dialect) {
        assertThat(split("SELECT $$a; SELECT b$$", dialect)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"POSTGRESQL", "H2", "OTHER"})
    void nests_block_comments(Dialect dialect) {
        assertThat(split("/* a /* b */ ; */ SELECT 1; SELECT /* /* */ ; */ 2", dialect))
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"MYSQL", "MARIADB", "OTHER"})
    void ends_a_block_comment_at_the_first_chance_if_nesting_would_leave_it_open(Dialect dialect) {
        assertThat(split("/* a /* b */ SELECT 1; /* c */ SELECT 2", dialect)).containsExactly("SELECT 1", "SELECT 2");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"MARIADB", "OTHER"})
    void keeps_executable_comments_as_part_of_the_statement(Dialect dialect) {
        String text =
                "/*!40101 SET NAMES 'utf8;' */;\n/*!100100 SET x = 1; */;\n/*!50003 CREATE*/ /*! TABLE */ t (a int)";
        assertThat(split(text, dialect))
                .containsExactly(
                        "/*!40101 SET NAMES 'utf8;' */",
                        "/*!100100 SET x = 1; */",
                        "/*!50003 CREATE*/ /*! TABLE */ t (a int)");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"MYSQL", "MARIADB", "OTHER"})
    void leaves_out_comments_that_no_version_executes(Dialect dialect) {
        String dump = "/*M!999999\\- enable the sandbox mode */ \n/*!99999 it's; */\nSELECT 1;\nSELECT 2;";
        assertThat(split(dump, dialect)).containsExactly("SELECT 1", "SELECT 2");
        assertThat(parse(dump, dialect).unterminated()).isEmpty();
    }

    @Test
    void leaves_out_comments_that_the_other_of_mysql_and_mariadb_executes() {
        String ofMariadb = "/*M!100100 it's; */;SELECT 1";
        assertThat(split(ofMariadb, MYSQL)).containsExactly("SELECT 1");
        assertThat(split(ofMariadb.replace("'", ""), MARIADB)).hasSize(2);

        String ofMysql = "/*!50700 SET x = 1; */;/*!50701 it's; */;/*!80013 it's; */;SELECT 1";
        assertThat(split(ofMysql, MARIADB)).containsExactly("SELECT 1");
        assertThat(split(ofMysql.replace("'", ""), MYSQL)).hasSize(4);
    }

    @Test
    void passes_over_what_mariadb_alone_executes() {
        assertThat(split("/*M!100100 SET x = 1 */;\n/*!40101 SET NAMES utf8 */;", MYSQL))
                .containsExactly("/*!40101 SET NAMES utf8 */");
    }

    @Test
    void reads_hashes_as_comments_in_mysql_only() {
        String text = "SELECT 1 # it's; \n;#a\nSELECT 2";
        assertThat(split(text, MYSQL)).containsExactly("SELECT 1", "SELECT 2");
        assertThat(split("SELECT a #>> '{b}', c # d; SELECT 2", POSTGRESQL)).hasSize(2);
    }

    @Test
    void reads_two_slashes_as_a_comment_in_h2() {
        assertThat(split("SELECT 1 // it's; \n; SELECT 2", H2)).containsExactly("SELECT 1", "SELECT 2");
    }

    @Test
    void ends_a_statement_with_the_line_of_a_client_command() {
        assertThat(split("SELECT 1 \\gset\nSELECT 2;", POSTGRESQL)).containsExactly("SELECT 1 \\gset", "SELECT 2");
    }

    @Test
    void judges_hashes_of_an_unknown_dialect_by_what_stands_around_them() {
        String text = "# it's\nSELECT 1, # it's\n 2; SELECT a #>> '{b;}', a#-'{c}' FROM #t;\n#-- it's";
        assertThat(split(text, OTHER)).containsExactly("SELECT 1, # it's\n 2", "SELECT a #>> '{b;}', a#-'{c}' FROM #t");
    }

    @ParameterizedTest
    @EnumSource
    void obeys_delimiter_lines(Dialect dialect) {
        String text = "DELIMITER //\nCREATE PROCEDURE p() BEGIN SELECT 1; END//\ndelimiter $$ \nSELECT 2; SELECT 3 $$\n"
                + "SELECT a$$Delimiter ;\nSELECT 4; SELECT 5";
        assertThat(split(text, dialect))
                .containsExactly(
                        "CREATE PROCEDURE p() BEGIN SELECT 1; END",
                        "SELECT 2; SELECT 3",
                        "SELECT a",
                        "SELECT 4",
                        "SELECT 5");
    }

    @Test
    void ends_a_statement_that_lacks_its_delimiter_at_the_next_delimiter_line() {
        assertThat(split("DELIMITER //\nSELECT 1;\nDELIMITER ;\nSELECT 2;", MYSQL))
                .containsExactly("SELECT 1;", "SELECT 2");
    }

    @Test
    void takes_a_delimiter_of_letters_for_one_only_as_a_word_of_its_own() {
        assertThat(split("DELIMITER go\nSELECT category, mango\ngo\nSELECT 2 go", MYSQL))
                .containsExactly("SELECT category, mango", "SELECT 2");
    }

    @Test
    void ends_a_batch_of_an_unknown_dialect_at_a_lone_go_or_slash() {
        assertThat(split("CREATE PROC p AS BEGIN SELECT 1; END\nGO\nSELECT 2\n/\nSELECT 3 / 4", OTHER))
                .containsExactly("CREATE PROC p AS BEGIN SELECT 1; END", "SELECT 2", "SELECT 3 / 4");
    }

    @Test
    void takes_psql_commands_as_statements_of_their_own() {
        assertThat(split("\\connect it's\nSELECT 1;\n\\d t;u\n", POSTGRESQL))
                .containsExactly("\\connect it's", "SELECT 1", "\\d t;u");
    }

    @Test
    void keeps_copied_rows_with_their_statement() {
        String copy = "COPY t (a) FROM stdin;\nit's;\n\\N\n\\.";
        assertThat(split(copy + "\nSELECT 2;", POSTGRESQL)).containsExactly(copy, "SELECT 2");
        assertThat(split("COPY t FROM stdin; SELECT 2", POSTGRESQL)).containsExactly("COPY t FROM stdin", "SELECT 2");
    }

    @ParameterizedTest
    @EnumSource
    void finds_nothing_unterminated_in_a_whole_text(Dialect dialect) {
        assertThat(parse("SELECT 'a' /* b */ \"c\"; -- it's", dialect).unterminated())
                .isEmpty();
    }

    @Test
    void reports_what_has_no_end() {
        assertThat(unterminated("SELECT 1;\nSELECT 'a;\n", H2)).isEqualTo("string at a.sql:2");
        assertThat(unterminated("SELECT\n\"a;\n", H2)).isEqualTo("quoted name at a.sql:2");
        assertThat(unterminated("SELECT `a;\n", MARIADB)).isEqualTo("quoted name at a.sql:1");
        assertThat(unterminated("\nDO $a$ $$", POSTGRESQL)).isEqualTo("dollar quote at a.sql:2");
        assertThat(unterminated("SELECT 1 /* /* */", POSTGRESQL)).isEqualTo("block comment at a.sql:1");
        assertThat(unterminated("SELECT 1;\n/*!40101 SET a=1;", MYSQL)).isEqualTo("block comment at a.sql:2");
        assertThat(unterminated("CREATE PROCEDURE p()\nBEGIN IF a THEN SELECT 1; END;\nSELECT 2;", MYSQL))
                .isEqualTo("BEGIN block at a.sql:2");
    }

    private static String unterminated(String text, Dialect dialect) {
        Unterminated unterminated = parse(text, dialect).unterminated().get(0);
        return unterminated.kind() + " at " + unterminated.location();
    }
}
