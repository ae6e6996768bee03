package dev.edd.database;

import dev.edd.migration.EddException;

/** No driver for a known kind of database is on the class path. */
final class DriverMissingException extends EddException {
    private static final long serialVersionUID = 1L;

    DriverMissingException(Target target, KnownDriver driver) {
        super(message(
                "The JDBC driver for jdbc:%s: is missing.".formatted(driver.subprotocol()),
                target.displayUrl(),
                "%s is neither among the project's dependencies nor among the plugin's.".formatted(driver.className()),
                """
                Add it to the project's <dependencies>, or to those of edd-maven-plugin, in pom.xml:
                %s""".formatted(driver.dependency())));
    }
}
