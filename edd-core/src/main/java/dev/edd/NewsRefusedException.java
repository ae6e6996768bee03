package dev.edd;

import dev.edd.migration.EddException;
import dev.edd.migration.Nearest;
import dev.edd.release.ReleaseEvent;
import dev.edd.release.Version;
import java.util.List;

/** Says that something was told of a release that cannot be; nothing was recorded. */
public final class NewsRefusedException extends EddException {
    private static final long serialVersionUID = 1L;

    private NewsRefusedException(String message) {
        super(message);
    }

    /** Takes the releases that were recorded, in their order. */
    static NewsRefusedException unknown(Version release, ReleaseEvent.Kind kind, List<String> recorded) {
        List<String> nearest = Nearest.to(release.toString(), recorded);
        return new NewsRefusedException(message(
                "Release %s cannot be %s: nobody has recorded that it runs.".formatted(release, kind),
                "table EDD_RELEASE",
                "A release of another name may go on running, and finalizations would not wait for it.",
                nearest.isEmpty()
                        ? "Record what runs: mvn edd:release -Dedd.release=…"
                        : "Use -Dedd.release=%s; recorded are %s."
                                .formatted(nearest.get(0), String.join(", ", nearest))));
    }

    static NewsRefusedException contradictory(Version release, Version oldest) {
        return new NewsRefusedException(message(
                "Release %s cannot run if the oldest release that runs is %s.".formatted(release, oldest),
                "",
                "Finalizations would remove what %s needs.".formatted(release),
                "Name the oldest release that runs: -Dedd.oldestRelease=%s, or one before it.".formatted(release)));
    }
}
