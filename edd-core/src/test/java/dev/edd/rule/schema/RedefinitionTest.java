package dev.edd.rule.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.SqlParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedefinitionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            n INT AUTO_INCREMENT COMMENT 'the (n)'            | n INT NOT NULL AUTO_INCREMENT COMMENT 'the (n)'
            n INT COMMENT "it's, COLLATE x" UNIQUE            | n INT NOT NULL COMMENT "it's, COLLATE x"
            n INT COMMENT 'it''s' INVISIBLE                   | n INT NOT NULL COMMENT 'it''s' INVISIBLE
            n INT COMMENT 'it\\'s COMMENT \\'x\\''            | n INT NOT NULL COMMENT 'it\\'s COMMENT \\'x\\''
            n INT GENERATED ALWAYS AS (a * (b + 1)) STORED    | n INT GENERATED ALWAYS AS (a * (b + 1)) STORED NOT NULL
            n INT AS (length(concat(a, ')'))) VIRTUAL COMMENT 'n' \
            | n INT AS (length(concat(a, ')'))) VIRTUAL NOT NULL COMMENT 'n'
            n VARCHAR(9) DEFAULT (upper('a' COLLATE utf8mb4_bin)) | n VARCHAR(9) NOT NULL DEFAULT (upper('a' COLLATE utf8mb4_bin))
            n DATETIME DEFAULT now() ON UPDATE now()          | n DATETIME NOT NULL DEFAULT now() ON UPDATE now()
            n INT REFERENCES t (a) ON UPDATE CASCADE          | n INT NOT NULL
            """)
    void says_all_that_a_column_is(String column, String said) {
        AddColumn add = (AddColumn) SqlParser.actions(
                        SqlParser.parse("", "ALTER TABLE t ADD COLUMN " + column, Dialect.MYSQL)
                                .statements()
                                .get(0),
                        Dialect.MYSQL)
                .get(0);

        assertThat(Redefinition.of(add, add.definition(), "NOT NULL")).isEqualTo("ALTER TABLE t MODIFY %s;", said);
    }
}
