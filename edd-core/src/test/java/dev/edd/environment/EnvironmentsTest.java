package dev.edd.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.environment.DeclaredEnvironment.Access;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentsTest {
    private static final Environments DECLARED = new Environments(List.of(
            environment("staging", "jdbc:postgresql://staging/shop"),
            environment("production", "jdbc:postgresql://db/shop?ssl=true"),
            environment("sales", "jdbc:postgresql://db/shop?currentSchema=sales"),
            environment("stock", "jdbc:sqlserver://db;databaseName=stock"),
            environment("local", "jdbc:h2:file:/data/shop;AUTO_SERVER=TRUE")));

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://staging/shop, staging",
        "jdbc:postgresql://staging/shop?ssl=true, staging",
        "' jdbc:postgresql://db/shop?ssl=true ', production",
        "jdbc:postgresql://db/shop, production",
        "jdbc:postgresql://db/shop?ssl=true&currentSchema=sales, sales",
        "jdbc:sqlserver://db;encrypt=true;databaseName=stock, stock",
        "jdbc:h2:file:/data/shop, local",
    })
    void are_found_by_the_database_and_the_schema_of_a_URL(String url, String id) {
        assertThat(DECLARED.at(url)).map(DeclaredEnvironment::id).isEqualTo(Optional.of(id));
    }

    @Test
    void found_by_a_URL_are_reached_by_it() {
        assertThat(DECLARED.at("jdbc:postgresql://staging/shop?ssl=true"))
                .map(DeclaredEnvironment::access)
                .contains(new Access("jdbc:postgresql://staging/shop?ssl=true", "ann", "server"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jdbc:postgresql://db/shops",
                "jdbc:postgresql://db/shop?currentSchema=stock",
                "jdbc:sqlserver://db;databaseName=sales",
                "jdbc:h2:file:/data/shop;SCHEMA=sales",
            })
    void are_not_found_by_the_URL_of_another_place(String url) {
        assertThat(DECLARED.at(url)).isEmpty();
    }

    @Test
    void without_a_URL_are_found_by_none() {
        Environments declared = new Environments(List.of(environment("staging", "")));

        assertThat(declared.at("jdbc:h2:mem:shop")).isEmpty();
    }

    private static DeclaredEnvironment environment(String id, String url) {
        return new DeclaredEnvironment(id, new Access(url, "ann", "server"), false, "", Demands.NONE);
    }
}
