package dev.edd.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.ChangelogRejectedException;
import dev.edd.Control;
import dev.edd.Edd;
import dev.edd.Environment;
import dev.edd.baseline.BaselineFile;
import dev.edd.changelog.ChangelogSource;
import dev.edd.changelog.NativeChangelog;
import dev.edd.changelog.PlainSqlFolder;
import dev.edd.database.Target;
import dev.edd.fixture.ChangelogFolder;
import dev.edd.plan.PhaseSelection;
import dev.edd.plan.PlanRequest;
import dev.edd.rule.Finding;
import dev.edd.rule.Severity;
import dev.edd.validation.Basis.Hints;
import dev.edd.validation.Validation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code edd.yaml} does to a changelog. */
class SettingsFileTest {
    private static final String UNUSED = "--edd allow: nothing for no reason\nSELECT 1;";

    private final ChangelogFolder folder;

    SettingsFileTest(@TempDir Path project) {
        this.folder = new ChangelogFolder(project).with("initial/0001_split.sql", UNUSED);
    }

    @Test
    void a_setting_that_does_not_exist_is_found() {
        folder.with("edd.yaml", "failon: warning\n");

        assertThat(validate().findings())
                .filteredOn(each -> each.rule().id().equals("unknown-setting"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.location()).hasToString("db/changelog/edd.yaml:1");
                    assertThat(finding.what()).isEqualTo("\"failon\" is no setting.");
                });
    }

    @Test
    void a_file_that_is_no_YAML_is_found() {
        folder.with("edd.yaml", "rules: drop-column-too-early=warning\n  failOn: [warning\n");

        assertThat(validate().findings()).extracting(each -> each.rule().id()).contains("unreadable-settings");
    }

    @Test
    void a_file_that_is_no_text_is_found() {
        folder.with("edd.yaml", "rules: ü".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(validate().findings()).extracting(each -> each.rule().id()).contains("unreadable-settings");
    }

    @Test
    void it_decides_how_grave_a_rule_is() {
        folder.with("edd.yaml", "rules: {unused-suppression: error}\n");

        assertThat(validate().findings())
                .extracting(each -> each.rule().severity())
                .containsExactly(Severity.ERROR);
    }

    @Test
    void it_is_found_in_a_jar_too() {
        folder.with("edd.yaml", "rules: {unused-suppression: off}\n");
        Path jar = folder.pack("shop.jar", "");

        assertThat(edd(jar.toString(), Map.of()).validate(Hints.NONE).findings())
                .isEmpty();
        assertThat(edd(jar + "!/db/changelog", Map.of()).validate(Hints.NONE).findings())
                .isEmpty();
    }

    @Test
    void it_stands_beside_a_native_changelog_as_well() {
        folder.with("edd.yaml", "{dialect: postgresql, rules: {drop-column-too-early: off}}\n")
                .with("master.sql", """
                        --liquibase formatted sql
                        --changeset shop:1-drop context:@initial
                        ALTER TABLE orders DROP COLUMN note;
                        """);
        Path jar = folder.pack("shop.jar", "");

        assertThat(nativeFindings("db/changelog/master.sql")).isEmpty();
        assertThat(nativeFindings(jar + "!/db/changelog/master.sql")).isEmpty();
        folder.with("edd.yaml", "dialect: postgresql\n");
        assertThat(nativeFindings("db/changelog/master.sql")).containsExactly("drop-column-too-early");
    }

    private List<String> nativeFindings(String file) {
        ChangelogSource changelog = new NativeChangelog(file, folder.project(), List.of());
        return new Edd(changelog)
                .validate(Hints.NONE).findings().stream()
                        .map(finding -> finding.rule().id())
                        .toList();
    }

    @Test
    void it_yields_to_what_the_caller_says() {
        folder.with("edd.yaml", "{failOn: warning, dialect: h2, databaseVersion: 2.4}");

        Validation validation = edd(ChangelogFolder.PLACE, Map.of("failOn", "error"))
                .validate(new Hints("postgresql", "", "", List.of()));

        assertThat(validation.failed()).isFalse();
        assertThat(validation.basis().engine()).hasToString("PostgreSQL 2.4");
    }

    @Test
    void nothing_is_planned_while_it_is_wrong() {
        folder.with("edd.yaml", "failon: warning\n");
        Environment environment = Environment.of(Target.of("jdbc:h2:mem:settings"));

        assertThatThrownBy(() ->
                        edd(ChangelogFolder.PLACE, Map.of()).plan(environment, PlanRequest.of(PhaseSelection.INITIAL)))
                .isInstanceOf(ChangelogRejectedException.class)
                .hasMessageContaining("ERROR unknown-setting\n  What   \"failon\" is no setting.");
    }

    @Test
    void a_baseline_takes_what_is_there_for_known_and_lets_nothing_new_pass() {
        BaselineFile baseline = new BaselineFile(folder.project().resolve("edd-baseline.json"));
        Edd edd = new Edd(
                new PlainSqlFolder(ChangelogFolder.PLACE, folder.project()),
                new Control(Map.of("failOn", "warning"), baseline));

        Validation adopted = edd.adopt(Hints.NONE);
        folder.with("initial/0002_merge.sql", UNUSED);
        Validation later = edd.validate(Hints.NONE);

        assertThat(adopted.failed()).isFalse();
        assertThat(adopted.known()).isEqualTo(1);
        assertThat(later.known()).isEqualTo(1);
        assertThat(later.failures())
                .extracting(Finding::location)
                .hasToString("[db/changelog/initial/0002_merge.sql:1]");
    }

    private Validation validate() {
        return edd(ChangelogFolder.PLACE, Map.of()).validate(Hints.NONE);
    }

    private Edd edd(String place, Map<String, String> settings) {
        return new Edd(new PlainSqlFolder(place, folder.project()), new Control(settings, BaselineFile.NONE));
    }
}
