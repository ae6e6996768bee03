package dev.edd.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.validation.Baseline;
import dev.edd.validation.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineFileTest {
    private final Path path;
    private final BaselineFile file;

    BaselineFileTest(@TempDir Path project) {
        this.path = project.resolve("edd/edd-baseline.json");
        this.file = new BaselineFile(path);
    }

    @Test
    void that_does_not_exist_holds_nothing() {
        assertThat(file.read()).isEqualTo(Baseline.EMPTY);
        assertThat(BaselineFile.NONE.read()).isEqualTo(Baseline.EMPTY);
    }

    @Test
    void holds_what_was_written_in_an_order_that_can_be_reviewed() {
        Baseline baseline = Baseline.of(List.of(
                new Fingerprint("drop-table", "initial/0002_b.sql", "ff"),
                new Fingerprint("drop-column", "initial/0001_a \"ä\".sql", "01"),
                new Fingerprint("drop-column", "initial/0002_b.sql", "00")));

        file.write(baseline);

        assertThat(file.read()).isEqualTo(baseline);
        assertThat(path).content().isEqualTo("""
                {
                  "findings" : [
                    {
                      "rule" : "drop-column",
                      "path" : "initial/0001_a \\"ä\\".sql",
                      "statement" : "01"
                    },
                    {
                      "rule" : "drop-column",
                      "path" : "initial/0002_b.sql",
                      "statement" : "00"
                    },
                    {
                      "rule" : "drop-table",
                      "path" : "initial/0002_b.sql",
                      "statement" : "ff"
                    }
                  ]
                }
                """);
    }

    @Test
    void passes_over_what_a_later_version_may_add() throws IOException {
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, """
                {"version": 2, "more": [1], "findings": [{"rule": "a", "seen": {"by": ["x"]}, "path": "b", "statement": "c"}]}""");

        assertThat(file.read().known()).containsExactly(new Fingerprint("a", "b", "c"));
    }

    @Test
    void that_is_broken_is_refused() throws IOException {
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, "{\"findings\": [<<<<<<< HEAD");

        assertThatThrownBy(file::read)
                .isInstanceOf(BaselineFileException.class)
                .hasMessageStartingWith(
                        "The baseline cannot be read.\n  Where  %s\n  Why    Unexpected character".formatted(path))
                .hasMessageEndingWith(
                        "\n  Fix    Restore it from version control, or write it anew with -Dedd.updateBaseline=true.");
    }

    @Test
    void that_cannot_be_written_is_refused() throws IOException {
        Files.createDirectories(path);

        assertThatThrownBy(() -> file.write(Baseline.EMPTY))
                .isInstanceOf(BaselineFileException.class)
                .hasMessageStartingWith("The baseline was not written.\n  Where  " + path)
                .hasMessageEndingWith("\n  Fix    Set edd.baseline to a file that can be written.");
    }
}
