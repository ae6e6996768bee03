package dev.edd.validation;

import dev.edd.migration.EddException;
import dev.edd.rule.Engine;
import java.util.List;

/** Says that migrations were to be judged for a database that does not exist. */
public final class UnknownDatabaseException extends EddException {
    private static final long serialVersionUID = 1L;

    private UnknownDatabaseException(String what, String why, String fix) {
        super(message(what, "", why, fix));
    }

    static UnknownDatabaseException ofDialect(String dialect, List<String> nearest) {
        return new UnknownDatabaseException(
                "\"%s\" is no dialect.".formatted(dialect),
                "It decides how quotes and bodies in the SQL are read, and which rules apply.",
                "Use -Dedd.dialect=%s; the dialects are %s.".formatted(nearest.get(0), String.join(", ", nearest)));
    }

    static UnknownDatabaseException ofVersion(String version, Engine oldest) {
        return new UnknownDatabaseException(
                "\"%s\" is no version of %s.".formatted(version, oldest.dialect()),
                "It decides which statements are free and which rewrite a table.",
                "Use the version of the oldest server that the migrations run on: -Dedd.databaseVersion=%s.%s.%s"
                        .formatted(oldest.major(), oldest.minor(), oldest.patch()));
    }

    static UnknownDatabaseException ofVersionAlone(String version, List<String> dialects) {
        return new UnknownDatabaseException(
                "edd.databaseVersion=%s is the version of no known database.".formatted(version),
                "Neither edd.dialect nor edd.url nor a single driver among the project's dependencies names one.",
                "Add -Dedd.dialect=%s; the dialects are %s.".formatted(dialects.get(0), String.join(", ", dialects)));
    }
}
