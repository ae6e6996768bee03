package dev.edd.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PassesTest {
    private final OpenBackfill byCode = OpenBackfill.by("code", "UPDATE inventory SET moves = moves + 1");
    private final OpenBackfill byId = byCode.correctedTo("id");

    @AfterEach
    void close() {
        byCode.close();
    }

    @Test
    void one_that_others_have_begun_is_not_ended_by_who_comes_late() throws SQLException {
        join(byId);
        Passes passes = byId.store().passes();
        passes.finish(byId.handle(), 1);
        join(byId);
        byId.store().errors().record(byId.handle(), new Key(List.of(7L)), "too long", false);

        passes.finish(byId.handle(), 1);

        assertThat(byId.number("SELECT COUNT(*) FROM EDD_BACKFILL WHERE PASS = 2 AND FINISHED IS NULL"))
                .isOne();
        assertThat(byId.number("SELECT COUNT(*) FROM EDD_BACKFILL_ERROR")).isOne();

        passes.finish(byId.handle(), 2);
        assertThat(byId.number("SELECT COUNT(*) FROM EDD_BACKFILL WHERE FINISHED IS NULL"))
                .isZero();
        assertThat(byId.number("SELECT COUNT(*) FROM EDD_BACKFILL_ERROR")).isZero();
    }

    @Test
    void one_that_has_ended_is_over_though_the_clock_was_set_back_since() throws SQLException {
        join(byId);
        byId.store().passes().finish(byId.handle(), 1);
        byId.handle().execute("UPDATE EDD_BACKFILL SET FINISHED = FINISHED + 3600000");

        boolean joined = byId.store().passes().join(byId.handle(), 0, Duration.ofSeconds(1));

        assertThat(joined).isTrue();

        assertThat(byId.number("SELECT PASS FROM EDD_BACKFILL")).isEqualTo(2);
    }

    @Test
    void another_key_begins_a_new_one_and_the_same_key_goes_on() throws SQLException {
        join(byCode);
        join(byCode);
        assertThat(byCode.number("SELECT PASS FROM EDD_BACKFILL")).isOne();

        join(byId);

        assertThat(byCode.number("SELECT PASS FROM EDD_BACKFILL")).isEqualTo(2);
    }

    @Test
    void whoever_still_goes_by_another_key_claims_and_retries_nothing() throws SQLException {
        byCode.rows(10);
        join(byCode);
        join(byId);
        String other = "Its progress is recorded for inventory by id, not for inventory by code: "
                + "edd:migrate begins a new pass by the latter.";

        assertThatThrownBy(() -> byCode.store().claim(byCode.handle(), 8))
                .isInstanceOf(SQLException.class)
                .hasMessage(other);
        assertThatThrownBy(() -> byCode.engine(BackfillSettings.DEFAULT).retry(byCode.migration()))
                .isInstanceOf(BackfillFailedException.class)
                .hasMessageContaining(other);
    }

    private static void join(OpenBackfill backfill) throws SQLException {
        assertThat(backfill.store().passes().join(backfill.handle(), 0, Duration.ZERO))
                .isTrue();
    }
}
