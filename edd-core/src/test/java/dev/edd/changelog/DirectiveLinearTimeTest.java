package dev.edd.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import dev.edd.migration.Location;
import dev.edd.migration.Phase;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of 100,000 characters takes milliseconds; if the time grew with the square, it would take minutes. */
class DirectiveLinearTimeTest {
    private static final int LENGTH = 100_000;

    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--edd a: b\n",
                "--edd release: 1\n",
                "--edd \n",
                "--edd ",
                "-- edd :",
                "--edd a",
                "--rollback x\n",
                "--rollback ",
                "-- \n",
                "--edd release: 1 ",
                "--edd requires: 1,\n",
                "--edd allow: a b\n",
                "SELECT 1;\n--edd a: b\n",
                "--edd backfill: a by b, ",
                "--edd expires: 2027-03-31\n",
            })
    void is_enough_for_hostile_files(String piece) {
        String text = piece.repeat(LENGTH / piece.length());
        ChangelogFile file = new ChangelogFile(
                "initial/0001_a.sql",
                new Location("initial/0001_a.sql", 1),
                () -> text.getBytes(StandardCharsets.UTF_8));
        PlainSqlReader reader = new PlainSqlReader(Dialect.OTHER, Set.of(), Phase::requiredContext);

        reader.read(Draft.of(file, Dialect.OTHER), Phase.INITIAL);

        assertThat(reader.migrations().size() + reader.flaws().size()).isPositive();
    }

    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ParameterizedTest
    @ValueSource(strings = {"-", "a", " ", "a ", "1,", "1 ", "1, ", "a, ", " by ", "\"", "a by ", ":", ".", "\t"})
    void is_enough_for_hostile_values(String piece) {
        String value = piece.repeat(LENGTH / piece.length());
        for (String name :
                new String[] {"release", "requires", "backfill", "repeat", "chunk", "pause", "allow", value}) {
            DirectiveReader reader = new DirectiveReader();

            reader.read("--edd %s: %s!".formatted(name, value), new Location("a.sql", 1), true);

            assertThat(reader.flaws().size() + reader.directives().all().size()).isPositive();
        }
    }
}
