package dev.edd.changelog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.fixture.ChangelogFolder;
import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.migration.Flaw;
import dev.edd.migration.Flaw.Kind;
import dev.edd.migration.Location;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.migration.Refactoring;
import dev.edd.migration.SequenceNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainSqlFolderTest {
    private static final String SQL = "ALTER TABLE inventory ADD COLUMN location_code VARCHAR(6);\n";

    private final ChangelogFolder folder;

    PlainSqlFolderTest(@TempDir Path project) {
        this.folder = new ChangelogFolder(project);
    }

    @Test
    void makes_one_refactoring_of_three_files_with_one_number() {
        folder.with("initial/0007_split.sql", SQL)
                .with("transition/0007_split.sql", SQL)
                .with("finalization/0007_split.sql", SQL);

        assertThat(folder.read().refactorings()).singleElement().satisfies(refactoring -> assertThat(
                        refactoring.migrations())
                .extracting(Migration::phase)
                .containsExactly(Phase.values()));
    }

    @ParameterizedTest
    @CsvSource({
        "0007_split.sql, 0007_split",
        "7_split.sql, 0007_split",
        "00000000000000000000007_split.sql, 0007_split",
        "V7__split.sql, 0007_split",
        "v7_split.sql, 0007_split",
        "0007__split.sql, 0007_split",
        "0007-split.sql, 0007_split",
        "0007+split.sql, 0007_split",
        "0007_split.SQL, 0007_split",
        "0007_split inventory-code.v2.sql, 0007_split inventory-code.v2",
        "0007_año.sql, 0007_año",
        "20261121094500_split.sql, 20261121094500_split",
        "999999999999999999_split.sql, 999999999999999999_split",
        "0_split.sql, 0000_split",
    })
    void reads_number_and_description_from_the_file_name(String file, String name) {
        folder.with("initial/" + file, SQL);

        assertThat(read().refactorings()).extracting(Refactoring::name).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({
        "split.sql, begins with no sequence number",
        "_0007_split.sql, begins with no sequence number",
        "V_split.sql, begins with no sequence number",
        "0007.sql, has no description behind its number",
        "0007_.sql, has no description behind its number",
        "0007__.sql, has no description behind its number",
        "0007split.sql, has 's' between its number and its description",
        "0007.split.sql, has '.' between its number and its description",
        "٣_split.sql, begins with no sequence number",
        ".sql, ''",
    })
    void explains_a_file_name_that_has_no_number_or_no_description(String file, String what) {
        folder.with("initial/" + file, SQL).with("initial/0001_other.sql", SQL);

        assertThat(flaws(Kind.UNREADABLE_FILE_NAME))
                .extracting(Flaw::what)
                .isEqualTo(what.isEmpty() ? List.of() : List.of(file + " " + what + "."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1000000000000000000", "9223372036854775807", "9223372036854775808", "99999999999999999999"})
    void explains_a_number_that_is_too_large(String number) {
        folder.with("initial/" + number + "_split.sql", SQL);

        assertThat(flaws(Kind.SEQUENCE_NUMBER_TOO_LARGE))
                .singleElement()
                .extracting(Flaw::what)
                .isEqualTo("%s_split.sql has the number %s, above 999999999999999999.".formatted(number, number));
    }

    @Test
    void counts_the_number_of_a_file_that_cannot_be_read_as_taken() {
        folder.with("initial/0007_split.sql", SQL).with("initial/0008_empty.sql", "-- later");

        assertThat(folder.read().nextNumber()).isEqualTo(new SequenceNumber(9));
    }

    @Test
    void orders_by_number_and_not_by_spelling() {
        folder.with("initial/10_c.sql", SQL)
                .with("initial/9_b.sql", SQL)
                .with("initial/0001_a.sql", SQL)
                .with("initial/20261121094500_d.sql", SQL);

        assertThat(read().refactorings())
                .extracting(Refactoring::name)
                .containsExactly("0001_a", "0009_b", "0010_c", "20261121094500_d");
    }

    @Test
    void reads_sub_folders_of_a_phase() {
        folder.with("initial/2026/11/0007_split.sql", SQL);

        assertThat(read().migrations())
                .extracting(migration -> migration.source().changeset().toString())
                .containsExactly("initial/2026/11/0007_split.sql::7::edd");
    }

    @Test
    void identifies_a_changeset_by_number_author_and_path_below_the_directory() {
        folder.with("initial/0007_split.sql", SQL);

        assertThat(read().migrations())
                .extracting(migration -> migration.source().changeset().toString())
                .containsExactly("initial/0007_split.sql::7::edd");
    }

    @Test
    void gives_every_phase_the_context_that_must_be_asked_for() {
        folder.with("initial/0007_split.sql", SQL).with("finalization/0007_split.sql", SQL);

        assertThat(read().migrations())
                .extracting(migration -> migration.source().contexts())
                .containsExactly("@initial", "@finalization");
    }

    @Test
    void leaves_sample_data_hidden_files_and_other_files_alone() {
        folder.with("initial/0007_split.sql", SQL)
                .with("sample/0007_inventory.sql", SQL)
                .with("initial/.0008_swap.sql.swp", SQL)
                .with("initial/.git/0009_x.sql", SQL)
                .with("initial/notes.md", "later")
                .with("README.md", "here are the migrations")
                .with("edd.yaml", "");

        assertThat(read().migrations()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"intial, initial", "Finalization, finalization", "finalisation, finalization", "transitions, transition"
    })
    void offers_the_nearest_folder_for_one_that_names_no_phase(String wrong, String nearest) {
        folder.with(wrong + "/0007_split.sql", SQL).with(wrong + "/0008_merge.sql", SQL);

        assertThat(flaws(Kind.UNKNOWN_FOLDER))
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.what()).contains("\"" + wrong + "\""))
                .satisfies(flaw -> assertThat(flaw.fix()).startsWith("Rename the folder to \"" + nearest + "\""));
    }

    @Test
    void has_no_folder_of_others_renamed() {
        folder.with("changes/002-orders.sql", SQL).with("initial/0001_a.sql", SQL);

        assertThat(flaws(Kind.UNKNOWN_FOLDER))
                .singleElement()
                .extracting(Flaw::fix)
                .isEqualTo(
                        "Move the files to initial/, transition/, finalization/. If they are Liquibase's, name its master"
                                + " with edd.changelogFile, or a folder of their own for ours with edd.changelogDirectory.");
    }

    @Test
    void reports_sql_beside_the_folders() {
        folder.with("0007_split.sql", SQL).with("initial/0001_a.sql", SQL);

        assertThat(flaws(Kind.UNKNOWN_FOLDER))
                .singleElement()
                .extracting(Flaw::fix)
                .isEqualTo("Move the file to initial/, transition/, finalization/.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"initial/0007_gr\uFFFD\uFFFDe.sql", "initial/\uFFFD/0007_split.sql"})
    void reports_a_name_that_the_locale_cannot_read(String file) {
        folder.with(file, SQL).with("initial/0001_a.sql", SQL);

        assertThat(flaws(Kind.UNREADABLE_FILE_NAME))
                .singleElement()
                .extracting(Flaw::fix)
                .asString()
                .contains("LC_ALL=C.UTF-8");
    }

    @Test
    void reports_a_numbered_file_that_is_not_sql() {
        folder.with("initial/0007_split.sql.orig", SQL).with("initial/0001_a.sql", SQL);

        assertThat(flaws(Kind.UNREADABLE_FILE_NAME))
                .singleElement()
                .extracting(Flaw::what)
                .isEqualTo("0007_split.sql.orig does not end in .sql.");
    }

    @Test
    void keeps_bodies_whole() {
        folder.with("initial/0007_split.sql", """
                CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN a := 1; RETURN new; END $$;
                DELIMITER //
                CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN SET new.b = 1; SET new.c = 2; END//
                DELIMITER ;
                SELECT 1;
                """);

        assertThat(read().migrations().get(0).statements())
                .extracting(statement -> statement.location().line())
                .containsExactly(1, 3, 5);
    }

    @Test
    void locates_statements_in_files_with_windows_line_ends() {
        folder.with("initial/0007_split.sql", "SELECT 1;\r\n\r\nSELECT 2;\r\n");

        assertThat(read().migrations().get(0).statements())
                .extracting(statement -> statement.location().toString())
                .containsExactly("db/changelog/initial/0007_split.sql:1", "db/changelog/initial/0007_split.sql:3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\uFEFFSELECT 'a b';\nSELECT 2;\n", "SELECT 'a b';\r\nSELECT 2;\r\n", "SELECT 'a b';\nSELECT 2;"
            })
    void has_a_checksum_that_depends_neither_on_bom_nor_on_line_ends(String text) {
        folder.with("initial/0007_split.sql", text).with("initial/0008_same.sql", "SELECT 'a b';\nSELECT 2;\n");

        assertThat(checksums()).hasSize(2).containsOnly(checksums().get(0));
    }

    @Test
    void has_a_checksum_that_depends_on_blanks_inside_literals() {
        folder.with("initial/0007_split.sql", "SELECT 'a b';").with("initial/0008_other.sql", "SELECT 'ab';");

        assertThat(checksums()).doesNotHaveDuplicates();
    }

    @Test
    void has_a_checksum_that_does_not_depend_on_directives() {
        folder.with("initial/0007_split.sql", "--edd release: 2.4.0\n" + SQL + "--rollback SELECT 1;\n")
                .with("initial/0008_same.sql", SQL);

        assertThat(checksums()).hasSize(2).containsOnly(checksums().get(0));
    }

    @Test
    void has_a_checksum_that_depends_on_what_only_looks_like_a_directive() {
        folder.with("initial/0007_split.sql", "SELECT '\n--rollback one\n';")
                .with("initial/0008_other.sql", "SELECT '\n--rollback two\n';");

        assertThat(checksums()).doesNotHaveDuplicates();
    }

    @Test
    void has_a_checksum_in_the_form_that_liquibase_keeps() {
        folder.with("initial/0007_split.sql", "SELECT 1;\n");

        assertThat(checksums()).containsExactly("9:b4e0497804e46e0a0b0b8c31975b0621");
    }

    @Test
    void has_the_same_identity_checksums_and_statements_in_a_jar() {
        folder.with("initial/0007_split.sql", "--edd release: 2.4.0\n" + SQL)
                .with("transition/2026/0007_split.sql", "UPDATE inventory SET a = 1;\r\n")
                .with("finalization/0007_split.sql", SQL);
        folder.pack("shop.jar", "");

        assertThat(identities(folder.read("shop.jar")))
                .isEqualTo(identities(read()))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "'', shop.jar",
        "'', shop.jar!/db/changelog",
        "'', shop.jar!db/changelog",
        "BOOT-INF/classes/, shop.jar",
        "BOOT-INF/classes/, shop.jar!/BOOT-INF/classes/db/changelog",
    })
    void reads_jars_and_executable_jars(String prefix, String place) {
        folder.with("initial/0007_split.sql", SQL);
        folder.pack("shop.jar", prefix);

        Changelog changelog = folder.read(place);

        assertThat(changelog.migrations()).singleElement().satisfies(migration -> assertThat(migration.location())
                .hasToString("shop.jar!/" + prefix + "db/changelog/initial/0007_split.sql"));
    }

    @Test
    void says_that_a_jar_holds_no_changelog() {
        folder.with("initial/0007_split.sql", SQL);
        folder.pack("shop.jar", "elsewhere/");

        assertThat(folder.read("shop.jar").flaws())
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.kind()).isEqualTo(Kind.NO_CHANGELOG))
                .satisfies(flaw -> assertThat(flaw.what())
                        .isEqualTo("shop.jar has no folder db/changelog or BOOT-INF/classes/db/changelog."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.jar", "shop.jar!/db/changelog"})
    void says_that_a_jar_is_corrupted(String place) throws IOException {
        Files.writeString(folder.project().resolve("shop.jar"), "PK\u0003\u0004 and then something else");

        assertThat(folder.read(place).flaws())
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.kind()).isEqualTo(Kind.NO_CHANGELOG))
                .satisfies(flaw -> assertThat(flaw.what()).startsWith("shop.jar cannot be opened as a jar: "));
    }

    @Test
    void says_that_a_jar_does_not_exist() {
        assertThat(folder.read("shop.jar!/db/changelog").flaws())
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.what()).startsWith("shop.jar cannot be opened as a jar: "));
    }

    @Test
    void says_that_the_directory_does_not_exist() {
        assertThat(read().flaws())
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.kind()).isEqualTo(Kind.NO_CHANGELOG))
                .satisfies(flaw ->
                        assertThat(flaw.what()).isEqualTo("The changelog directory db/changelog does not exist."));
    }

    @Test
    void says_that_a_file_is_no_directory() throws IOException {
        Files.createDirectories(folder.project().resolve("db"));
        Files.writeString(folder.project().resolve("db/changelog"), "not a folder");

        assertThat(read().flaws())
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.kind()).isEqualTo(Kind.NO_CHANGELOG))
                .satisfies(flaw -> assertThat(flaw.what()).contains("db/changelog cannot be opened as a jar"));
    }

    @Test
    void says_that_the_directory_is_empty() throws IOException {
        Files.createDirectories(folder.path("initial"));

        assertThat(read().flaws()).singleElement().extracting(Flaw::what).isEqualTo("db/changelog holds no migration.");
    }

    @Test
    void says_which_line_is_not_utf_8() {
        folder.with("initial/0007_split.sql", "SELECT 1;\nSELECT 'x\u00e9';\n".getBytes(ISO_8859_1));

        assertThat(flaws(Kind.NOT_UTF_8)).singleElement().satisfies(flaw -> assertThat(flaw.location())
                .hasToString("db/changelog/initial/0007_split.sql:2"));
    }

    @Test
    void says_how_to_make_utf_8_of_utf_16() {
        folder.with("initial/0007_split.sql", "\uFEFFSELECT 1;".getBytes(UTF_16LE))
                .with("initial/0008_swap.sql", "SELECT 1;".getBytes(UTF_16LE))
                .with("initial/0009_swap.sql", "SELECT 1;".getBytes(UTF_16BE));

        assertThat(flaws(Kind.NOT_UTF_8))
                .extracting(Flaw::fix)
                .containsExactly(
                        "Save the file as UTF-8, for example: iconv -f UTF-16 -t UTF-8 0007_split.sql",
                        "Save the file as UTF-8, for example: iconv -f UTF-16LE -t UTF-8 0008_swap.sql",
                        "Save the file as UTF-8, for example: iconv -f UTF-16BE -t UTF-8 0009_swap.sql");
    }

    @Test
    void says_which_line_holds_a_zero_byte() {
        folder.with("initial/0007_split.sql", "SELECT '\u00e9';\nSELECT 'a\0b';");

        assertThat(flaws(Kind.NOT_UTF_8)).singleElement().satisfies(flaw -> {
            assertThat(flaw.location()).hasToString("db/changelog/initial/0007_split.sql:2");
            assertThat(flaw.what())
                    .isEqualTo("0007_split/initial holds zero bytes, which are no part of SQL in UTF-8.");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--liquibase formatted sql", "-- liquibase formatted sql", "\n-- Liquibase  FORMATTED SQL v2"})
    void lets_liquibase_read_its_own_format_however_it_is_announced(String announcement) {
        folder.with("initial/0007_split.sql", announcement + "\n-- changeset ann:7-split\n" + SQL);

        assertThat(read().flaws()).isEmpty();
        assertThat(read().migrations()).singleElement().satisfies(migration -> assertThat(
                        migration.source().changeset().author())
                .isEqualTo("ann"));
    }

    @Test
    void reads_the_directives_of_formatted_sql() {
        folder.with("initial/0007_split.sql", """
                --liquibase formatted sql
                --changeset ann:7-split
                --edd requires: 5
                --edd relase: 2.4.0
                SELECT '--edd release: 9';
                --edd release: 2.4.0
                SELECT 2;
                --rollback SELECT 3;
                """);

        assertThat(read().flaws())
                .extracting(Flaw::kind)
                .containsExactly(Kind.UNKNOWN_DIRECTIVE, Kind.MISPLACED_DIRECTIVE);
        assertThat(read().migrations())
                .singleElement()
                .satisfies(migration -> assertThat(migration.directives().all()).hasSize(1));
    }

    @Test
    void does_not_wait_for_what_a_device_has_to_say() throws IOException {
        folder.with("initial/0001_a.sql", SQL);
        Files.createSymbolicLink(folder.path("initial/0007_split.sql"), Path.of("/dev/null"));

        assertThat(new PlainSqlFolder(ChangelogFolder.PLACE, folder.project(), Set.of("links"))
                        .read(Dialect.OTHER)
                        .flaws())
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.what())
                        .isEqualTo("initial/0007_split.sql is no file, but a pipe or a device."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "${project.basedir}/"})
    void shows_a_folder_beside_the_project_alike_on_every_machine(String start) throws IOException {
        folder.with("initial/0007_split.sql", SQL);
        Path module = Files.createDirectory(folder.project().resolve("module"));
        String place = start.replace("${project.basedir}", module.toString()) + "../db/changelog";

        assertThat(new PlainSqlFolder(place, module).read(Dialect.OTHER).migrations())
                .extracting(migration -> migration.location().path())
                .containsExactly("../db/changelog/initial/0007_split.sql");
    }

    @Test
    void shows_the_folder_of_the_project_itself() {
        folder.with("initial/0007_split.sql", SQL);

        assertThat(new PlainSqlFolder(".", folder.path("")).read(Dialect.OTHER).migrations())
                .extracting(migration -> migration.location().path())
                .containsExactly("./initial/0007_split.sql");
    }

    @Test
    void says_that_a_dangling_link_cannot_be_read() throws IOException {
        folder.with("initial/0001_a.sql", SQL);
        Files.createSymbolicLink(folder.path("initial/0007_split.sql"), Path.of("nowhere.sql"));

        assertThat(flaws(Kind.UNREADABLE_FILE)).singleElement().satisfies(flaw -> assertThat(flaw.what())
                .contains("0007_split.sql cannot be read"));
    }

    @Test
    void says_that_a_file_cannot_be_read() {
        ChangelogFile file = new ChangelogFile("initial/0007_split.sql", Location.of("initial/0007_split.sql"), () -> {
            throw new IOException("Input/output error");
        });

        assertThat(PlainSqlLayout.read(
                                "db", new PlainSqlLayout.Found(List.of(file), List.of()), Dialect.OTHER, Set.of())
                        .changelog()
                        .flaws())
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.kind()).isEqualTo(Kind.UNREADABLE_FILE))
                .satisfies(flaw -> assertThat(flaw.what())
                        .isEqualTo("0007_split.sql cannot be read: java.io.IOException: Input/output error."));
    }

    @Test
    void reads_a_project_whose_path_has_an_exclamation_mark() {
        ChangelogFolder loud = new ChangelogFolder(folder.project().resolve("wow!/shop"));
        loud.with("initial/0007_split.sql", SQL);
        loud.pack("shop.jar", "");

        assertThat(loud.read().migrations()).hasSize(1);
        assertThat(loud.read("shop.jar!/db/changelog").migrations()).hasSize(1);
    }

    @Test
    @Timeout(10)
    void reports_a_symbolic_link_loop() throws IOException {
        folder.with("initial/0007_split.sql", SQL);
        Files.createSymbolicLink(folder.path("initial/again"), folder.path("initial"));

        assertThat(flaws(Kind.SYMLINK_LOOP)).singleElement().satisfies(flaw -> assertThat(flaw.location())
                .hasToString("db/changelog/initial/again"));
    }

    @Test
    void reports_a_link_to_itself() throws IOException {
        folder.with("initial/0001_a.sql", SQL);
        Files.createSymbolicLink(folder.path("initial/0007_split.sql"), Path.of("0007_split.sql"));

        assertThat(read().flaws()).hasSize(1);
    }

    @Test
    void follows_a_symbolic_link_to_a_folder_of_the_changelog() throws IOException {
        Path shared = Files.createDirectories(folder.path(".shared"));
        Files.writeString(shared.resolve("0007_split.sql"), SQL);
        Files.createDirectories(folder.path(""));
        Files.createSymbolicLink(folder.path("initial"), shared);

        assertThat(read().migrations()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t\r\n", "\uFEFF", "-- later\n", "/* later */", "# later\n", ";;;"})
    void reports_a_file_without_a_statement(String text) {
        folder.with("initial/0007_split.sql", text);

        assertThat(flaws(Kind.EMPTY_MIGRATION))
                .singleElement()
                .extracting(Flaw::what)
                .isEqualTo("0007_split/initial holds no statement.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT 'it is | 2 | string",
                "SELECT \"it is | 2 | quoted name",
                "DO $$ BEGIN | 2 | dollar quote",
                "SELECT 1 /* more | 2 | block comment",
            })
    void reports_what_is_never_closed(String sql, int line, String kind) {
        folder.with("initial/0007_split.sql", "SELECT 1;\n" + sql + "\n;");

        assertThat(flaws(Kind.UNTERMINATED_TEXT))
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.location().line()).isEqualTo(line))
                .satisfies(flaw -> assertThat(flaw.what())
                        .isEqualTo("0007_split/initial opens a %s and never closes it.".formatted(kind)));
    }

    @Test
    void reads_10_000_files_in_little_memory() {
        for (int number = 1; number <= 10_000; number++) {
            folder.with("initial/%05d_a.sql".formatted(number), SQL);
        }
        long before = used();
        long start = System.nanoTime();

        Changelog changelog = folder.read();

        assertThat(changelog.migrations()).hasSize(10_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(used() - before).isLessThan(64L << 20);
        assertThat(changelog.flaws()).isEmpty();
    }

    /** Returns the bytes in use after a full collection. */
    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private Changelog read() {
        return folder.read();
    }

    private List<Flaw> flaws(Kind kind) {
        return folder.read().flaws().stream()
                .filter(flaw -> flaw.kind() == kind)
                .toList();
    }

    private List<String> checksums() {
        return folder.read().migrations().stream()
                .map(migration -> migration.source().checksum())
                .toList();
    }

    private static List<String> identities(Changelog changelog) {
        return changelog.migrations().stream()
                .map(migration -> migration.id() + " " + migration.source().changeset() + " "
                        + migration.source().checksum() + " "
                        + migration.directives().all().size() + " "
                        + migration.statements().size())
                .toList();
    }
}
