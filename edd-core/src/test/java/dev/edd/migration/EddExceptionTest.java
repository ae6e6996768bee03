package dev.edd.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EddExceptionTest {
    @Test
    void says_what_where_why_and_how_to_fix_it() {
        assertThat(EddException.message("0007_split/initial stopped.", "a.sql:3", "The disk is full.", "Clear it."))
                .isEqualTo("""
                        0007_split/initial stopped.
                          Where  a.sql:3
                          Why    The disk is full.
                          Fix    Clear it.""");
    }

    @Test
    void leaves_out_a_place_that_is_not_known_and_indents_further_lines() {
        assertThat(EddException.message("It stopped.", "", "One.\nTwo.\n", "Do this.\nThen that."))
                .isEqualTo("""
                        It stopped.
                          Why    One.
                                 Two.
                          Fix    Do this.
                                 Then that.""");
    }
}
