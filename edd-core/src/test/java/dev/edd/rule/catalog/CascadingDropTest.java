package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CascadingDropTest {
    private static final String BEFORE = """
            CREATE TYPE mood AS ENUM ('sad', 'ok');
            CREATE DOMAIN code AS text;
            CREATE TABLE item (id int, price int, code code, day date, feeling mood, gross int GENERATED ALWAYS AS (price * 2) STORED);
            CREATE VIEW prices AS SELECT id, price FROM item;
            CREATE VIEW everything AS SELECT i.* FROM item i;
            CREATE VIEW amount AS SELECT COUNT(*) FROM item;
            CREATE VIEW doubled AS SELECT price * 2 FROM prices;
            CREATE VIEW gone AS SELECT day FROM item;
            DROP VIEW gone""";

    private final PhaseRule rule = new CascadingDrop();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ALTER TABLE item DROP COLUMN price CASCADE; the view prices, the view everything, the column item.gross",
                "ALTER TABLE item DROP COLUMN day CASCADE; the view everything",
                "DROP TABLE item CASCADE; the view prices, the view everything, the view amount",
                "DROP VIEW prices CASCADE; the view doubled",
                "DROP TYPE mood CASCADE; the column item.feeling",
                "DROP DOMAIN IF EXISTS code CASCADE; the column item.code"
            })
    void flags_what_goes_along_and_stands_nowhere(String drop, String along) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("0001_before/initial", BEFORE, "finalization", drop))
                .singleElement()
                .satisfies(finding -> assertThat(finding.what().replaceAll(" of initial/0001_before.sql:\\d+", ""))
                        .isEqualTo("0007_split/finalization drops with CASCADE, along with what it names: %s."
                                .formatted(along)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE item DROP COLUMN price",
                "DROP TABLE other CASCADE",
                "DROP VIEW doubled CASCADE",
                "DROP VIEW doubled, prices CASCADE",
                "DROP VIEW everything; ALTER TABLE item DROP COLUMN day CASCADE",
                "DROP VIEW everything; ALTER TABLE item DROP COLUMN day CASCADE; CREATE VIEW everything AS SELECT i.* FROM item i",
                "ALTER TABLE item ALTER COLUMN feeling TYPE text; DROP TYPE mood CASCADE",
                "ALTER TABLE item DROP CONSTRAINT item_key CASCADE"
            })
    void accepts_what_takes_nothing_along_that_is_to_stay(String drop) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("0001_before/initial", BEFORE, "finalization", drop))
                .isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings(
                                "0001_before/initial",
                                BEFORE,
                                "finalization",
                                "ALTER TABLE item DROP COLUMN price CASCADE"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).endsWith("""
                        -- finalization
                        DROP VIEW IF EXISTS prices;
                        DROP VIEW IF EXISTS everything;
                        ALTER TABLE item DROP COLUMN IF EXISTS gross;"""));
    }
}
