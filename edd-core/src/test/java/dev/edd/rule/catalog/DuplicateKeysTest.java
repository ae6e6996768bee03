package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuplicateKeysTest {
    private final PhaseRule rule = new DuplicateKeys();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER SEQUENCE orders_seq INCREMENT BY 50",
                "ALTER SEQUENCE orders_seq INCREMENT 50",
                "ALTER SEQUENCE IF EXISTS orders_seq RESTART",
                "ALTER SEQUENCE orders_seq RESTART WITH 1",
                "ALTER TABLE orders ALTER COLUMN id RESTART WITH 1",
                "ALTER TABLE orders ALTER COLUMN id SET INCREMENT BY 50"
            })
    void flags_numbers_that_begin_anew_or_have_other_steps(String change) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", change)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER SEQUENCE orders_seq NO MAXVALUE CACHE 50",
                "ALTER SEQUENCE orders_seq OWNED BY orders.id",
                "ALTER SEQUENCE orders_seq AS bigint",
                "CREATE SEQUENCE s; ALTER SEQUENCE s INCREMENT BY 50",
                "CREATE TABLE orders (id serial); ALTER SEQUENCE orders_id_seq RESTART WITH 100",
                "CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY); ALTER TABLE orders ALTER COLUMN id RESTART WITH 9",
                "ALTER TABLE orders ADD COLUMN restart int",
                "ALTER TABLE orders ALTER COLUMN note SET DEFAULT 'RESTART'"
            })
    void accepts_what_gives_no_key_twice(String change) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", change)).isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL)
                        .findings("initial", "ALTER SEQUENCE shop.orders_seq INCREMENT BY 50"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo("0007_split/initial has shop.orders_seq count in steps of 50.");
                    assertThat(finding.fix()).endsWith("""
                            CREATE SEQUENCE shop.orders_seq_new INCREMENT BY 50 START WITH <a key that the old one never reaches>;
                            -- finalization
                            DROP SEQUENCE IF EXISTS shop.orders_seq;""");
                });
    }
}
