package dev.edd.database;

import java.sql.Driver;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Finds a JDBC driver in a class loader. {@code DriverManager} would not see it there: it offers only the drivers that
 * its caller's own class loader can see.
 */
final class Drivers {
    private final ClassLoader classes;

    Drivers(ClassLoader classes) {
        this.classes = classes;
    }

    /** Returns the driver for that target, or says how to get it. */
    Driver forTarget(Target target) {
        String url = target.urlForDriver();
        // By name first: asking every driver there is takes five times as long.
        return KnownDriver.of(url)
                .flatMap(known -> named(known.className()))
                .or(() -> accepting(url))
                .orElseThrow(() -> missing(target));
    }

    private static RuntimeException missing(Target target) {
        return KnownDriver.of(target.urlForDriver())
                .<RuntimeException>map(known -> new DriverMissingException(target, known))
                .orElseGet(() -> new UrlNotUnderstoodException(target));
    }

    private Optional<Driver> named(String className) {
        try {
            return Optional.of(Class.forName(className, true, classes)
                    .asSubclass(Driver.class)
                    .getDeclaredConstructor()
                    .newInstance());
        } catch (ReflectiveOperationException | LinkageError unusable) {
            return Optional.empty();
        }
    }

    private Optional<Driver> accepting(String url) {
        Iterator<Driver> drivers = ServiceLoader.load(Driver.class, classes).iterator();
        while (true) {
            try {
                if (!drivers.hasNext()) {
                    return Optional.empty();
                }
                Driver driver = drivers.next();
                if (accepts(driver, url)) {
                    return Optional.of(driver);
                }
            } catch (ServiceConfigurationError | LinkageError unusable) {
                // A driver that cannot be loaded does not hide the next one.
            }
        }
    }

    private static boolean accepts(Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException unusable) {
            return false;
        }
    }
}
