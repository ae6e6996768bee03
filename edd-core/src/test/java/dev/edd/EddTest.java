package dev.edd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.changelog.PlainSqlFolder;
import dev.edd.fixture.ChangelogFolder;
import dev.edd.migration.Phase;
import dev.edd.validation.Basis.Hints;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EddTest {
    private final ChangelogFolder folder;
    private final Edd edd;

    EddTest(@TempDir Path project) {
        this.folder = new ChangelogFolder(project);
        this.edd = new Edd(new PlainSqlFolder(ChangelogFolder.PLACE, project));
    }

    @Test
    void creates_one_refactoring_after_the_other() {
        edd.create(folder.path(""), "split", Set.of(Phase.INITIAL));
        edd.create(folder.path(""), "merge", Set.of(Phase.INITIAL, Phase.FINALIZATION));
        edd.create(folder.path(""), "index", Set.of(Phase.INITIAL));

        assertThat(folder.path("initial/0001_split.sql")).exists();
        assertThat(folder.path("finalization/0002_merge.sql")).exists();
        assertThat(folder.path("initial/0003_index.sql")).exists();
    }

    @Test
    void validates_what_is_there_at_each_call() {
        folder.with("initial/0001_split.sql", "SELECT 1;");
        boolean before = edd.validate(Hints.NONE).failed();
        folder.with("initial/0001_split.sql", "-- nothing");
        boolean after = edd.validate(Hints.NONE).failed();

        assertThat(before).isFalse();
        assertThat(after).isTrue();
    }
}
