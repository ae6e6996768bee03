package dev.edd.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.release.Version;
import java.util.List;
import java.util.Random;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.junit.jupiter.api.RepeatedTest;

/** Releases have the order that the running Maven has for versions. */
class VersionOrderTest {
    private static final List<String> WORDS =
            List.of("SNAPSHOT", "alpha", "beta", "M", "milestone", "rc", "RC", "cr", "ga", "final", "sp", "jre", "x");

    @RepeatedTest(20)
    void is_that_of_maven() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            String one = version(random);
            String other = version(random);
            assertThat(Integer.signum(Version.of(one).compareTo(Version.of(other))))
                    .as("%s and %s, seed %s", one, other, seed)
                    .isEqualTo(Integer.signum(new ComparableVersion(one).compareTo(new ComparableVersion(other))));
        }
    }

    /** Returns what releases look like: up to four numbers, a word, a number behind the word. */
    private static String version(Random random) {
        StringBuilder version = new StringBuilder(Integer.toString(random.nextInt(3)));
        for (int i = random.nextInt(4); i > 0; i--) {
            version.append('.').append(random.nextInt(12));
        }
        if (random.nextBoolean()) {
            version.append('-').append(WORDS.get(random.nextInt(WORDS.size())));
            if (random.nextBoolean()) {
                version.append(random.nextInt(12));
            }
        }
        return version.toString();
    }
}
