package dev.edd.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KnownDriverTest {
    @ParameterizedTest
    @MethodSource("all")
    void knows_a_driver_by_the_form_of_its_urls(KnownDriver driver) {
        assertThat(KnownDriver.of(driver.form().toUpperCase(Locale.ROOT))).contains(driver);
        assertThat(Target.of(driver.form()).displayUrl()).isEqualTo(driver.form());
    }

    @ParameterizedTest
    @CsvSource({"h2, h2.version", "postgresql, postgresql.version", "mariadb, mariadb.version", "mysql, mysql.version"})
    void recommends_the_version_that_is_tested_here(String subprotocol, String property) throws IOException {
        KnownDriver driver = KnownDriver.of("jdbc:" + subprotocol + ":").orElseThrow();

        assertThat(Files.readString(Path.of("../pom.xml")))
                .contains("<%1$s>%2$s</%1$s>".formatted(property, driver.version()));
    }

    static List<KnownDriver> all() {
        return KnownDriver.ALL;
    }
}
