package dev.edd.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.environment.DeclaredEnvironment;
import dev.edd.environment.DeclaredEnvironment.Access;
import dev.edd.environment.Demands;
import dev.edd.environment.UnknownEnvironmentException;
import dev.edd.migration.Location;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code environments:} in {@code edd.yaml} declares. */
class EnvironmentSettingsTest {
    private static final String TWO = """
            environments:
              - id: staging
                url: jdbc:postgresql://db.example.com/staging
                serverId: shop-staging
              - id: production
                url: jdbc:postgresql://db.example.com/shop
                username: keeper
                production: true
                promotesFrom: staging
                minimumSoak: P7D
                approval: [finalization]
                fourEyes: true
                allowOverride: false
            """;

    private static Settings settings(String text) {
        return Settings.parse(Location.of("edd.yaml"), text).checked(List.of()).together();
    }

    @Test
    void are_declared_in_order_with_what_they_demand() {
        assertThat(settings(TWO).environments().all())
                .containsExactly(
                        new DeclaredEnvironment(
                                "staging",
                                new Access("jdbc:postgresql://db.example.com/staging", "", "shop-staging"),
                                false,
                                "",
                                Demands.NONE),
                        new DeclaredEnvironment(
                                "production",
                                new Access("jdbc:postgresql://db.example.com/shop", "keeper", ""),
                                true,
                                "staging",
                                new Demands(Duration.ofDays(7), Set.of(Phase.FINALIZATION), true, false)));
    }

    @Test
    void yield_field_by_field_to_those_that_are_given() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("environments.production.minimumSoak", "P14D");
        given.put("environments.test.id", "test");

        Settings both = settings(TWO).overriddenBy(Settings.given(given, List.of()));

        assertThat(both.environments().all())
                .extracting(DeclaredEnvironment::id)
                .containsExactly("staging", "production", "test");
        assertThat(both.environments().named("production").demands().minimumSoak())
                .isEqualTo(Duration.ofDays(14));
        assertThat(both.environments().named("production").production()).isTrue();
    }

    @Test
    void that_are_unknown_are_answered_with_the_nearest_one_and_all_others() {
        assertThatThrownBy(() -> settings(TWO).environments().named("stagging"))
                .isInstanceOf(UnknownEnvironmentException.class)
                .hasMessage("""
                        "stagging" is no environment.
                          Why    Nobody says which database that is, and no other one is taken instead.
                          Fix    Use -Dedd.env=staging; the environments are staging, production.""");
    }

    @Test
    void that_are_unknown_where_none_is_declared_are_answered_with_how_to() {
        assertThatThrownBy(() -> Settings.NONE.environments().named("staging"))
                .hasMessageContaining("- {id: staging, url: \"jdbc:…\", serverId: staging}");
    }

    @Test
    void without_a_name_are_answered_with_how_to_declare_one() {
        assertThatThrownBy(() -> Settings.NONE.environments().named(" "))
                .hasMessageContaining("- {id: staging, url: \"jdbc:…\", serverId: staging}");
    }

    @Test
    void are_found_by_the_very_URL_too() {
        assertThat(settings(TWO).environments().at("jdbc:postgresql://db.example.com/shop"))
                .map(DeclaredEnvironment::id)
                .contains("production");
        assertThat(settings(TWO).environments().at("jdbc:postgresql://db.example.com/other"))
                .isEmpty();
        assertThat(settings("environments: [{id: unset}]").environments().at(""))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {id: a, pasword: x} | "pasword" is nothing that can be said of an environment.
                    {id: a, password: x} | "environments.a.password" holds a password.
                    {id: a, url: "jdbc:postgresql://u:secret@h/db"} | "environments.a.url" holds a password.
                    {id: a, url: "jdbc:h2:mem:x;PASSWORD=secret"} | "environments.a.url" holds a password.
                    {id: a, url: "jdbc:mysql://h/db?password=secret"} | "environments.a.url" holds a password.
                    {id: a, url: "jdbc:postgresql://h/db?ssl=true&sslpassword=secret"} | "environments.a.url" holds a password.
                    {id: a, url: "jdbc:mysql://h/db?trustCertificateKeyStorePassword=secret"} | "environments.a.url" holds a password.
                    {id: a, url: "jdbc:oracle:thin:scott/tiger@//h:1521/db"} | "environments.a.url" holds a password.
                    {id: a, production: yes} | "production" has the value "yes".
                    {id: a, minimumSoak: 7 days} | "minimumSoak" has the value "7 days".
                    {id: a, approval: finalisation} | "approval" has the value "finalisation".
                    {id: "*"} | "*" is no name of an environment.
                    {id: a, promotesFrom: b} | "a" is promoted from "b", which is no environment.
                    {id: a, promotesFrom: a} | "a" is promoted from itself, directly or around corners.
                    {url: x} | An item of "environments" has no id.
                    """)
    void that_are_not_right_are_found(String environment, String what) {
        Settings settings = settings("environments:\n  - " + environment);

        assertThat(settings.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.what()).isEqualTo(what);
            assertThat(finding.location()).hasToString("edd.yaml:2");
            assertThat(finding.toString()).doesNotContain("secret");
        });
        assertThatThrownBy(settings::environments).isInstanceOf(UnknownSettingException.class);
    }

    @Test
    void that_stand_twice_or_in_a_circle_are_found() {
        assertThat(settings("environments: [{id: a}, {id: a}]").findings())
                .extracting(Finding::what)
                .containsExactly("\"a\" stands twice in \"environments\".");
        assertThat(settings("environments: [{id: a, promotesFrom: b}, {id: b, promotesFrom: a}]")
                        .findings())
                .hasSize(2);
    }
}
