package dev.edd.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.edd.fixture.Migrations;
import dev.edd.migration.Changelog;
import dev.edd.migration.Location;
import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Severity;
import dev.edd.validation.Basis;
import dev.edd.validation.Basis.Hints;
import dev.edd.validation.Validation;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What other tools read of the findings. */
class ReportFormatTest {
    private static final Location LINE = new Location("initial/0007_späte Änderung.sql", 3);
    private static final RuleMetadata DROP = RuleMetadata.error("drop-column-too-early", "Release X still reads it.");
    private static final RuleMetadata INDEX = RuleMetadata.warning("blocking-index", "100% of the writers wait.");
    private static final Validation VALIDATION = validation(
            DROP.at(LINE, "It drops t.a.", "Move it, to\nfinalization."),
            DROP.at(LINE, "It drops t.b.", "Move it."),
            INDEX.at(LINE.atLine(9), "It blocks: t.", "Write CONCURRENTLY."),
            RuleMetadata.note("not-understood", "Nobody can tell.").at(Location.of("edd.yaml"), "It does.", "Look."));

    @Test
    void SARIF_keeps_to_its_schema() throws IOException {
        assertThat(schema().validate(ReportFormat.SARIF.of(VALIDATION, "services/shop"), InputFormat.JSON))
                .isEmpty();
        assertThat(schema().validate(ReportFormat.SARIF.of(validation(), ""), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void SARIF_is_not_just_anything_to_its_schema() throws IOException {
        String wrong = ReportFormat.SARIF.of(VALIDATION, "").replace("\"level\" : \"note\"", "\"level\" : \"info\"");

        assertThat(schema().validate(wrong, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void SARIF_says_where_in_the_repository() {
        assertThat(ReportFormat.SARIF.of(VALIDATION, "services/shop"))
                .contains("\"uri\" : \"services/shop/initial/0007_sp%C3%A4te%20%C3%84nderung.sql\"")
                .containsSubsequence(
                        "\"id\" : \"drop-column-too-early\"",
                        "\"ruleIndex\" : 0",
                        "\"startLine\" : 3",
                        "\"ruleIndex\" : 1");
    }

    @Test
    void SARIF_has_references_that_cannot_be_taken_for_others() {
        assertThat(uri("../../db/a:b.sql", "services/shop")).isEqualTo("db/a%3Ab.sql");
        assertThat(uri("./initial/7_a.sql", "")).isEqualTo("initial/7_a.sql");
        assertThat(uri("../../db/7_a.sql", "")).isEqualTo("../../db/7_a.sql");
        assertThat(uri("/srv/my db/7_a.sql", "services/shop")).isEqualTo("file:///srv/my%20db/7_a.sql");
        assertThat(uri("C:/db/7_a.sql", "services/shop")).isEqualTo("file:///C:/db/7_a.sql");
    }

    private static String uri(String path, String place) {
        return new RepositoryPath(place).uri(Location.of(path));
    }

    @Test
    void GitHub_gets_a_command_on_a_line_of_its_own_for_each_finding() {
        assertThat(ReportFormat.GITHUB.of(VALIDATION, "services/shop")).isEqualTo("""
                ::notice file=services/shop/edd.yaml,title=not-understood::It does.%0ANobody can tell.%0AFix: Look.
                ::error file=services/shop/initial/0007_späte Änderung.sql,line=3,title=drop-column-too-early\
                ::It drops t.a.%0ARelease X still reads it.%0AFix: Move it, to%0Afinalization.
                ::error file=services/shop/initial/0007_späte Änderung.sql,line=3,title=drop-column-too-early\
                ::It drops t.b.%0ARelease X still reads it.%0AFix: Move it.
                ::warning file=services/shop/initial/0007_späte Änderung.sql,line=9,title=blocking-index\
                ::It blocks: t.%0A100%25 of the writers wait.%0AFix: Write CONCURRENTLY.
                """);
    }

    @Test
    void GitLab_gets_what_it_wants_to_know() {
        assertThat(ReportFormat.GITLAB.of(VALIDATION, ""))
                .startsWith("""
                [
                  {
                    "description" : "It does. Look.",
                    "check_name" : "not-understood",
                    "fingerprint" : "%s",
                    "severity" : "info",
                    "location" : {
                      "path" : "edd.yaml",
                      "lines" : {
                        "begin" : 1
                      }
                    }
                  },
                """.formatted(fingerprints(VALIDATION).get(0)));
    }

    @Test
    void GitLab_recognises_findings_that_have_moved_and_tells_them_apart() {
        Validation moved = validation(
                "\n\n",
                DROP.at(LINE.atLine(5), "It drops t.a.", "Move it."),
                DROP.at(LINE.atLine(5), "It drops t.b.", "Move it."));

        assertThat(fingerprints(VALIDATION)).doesNotHaveDuplicates().hasSize(4).containsAll(fingerprints(moved));
        assertThat(fingerprints(moved)).hasSize(2);
    }

    @Test
    void text_and_JSON_are_as_they_are_shown() {
        assertThat(ReportFormat.TEXT.of(VALIDATION, "services")).isEqualTo(TextReport.of(VALIDATION) + "\n");
        assertThat(ReportFormat.JSON.of(VALIDATION, "services")).isEqualTo(JsonReport.of(VALIDATION));
    }

    @Test
    void has_names() {
        assertThat(ReportFormat.named(List.of("SARIF", " gitlab ", "sarif")))
                .containsExactly(ReportFormat.SARIF, ReportFormat.GITLAB);
        assertThatThrownBy(() -> ReportFormat.named(List.of("sarf")))
                .isInstanceOf(UnknownReportFormatException.class)
                .hasMessage("""
                        "sarf" is no format of a report.
                          Why    Each tool reads a form of its own.
                          Fix    Use -Dedd.reportFormats=sarif; the formats are sarif, text, json, github, gitlab.""");
    }

    private static List<String> fingerprints(Validation validation) {
        return Pattern.compile("\"fingerprint\" : \"(\\w+)\"")
                .matcher(ReportFormat.GITLAB.of(validation, ""))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream schema = ReportFormatTest.class.getResourceAsStream("schema/sarif-2.1.0-rtm.5.json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(schema);
        }
    }

    private static Validation validation(Finding... findings) {
        return validation("", findings);
    }

    private static Validation validation(String before, Finding... findings) {
        Migration migration = Migrations.migration("7_späte Änderung/initial");
        int moved = before.length();
        Changelog changelog = Migrations.changelog(new Migration(
                migration.id(),
                new Migration.Source(migration.source().changeset(), Location.of(LINE.path()), "", ""),
                migration.directives(),
                List.of(
                        Migrations.statement("ALTER TABLE t DROP a, DROP b", LINE.path(), 3 + moved),
                        Migrations.statement("CREATE INDEX i ON t (c)", LINE.path(), 9 + moved))));
        return new Validation(changelog, Basis.of(Hints.NONE), List.of(findings), 0, Severity.ERROR);
    }
}
