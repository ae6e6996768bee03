package dev.edd.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.fixture.ChangelogFolder;
import dev.edd.migration.Directives;
import dev.edd.migration.Directives.Name;
import dev.edd.migration.Flaw;
import dev.edd.migration.Flaw.Kind;
import dev.edd.migration.Location;
import dev.edd.migration.SequenceNumber;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectiveReaderTest {
    private static final String SQL = "SELECT 1;\n";

    private final ChangelogFolder folder;

    DirectiveReaderTest(@TempDir Path project) {
        this.folder = new ChangelogFolder(project);
    }

    @Test
    void reads_every_directive_of_a_file() {
        Directives directives = directives("""
                --edd release: 2.4.0
                --edd requires: 0005
                --edd backfill: inventory by id
                --edd remaining: SELECT COUNT(*) FROM inventory WHERE location_code IS NULL
                --edd expires: 2027-03-31
                --edd allow: drop-column-too-early column was never released
                --rollback ALTER TABLE inventory DROP COLUMN location_code;
                """ + SQL);

        assertThat(directives.value(Name.RELEASE)).contains("2.4.0");
        assertThat(directives.requires()).containsExactly(new SequenceNumber(5));
        assertThat(directives.value(Name.BACKFILL)).contains("inventory by id");
        assertThat(directives.remaining()).contains("SELECT COUNT(*) FROM inventory WHERE location_code IS NULL");
        assertThat(directives.value(Name.EXPIRES)).contains("2027-03-31");
        assertThat(directives.value(Name.ALLOW)).contains("drop-column-too-early column was never released");
        assertThat(directives.value(Name.ROLLBACK)).contains("ALTER TABLE inventory DROP COLUMN location_code;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--edd release: 2.4.0",
                "-- edd release: 2.4.0",
                "  --edd release: 2.4.0",
                "--EDD Release: 2.4.0",
                "--edd release:2.4.0",
                "--edd release :  2.4.0  ",
                "-- a word first\n\n--edd release: 2.4.0",
            })
    void is_lenient_about_blanks_and_case(String text) {
        assertThat(directives(text + "\n" + SQL).value(Name.RELEASE)).contains("2.4.0");
    }

    @Test
    void reads_what_shapes_a_transition() {
        Directives directives = directives("""
                --edd repeat: UNTIL 0 rows
                --edd chunk: 5000
                --edd pause: 20ms
                --edd check: SELECT id FROM inventory WHERE location_code = ''
                """ + SQL);

        assertThat(directives.value(Name.REPEAT)).contains("UNTIL 0 rows");
        assertThat(directives.value(Name.CHUNK)).contains("5000");
        assertThat(directives.value(Name.PAUSE)).contains("20ms");
        assertThat(directives.value(Name.CHECK)).contains("SELECT id FROM inventory WHERE location_code = ''");
    }

    @Test
    void says_where_each_stands() {
        assertThat(directives("-- first\n--edd release: 2.4.0\n" + SQL).all())
                .singleElement()
                .satisfies(directive ->
                        assertThat(directive.location()).hasToString("db/changelog/initial/0007_split.sql:2"));
    }

    @ParameterizedTest
    @CsvSource({
        "relase: 2.4.0, release",
        "require: 0005, requires",
        "backfil: inventory by id, backfill",
        "remaning: SELECT 1, remaining",
        "expire: 2027-03-31, expires",
        "allows: some-rule reason, allow",
    })
    void offers_the_nearest_directive_for_a_misspelt_one(String directive, String nearest) {
        assertThat(flaws("--edd " + directive + "\n" + SQL))
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.kind()).isEqualTo(Kind.UNKNOWN_DIRECTIVE))
                .satisfies(flaw -> assertThat(flaw.what()).isEqualTo("\"--edd " + directive + "\" names no directive."))
                .satisfies(flaw -> assertThat(flaw.fix()).startsWith("Write \"--edd " + nearest + ": …\""))
                .satisfies(flaw -> assertThat(flaw.location()).hasToString("db/changelog/initial/0007_split.sql:1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--edd",
                "--edd ",
                "--edd :",
                "--edd: release 2.4.0",
                "--edd:release 2.4.0",
                "--edd-release: 2.4.0"
            })
    void passes_no_directive_over_in_silence(String line) {
        assertThat(flaws(line + "\n" + SQL)).extracting(Flaw::kind).containsExactly(Kind.UNKNOWN_DIRECTIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--eddy lives here",
                "-- edd-maven-plugin runs this",
                "--   edd release: 2.4.0   as a guide writes it",
                "--   rollback as a guide writes it",
                "--rollbacks are fine",
                "# edd release: 2.4.0",
                "/* --edd relase: 2.4.0 */",
                "-- see --edd relase: 2.4.0",
            })
    void takes_no_other_comment_for_a_directive(String line) {
        folder.with("initial/0007_split.sql", line + "\n" + SQL);

        assertThat(folder.read().flaws()).isEmpty();
        assertThat(folder.read().migrations().get(0).directives().all()).isEmpty();
    }

    @Test
    void takes_no_text_inside_quotes_for_a_directive() {
        assertThat(flaws("SELECT '\n--edd relase: 2.4.0\n';")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "release:",
                "release",
                "release: 2.4.0 or later",
                "requires: five",
                "requires: 5; 6",
                "requires: 1234567890123456789",
                "requires:",
                "backfill: inventory",
                "backfill: by id",
                "backfill: inventory by id,",
                "backfill: inventory by id, , code",
                "backfill: inventory by id desc",
                "backfill: inventory by id, code, ID",
                "remaining:",
                "remaining: DELETE FROM inventory",
                "remaining: inventory.code IS NULL",
                "repeat: until 5 rows",
                "repeat:",
                "check:",
                "check: selects nothing",
                "chunk: 0",
                "chunk: many",
                "pause: 20",
                "expires: 31.03.2027",
                "expires: 2027-02-30",
                "expires: soon",
                "allow: drop-column-too-early",
                "allow:",
            })
    void explains_a_value_that_cannot_be_understood(String directive) {
        assertThat(flaws("--edd " + directive + "\n" + SQL))
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.kind()).isEqualTo(Kind.UNREADABLE_DIRECTIVE))
                .satisfies(flaw -> assertThat(flaw.fix()).startsWith("Write \"--edd "));
    }

    @Test
    void reports_a_directive_behind_the_first_statement() {
        assertThat(flaws(SQL + "--edd release: 2.4.0\n"))
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.kind()).isEqualTo(Kind.MISPLACED_DIRECTIVE))
                .satisfies(flaw -> assertThat(flaw.location().line()).isEqualTo(2));
    }

    @Test
    void reads_rollbacks_anywhere_in_their_order() {
        assertThat(directives("--rollback SELECT 1;\n" + SQL + "-- rollback SELECT 2;\n")
                        .named(Name.ROLLBACK))
                .extracting(Directives.Directive::value)
                .containsExactly("SELECT 1;", "SELECT 2;");
    }

    private Directives directives(String text) {
        folder.with("initial/0007_split.sql", text);
        assertThat(folder.read().flaws()).isEmpty();
        return folder.read().migrations().get(0).directives();
    }

    private List<Flaw> flaws(String text) {
        return folder.with("initial/0007_split.sql", text).read().flaws();
    }

    @Test
    void sends_a_second_backfill_to_a_refactoring_of_its_own() {
        DirectiveReader reader = new DirectiveReader();
        reader.read("--edd backfill: inventory by id", Location.of("transition/0007_split.sql"), true);
        reader.read("--edd backfill: parts by id", Location.of("transition/0007_split.sql"), false);

        assertThat(reader.flaws())
                .extracting(Flaw::fix)
                .containsExactly(
                        "Move it, and the statement behind it, to a refactoring of its own: a transition has one backfill.");
    }
}
