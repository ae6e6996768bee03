package dev.edd.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", ",", "\\", "\\,", "a\\\\,b,", " ", "漢😀'\"\n"})
    void keeps_every_character(String value) {
        KeyText text = new KeyText(List.of(KeyType.TEXT, KeyType.TEXT));
        Key key = new Key(List.of(value, value));

        assertThat(text.decode(text.encode(key))).isEqualTo(key);
    }

    @ParameterizedTest
    @MethodSource("values")
    void keeps_every_type(KeyType type, Object value) {
        KeyText text = new KeyText(List.of(type));

        assertThat(text.decode(text.encode(new Key(List.of(value)))).values()).containsExactly(value);
    }

    static List<Arguments> values() {
        return List.of(
                of(KeyType.INTEGER, Long.MIN_VALUE),
                of(KeyType.DECIMAL, new BigDecimal("-1E-30")),
                of(KeyType.SINGLE, 0.1f),
                of(KeyType.DOUBLE, -Double.MAX_VALUE),
                of(KeyType.UUID_VALUE, new UUID(-1, 1)),
                of(KeyType.LOCAL_TIMESTAMP, LocalDateTime.MAX),
                of(KeyType.INSTANT, OffsetDateTime.MIN),
                of(KeyType.BYTES, new byte[] {-128, 0, 127}),
                of(KeyType.BYTES, new byte[0]));
    }

    private static Arguments of(KeyType type, Object value) {
        return Arguments.of(type, value);
    }
}
