package dev.edd.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.migration.Location;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Severity;
import dev.edd.validation.Policy;
import dev.edd.validation.Policy.Level;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Location FILE = Location.of("db/changelog/edd.yaml");
    private static final List<RuleMetadata> RULES = List.of(
            RuleMetadata.error("drop-column-too-early", "Why."),
            RuleMetadata.warning("blocking-index", "Why."),
            RuleMetadata.structural("missing-initial", "Why."));

    @Test
    void are_names_with_values_and_a_severity_for_each_rule() {
        Settings settings = checked("""
                # how this project sees it
                dialect: PostgreSQL
                databaseVersion: 14
                failOn: warning
                rules:
                  drop-column-too-early: note
                  blocking-index: off
                """);

        assertThat(settings.findings()).isEmpty();
        assertThat(settings.value("dialect")).isEqualTo("PostgreSQL");
        assertThat(settings.value("databaseVersion")).isEqualTo("14");
        assertThat(settings.policy().failOn()).isEqualTo(Severity.WARNING);
        assertThat(settings.policy().levels())
                .isEqualTo(Map.of("drop-column-too-early", Level.NOTE, "blocking-index", Level.OFF));
    }

    @Test
    void ask_for_the_rule_about_schemas() {
        assertThat(checked("requireSchema: true").policy().levels()).isEqualTo(Map.of("unqualified-name", Level.ERROR));
        assertThat(checked("requireSchema: false").policy().levels()).isEmpty();
    }

    @Test
    void say_how_grave_a_rule_is_that_is_asked_for() {
        Settings settings = new Settings(
                List.of(
                        new Setting("rules.unqualified-name", "warning", FILE),
                        new Setting("requireSchema", "true", FILE)),
                List.of());

        assertThat(settings.policy().levels()).isEqualTo(Map.of("unqualified-name", Level.WARNING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing but a comment\n", "---\n"})
    void of_an_empty_file_leave_everything_as_it_is(String text) {
        assertThat(checked(text).findings()).isEmpty();
        assertThat(checked(text).policy()).isEqualTo(Policy.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    failon: error | "failon" is no setting. | Write "failOn: …"; the settings are failOn, rules, dialect, releases, maxTransition, environments, databaseVersion, requireSchema.
                    failOn: warn | "failOn" has the value "warn". | Write "failOn: warning"; it may be warning, error.
                    dialect: postgres | "dialect" has the value "postgres". | Write "dialect: postgresql"; it may be postgresql, mysql, h2, mariadb.
                    requireSchema: yes | "requireSchema" has the value "yes". | Write "requireSchema: true"; it may be true, false.
                    databaseVersion: eight | "databaseVersion" has the value "eight". | Write "databaseVersion: 14"; it may be 14, 8.0.12.
                    rules: {drop-colum-too-early: off} | "drop-colum-too-early" is no rule. | Write "drop-column-too-early", or remove the line; mvn edd:explain lists the rules.
                    rules: {blocking-index: info} | "blocking-index" has the value "info". | Write "blocking-index: error"; it may be error, note, warning, off.
                    rules: {missing-initial: warning} | The rule "missing-initial" can only be an error. | Remove the line: nothing can be planned while this rule is not kept.
                    """)
    void without_effect_are_found_with_the_nearest_ones_that_have_one(String line, String what, String fix) {
        Settings settings = checked("\n" + line);

        assertThat(settings.findings()).containsExactly(Settings.UNKNOWN.at(FILE.atLine(2), what, fix));
        assertThat(settings.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {failOn: warning, failOn: error} | "failOn" stands twice.
                    {rules: {blocking-index: off, blocking-index: error}} | "rules.blocking-index" stands twice.
                    {rules: {}, rules: {blocking-index: off}} | "rules" stands twice.
                    {environments: [{id: a, production: true, production: false}]} | "environments.a.production" stands twice.
                    {environments: staging} | "environments" has "staging" where a list is to be.
                    {releases: 3} | "releases" has "3" where a list is to be.
                    """)
    void that_contradict_each_other_or_have_the_wrong_form_are_found_unreadable(String text, String what) {
        assertThat(checked(text).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Settings.UNREADABLE);
            assertThat(finding.what()).isEqualTo(what);
        });
    }

    @Test
    void that_are_lists_may_be_empty() {
        assertThat(checked("rules:\nenvironments:\nreleases:\n").findings()).isEmpty();
    }

    @Test
    void in_a_file_that_is_no_settings_are_found_unreadable() {
        assertThat(checked("failOn: error\n  rules: [\n").findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule().id()).isEqualTo("unreadable-settings");
                    assertThat(finding.location().line()).isEqualTo(2);
                    assertThat(finding.what()).startsWith("db/changelog/edd.yaml is no YAML: ");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    - failOn | db/changelog/edd.yaml holds no names with values.
                    failOn: [error] | "failOn" has no single value.
                    rules: {blocking-index: [off]} | The rule "blocking-index" has no severity.
                    """)
    void of_another_form_are_found_unreadable(String text, String what) {
        assertThat(checked(text).findings()).extracting(Finding::what).containsExactly(what);
    }

    @Test
    void make_no_objects() {
        assertThat(checked("failOn: !!javax.script.ScriptEngineManager [x]\n").findings())
                .extracting(Finding::what)
                .containsExactly("db/changelog/edd.yaml is no YAML: Global tag is not allowed:"
                        + " tag:yaml.org,2002:javax.script.ScriptEngineManager.");
    }

    @Test
    void that_are_given_go_before_those_of_the_file() {
        Settings given =
                Settings.given(Map.of("failOn", "error", "rules.blocking-index", "error", "dialect", " "), RULES);

        Settings settings = checked("{failOn: warning, dialect: h2, rules: {blocking-index: off}}")
                .overriddenBy(given);

        assertThat(settings.policy().failOn()).isEqualTo(Severity.ERROR);
        assertThat(settings.policy().levels()).isEqualTo(Map.of("blocking-index", Level.ERROR));
        assertThat(settings.value("dialect")).isEqualTo("h2");
    }

    @Test
    void that_are_given_and_do_not_exist_are_refused() {
        assertThatThrownBy(() -> Settings.given(Map.of("rules.blocking-indexes", "off"), RULES))
                .isInstanceOf(UnknownSettingException.class)
                .hasMessage("""
                        "blocking-indexes" is no rule.
                          Where  edd.rules.blocking-indexes
                          Why    It has no effect, although whoever wrote it counts on one.
                          Fix    Write "blocking-index", or remove the line; mvn edd:explain lists the rules.""");
    }

    private static Settings checked(String text) {
        return Settings.parse(FILE, text).checked(RULES);
    }
}
