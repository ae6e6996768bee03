package dev.edd.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edd.migration.Dialect;
import dev.edd.rule.Engine;
import dev.edd.validation.Basis.Driver;
import dev.edd.validation.Basis.Hints;
import java.util.List;
import org.junit.jupiter.api.Test;

class BasisTest {
    private static final String URL = "jdbc:postgresql://db/shop";
    private static final Driver POSTGRESQL = new Driver("postgresql", false);
    private static final Driver OTHER = new Driver("spring-core", false);

    @Test
    void is_what_is_said_before_all() {
        assertThat(Basis.of(new Hints("MySQL", "8.0.12", URL, List.of(POSTGRESQL))))
                .hasToString("Judged for MySQL 8.0.12, which edd.dialect and edd.databaseVersion name.");
    }

    @Test
    void is_what_the_URL_names_before_a_driver() {
        assertThat(Basis.of(new Hints("", "", URL, List.of(new Driver("h2", false)))))
                .hasToString("Judged for PostgreSQL 14 and later, which edd.url names.");
    }

    @Test
    void is_what_the_only_driver_is_for() {
        assertThat(Basis.of(new Hints("", "", "", List.of(OTHER, POSTGRESQL))))
                .hasToString("Judged for PostgreSQL 14 and later, which the driver postgresql names.");
        assertThat(Basis.of(drivers(new Driver("mysql-connector-j", true))).engine())
                .isEqualTo(Engine.of(Dialect.MYSQL));
        assertThat(Basis.of(drivers(new Driver("mariadb-java-client", false))).engine())
                .isEqualTo(Engine.of(Dialect.MARIADB));
    }

    @Test
    void is_what_the_application_runs_with_rather_than_what_its_tests_do() {
        assertThat(Basis.of(drivers(new Driver("h2", true), POSTGRESQL))
                        .engine()
                        .dialect())
                .isEqualTo(Dialect.POSTGRESQL);
    }

    @Test
    void is_nothing_in_particular_where_two_drivers_could_be_meant() {
        Basis basis = Basis.of(drivers(new Driver("h2", false), POSTGRESQL));

        assertThat(basis.isKnown()).isFalse();
        assertThat(basis)
                .hasToString("Judged for no database in particular: the project has h2 and postgresql, so that only"
                        + " edd.dialect can tell.");
    }

    @Test
    void is_nothing_in_particular_where_nothing_is_said() {
        assertThat(Basis.of(Hints.NONE))
                .hasToString("Judged for no database in particular: neither edd.dialect nor edd.url nor a driver among"
                        + " the project's dependencies names one.");
    }

    @Test
    void is_what_a_server_says_it_is() {
        assertThat(Basis.ofServer(Dialect.MARIADB, "11.4.5-MariaDB").engine())
                .isEqualTo(new Engine(Dialect.MARIADB, 11, 4, 5));
        assertThat(Basis.ofServer(Dialect.POSTGRESQL, "devel").engine()).isEqualTo(Engine.of(Dialect.POSTGRESQL));
    }

    @Test
    void is_no_version_of_nothing() {
        assertThatThrownBy(() -> Basis.of(new Hints("", "14", "", List.of())))
                .isInstanceOf(UnknownDatabaseException.class)
                .hasMessage("""
                        edd.databaseVersion=14 is the version of no known database.
                          Why    Neither edd.dialect nor edd.url nor a single driver among the project's dependencies \
                        names one.
                          Fix    Add -Dedd.dialect=h2; the dialects are h2, postgresql, mariadb, mysql.""");
    }

    @Test
    void is_no_version_that_is_none() {
        assertThatThrownBy(() -> Basis.of(new Hints("mysql", "eight", "", List.of())))
                .hasMessage("""
                        "eight" is no version of MySQL.
                          Why    It decides which statements are free and which rewrite a table.
                          Fix    Use the version of the oldest server that the migrations run on: \
                        -Dedd.databaseVersion=8.0.0""");
    }

    private static Hints drivers(Driver... drivers) {
        return new Hints("", "", "", List.of(drivers));
    }
}
