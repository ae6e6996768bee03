package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnnamedObjectsTest {
    private final PhaseRule rule = new UnnamedObjects();

    @ParameterizedTest
    @ValueSource(strings = {"initial", "transition", "finalization"})
    void flags_all_objects_dropped_in_any_phase(String phase) {
        assertThat(Trial.of(rule, Dialect.H2).finds(phase, "SELECT 1;\nDROP ALL OBJECTS"))
                .containsExactly(phase + "/0007_split.sql:2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DROP OWNED BY app CASCADE | drops objects that it does not name
            REASSIGN OWNED BY app TO shop | gives objects that it does not name to another owner
            ALTER TABLE ALL IN TABLESPACE a SET TABLESPACE b | writes tables or indexes anew that it does not name
            ALTER INDEX ALL IN TABLESPACE a OWNED BY app SET TABLESPACE b | writes tables or indexes anew that it does not name
            """)
    void flags_what_is_done_to_all_objects_of_an_owner_or_tablespace(String sql, String deed) {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("initial", sql))
                .extracting(Finding::what)
                .containsExactly("0007_split/initial %s: %s.".formatted(deed, sql));
    }

    @Test
    void accepts_an_index_and_a_table_that_are_named() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).finds("initial", """
                        ALTER INDEX code_unique SET TABLESPACE fast;
                        ALTER TABLE inventory OWNER TO shop""")).isEmpty();
    }

    @Test
    void explains_what_it_is_and_how_to_do_it_safely() {
        assertThat(Trial.of(rule, Dialect.POSTGRESQL).findings("finalization", "DROP OWNED BY app"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what())
                            .isEqualTo(
                                    "0007_split/finalization drops objects that it does not name: DROP OWNED BY app.");
                    assertThat(finding.fix())
                            .isEqualTo("Name what nobody uses any more, in the finalization, one statement each: "
                                    + "DROP TABLE IF EXISTS …; a database for tests is emptied by those who run them.");
                });
    }
}
