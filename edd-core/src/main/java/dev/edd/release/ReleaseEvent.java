package dev.edd.release;

import dev.edd.migration.Nearest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Something that happened to a release of the application, as the pipeline told it.
 *
 * @param when by the database's clock
 */
public record ReleaseEvent(Version release, Kind kind, Instant when, Origin origin) {
    /** What can happen to a release. */
    public enum Kind {
        /** Instances of it run from now on. */
        DEPLOYED,

        /** No instance of it is left, and it will not come back. */
        RETIRED,

        /** It was replaced by the release before it: no instance of it is left. */
        ROLLED_BACK;

        /**
         * Returns the kind of that name, {@code rolled-back}, without regard to case.
         *
         * @throws UnknownEventException if there is none
         */
        public static Kind of(String name) {
            List<String> names = Arrays.stream(values()).map(Kind::toString).toList();
            int index = names.indexOf(name.strip().toLowerCase(Locale.ROOT));
            if (index < 0) {
                throw new UnknownEventException(name, Nearest.to(name, names));
            }
            return values()[index];
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
