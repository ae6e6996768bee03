package dev.edd.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.changelog.PlainSqlFolder;
import dev.edd.fixture.ChangelogFolder;
import dev.edd.fixture.Golden;
import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.rule.Engine;
import dev.edd.rule.catalog.BuiltInRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Validates what a shop with warehouses wrote over the years, some of it wrong. {@code changelogs/*.txt} holds the files, each
 * behind a line {@code >>> initial/0001_create_customer.sql}; {@code *.findings.txt} what an engineer has to say about them.
 */
class RealChangelogTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/edd/validation/changelogs");
    private static final Validator VALIDATOR = new Validator(BuiltInRules.all(), BuiltInRules.phaseSafety());

    private final ChangelogFolder project;

    RealChangelogTest(@TempDir Path directory) {
        project = new ChangelogFolder(directory);
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, 200", "MYSQL, 100"})
    void has_the_findings_that_an_engineer_agrees_with(Dialect dialect, int atLeast) throws IOException {
        String name = dialect.name().toLowerCase(Locale.ROOT);
        for (String file : Files.readString(FOLDER.resolve(name + ".txt")).split("(?m)^>>> ", -1)) {
            if (!file.isEmpty()) {
                int line = file.indexOf('\n');
                project.with(file.substring(0, line), file.substring(line + 1));
            }
        }
        Changelog changelog = new PlainSqlFolder(ChangelogFolder.PLACE, project.project()).read(dialect);

        String found = VALIDATOR
                .validate(changelog, new Basis(Engine.of(dialect), false, "the test"), Policy.DEFAULT)
                .findings()
                .stream()
                .map(finding -> "%s %s%n    %s%n"
                        .formatted(
                                finding.location().toString().replace(ChangelogFolder.PLACE + "/", ""),
                                finding.rule().id(),
                                finding.what().replace("\n", "\n    ")))
                .collect(Collectors.joining());

        assertThat(changelog.refactorings()).hasSizeGreaterThanOrEqualTo(atLeast);
        assertThat(found).isEqualTo(Golden.expected(FOLDER.resolve(name + ".findings.txt"), found));
    }
}
