package dev.edd.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Migration.Digest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Digests are kept in databases: they may never change. */
class DigestTest {
    @Test
    void is_the_SHA_256_of_a_text_in_UTF_8() {
        assertThat(Digest.of("ä")).isEqualTo("33e6d73fee82904c8d7afb78de1154d1e8dc2a0edb08120e63df5b9385c2d9cc");
    }

    @Test
    void of_several_texts_holds_their_lengths() {
        assertThat(Digest.of(List.of("ab", 7, ""))).isEqualTo(Digest.of("2:ab1:70:"));
    }
}
