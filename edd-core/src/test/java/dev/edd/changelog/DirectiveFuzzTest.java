package dev.edd.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.fixture.Fuzz;
import dev.edd.migration.Dialect;
import dev.edd.migration.Directives;
import dev.edd.migration.Location;
import dev.edd.migration.Phase;
import dev.edd.sql.SqlParser;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No file makes the reading of directives, names or formatted SQL fail: what it cannot read is a flaw. */
class DirectiveFuzzTest {
    private static final String[] PIECES = {
        "--edd",
        "-- edd",
        "--EDD",
        "--eddy",
        "--",
        "--rollback",
        "-- rollback",
        ":",
        ": ",
        "release",
        "requires",
        "backfill",
        "repeat",
        "remaining",
        "check",
        "chunk",
        "pause",
        "expires",
        "allow",
        "rollback",
        "relase",
        "2.4.0",
        "0005",
        "99999999999999999999",
        "5, 6",
        ",",
        "inventory by id",
        " by ",
        "a by b, c",
        "until 0 rows",
        "20ms",
        "5000",
        "0",
        "2027-03-31",
        "2027-02-30",
        "drop-column-too-early it is",
        "SELECT 1",
        ";",
        "\n",
        "\r\n",
        "\r",
        "\uFEFF",
        "'",
        "\"",
        "/*",
        "*/",
        "$$",
        "\t",
        "\u0000",
        "é",
        "😀",
        "\u2028",
    };

    private static final String FORMATTED = "--liquibase formatted sql\n--changeset a:1 context:@initial\n";

    /** Liquibase takes a hundred times as long as we do. */
    private static final int RARE = 50;

    private static final List<Phase> PHASES = List.of(Phase.values());
    private static final List<Dialect> DIALECTS = List.of(Dialect.values());

    @Test
    void is_either_read_or_reported() {
        new Fuzz(PIECES).run((text, random) -> {
            Dialect dialect = DIALECTS.get(random.nextInt(DIALECTS.size()));
            Phase phase = PHASES.get(random.nextInt(PHASES.size()));
            String written = random.nextInt(RARE) == 0 ? FORMATTED + text : text;
            PlainSqlReader reader = new PlainSqlReader(dialect, Set.of(), Phase::requiredContext);
            ChangelogFile file = new ChangelogFile(
                    "initial/0001_a.sql",
                    Location.of("initial/0001_a.sql"),
                    () -> written.getBytes(StandardCharsets.UTF_8));
            reader.read(Draft.of(file, dialect), phase);

            assertThat(reader.migrations().size() + reader.flaws().size()).isPositive();
            reader.migrations().forEach(migration -> use(migration.directives()));
        });
    }

    @Test
    void of_every_line_is_a_directive_a_flaw_or_nothing() {
        new Fuzz(PIECES).run((text, random) -> {
            for (SqlParserComment comment : comments(text)) {
                DirectiveReader reader = new DirectiveReader();
                reader.read(comment.text, comment.location, true);
                int found = reader.flaws().size() + reader.directives().all().size();
                assertThat(found).isEqualTo(DirectiveReader.isDirective(comment.text) ? 1 : 0);
            }
        });
    }

    private record SqlParserComment(String text, Location location) {}

    private static List<SqlParserComment> comments(String text) {
        return SqlParser.parse("a.sql", text, Dialect.OTHER).comments().stream()
                .map(comment -> new SqlParserComment(comment.text(), comment.location()))
                .toList();
    }

    /** Asks for everything that a value is read for later, when nobody checks it any more. */
    private static void use(Directives directives) {
        assertThat(directives.requires()).doesNotContainNull();
        assertThat(directives.backfill().map(Directives.BackfillKey::columns).orElse(List.of("none")))
                .isNotEmpty();
        directives.named(Directives.Name.EXPIRES).forEach(each -> assertThat(LocalDate.parse(each.value()))
                .isNotNull());
        directives.named(Directives.Name.CHUNK).forEach(each -> assertThat(Integer.parseInt(each.value()))
                .isPositive());
        for (Directives.Name name : Directives.Name.values()) {
            directives.named(name).forEach(directive -> assertThat(directive.value())
                    .isNotNull());
        }
    }
}
