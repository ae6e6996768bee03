package dev.edd.execution;

import java.util.Objects;
import java.util.stream.Stream;

/** What is behind a failure: Liquibase wraps the database's exceptions, and ours, in its own. */
final class Causes {
    private Causes() {}

    /** Returns the causes of that kind, the outermost first; the failure itself may be one. */
    static <T> Stream<T> of(Throwable failure, Class<T> kind) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
