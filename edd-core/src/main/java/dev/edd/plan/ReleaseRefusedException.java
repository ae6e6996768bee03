package dev.edd.plan;

import dev.edd.migration.EddException;
import dev.edd.release.Version;
import java.util.List;
import java.util.stream.Collectors;

/** Says that a release cannot run on a database as it is; nothing was recorded. */
public final class ReleaseRefusedException extends EddException {
    private static final long serialVersionUID = 1L;

    /** Takes what the release would miss, at least one. */
    public ReleaseRefusedException(Version release, String database, List<String> missed) {
        super(message(
                "Release %s cannot run on this database.".formatted(release),
                database,
                missed.stream().map("It would miss %s."::formatted).collect(Collectors.joining("\n")),
                "Deploy a release that the database serves; mvn edd:status lists them. If something has merely not been applied "
                        + "yet, apply it: mvn edd:pre-deploy -Dedd.release=%s".formatted(release)));
    }
}
