package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.fixture.Migrations;
import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Statement;
import dev.edd.rule.Engine;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.Scene;
import dev.edd.sql.SqlParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule is not even asked about a migration that has none of the actions it names. */
class PhaseRuleKindsTest {
    private static final Path CORPUS = Path.of("src/test/resources/dev/edd/sql");

    private static List<Scene> corpus = List.of();

    @ParameterizedTest
    @MethodSource("rules")
    void names_all_kinds_that_it_finds_anything_in(PhaseRule rule) {
        List<Migration> unnamed = scenes().stream()
                .flatMap(scene -> scene.refactoring().migrations().stream()
                        .filter(migration -> migration.statements().stream().noneMatch(each -> judges(rule, each)))
                        .filter(migration -> !rule.check(migration, scene).isEmpty()))
                .toList();

        assertThat(unnamed).isEmpty();
    }

    private static boolean judges(PhaseRule rule, Statement statement) {
        return rule.kinds().stream().anyMatch(kind -> kind.isInstance(statement));
    }

    static List<PhaseRule> rules() {
        return BuiltInRules.phaseSafety();
    }

    /** Every statement of the corpora, in every phase. */
    private static List<Scene> scenes() {
        if (corpus.isEmpty()) {
            corpus = Stream.of(Dialect.POSTGRESQL, Dialect.MYSQL, Dialect.H2)
                    .flatMap(dialect -> statements(dialect).map(sql -> scene(sql, dialect)))
                    .toList();
            assertThat(corpus).hasSizeGreaterThan(500);
        }
        return corpus;
    }

    private static Stream<String> statements(Dialect dialect) {
        try {
            return Files.readAllLines(CORPUS.resolve(dialect.name().toLowerCase(Locale.ROOT) + ".sql")).stream()
                    .filter(line -> line.matches("[^ #].*"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Scene scene(String sql, Dialect dialect) {
        Migration[] phases = Stream.of(Phase.values())
                .map(phase -> Migrations.migration("0007_split/" + phase))
                .map(empty -> new Migration(
                        empty.id(),
                        empty.source(),
                        empty.directives(),
                        SqlParser.parse(empty.location().path(), sql, dialect).statements()))
                .map(migration -> SqlParser.understood(migration, dialect))
                .toArray(Migration[]::new);
        Changelog changelog = Migrations.changelog(phases);
        return new Scene(Engine.of(dialect), changelog.refactorings().get(0), changelog);
    }
}
