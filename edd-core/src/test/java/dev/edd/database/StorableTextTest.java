package dev.edd.database;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StorableTextTest {
    @ParameterizedTest
    @MethodSource("letters")
    void has_a_question_mark_for_each_letter_that_the_encoding_lacks(Charset charset, String stored) {
        assertThat(StorableText.in(charset, "aü…🙂")).isEqualTo(stored);
    }

    static Stream<Arguments> letters() {
        return Stream.of(
                Arguments.of(UTF_8, "aü…🙂"), Arguments.of(ISO_8859_1, "aü??"), Arguments.of(US_ASCII, "a???"));
    }

    /** PostgreSQL rejects the one, and its driver has a question mark of its own for the other. */
    @Test
    void holds_neither_a_null_character_nor_half_a_letter() {
        assertThat(StorableText.in(UTF_8, "a\0b\ud83dc")).isEqualTo("a?b?c");
    }

    @Test
    void is_cut_between_letters() {
        assertThat(StorableText.cut("ab🙂", 4)).isEqualTo("ab🙂");
        assertThat(StorableText.cut("ab🙂", 3)).isEqualTo("ab");
        assertThat(StorableText.cut("ab🙂c", 4)).isEqualTo("ab🙂");
    }

    @ParameterizedTest
    @CsvSource({"UTF8, UTF-8", "LATIN1, ISO-8859-1", "LATIN2, ISO-8859-2", "LATIN9, ISO-8859-15", "SQL_ASCII, US-ASCII"
    })
    void knows_the_encodings_of_postgresql(String encoding, String charset) {
        assertThat(StorableText.charset(encoding)).isEqualTo(Charset.forName(charset));
    }
}
