package dev.edd.database;

import dev.edd.migration.EddException;
import java.util.Locale;
import java.util.stream.Collectors;

/** No driver takes the URL: it is no JDBC URL, is of an unknown kind, or its own driver does not know its form. */
final class UrlNotUnderstoodException extends EddException {
    private static final long serialVersionUID = 1L;

    UrlNotUnderstoodException(Target target) {
        super(message(
                "edd.url names no database.",
                target.displayUrl(),
                why(target),
                "Write it in one of these forms, or add the driver of another database to the project's <dependencies>:\n"
                        + forms()));
    }

    private static String why(Target target) {
        String url = target.displayUrl().toLowerCase(Locale.ROOT);
        if (!url.startsWith("jdbc:")) {
            return "A JDBC URL begins with jdbc: and the kind of database.";
        }
        return KnownDriver.of(url)
                .map(known -> "%s does not accept it.".formatted(known.className()))
                .orElse("No driver on the class path accepts it.");
    }

    private static String forms() {
        return KnownDriver.ALL.stream().map(KnownDriver::form).collect(Collectors.joining("\n"));
    }
}
