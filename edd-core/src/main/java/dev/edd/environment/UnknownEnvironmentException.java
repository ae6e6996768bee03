package dev.edd.environment;

import dev.edd.migration.EddException;
import dev.edd.migration.Nearest;
import java.util.List;

/** Says that an environment was chosen which is not declared; nothing was opened. */
public final class UnknownEnvironmentException extends EddException {
    private static final long serialVersionUID = 1L;

    UnknownEnvironmentException(String id, List<String> known) {
        super(message(
                id.equals("*") ? "No environment is declared." : "\"%s\" is no environment.".formatted(id),
                "",
                "Nobody says which database that is, and no other one is taken instead.",
                fix(id, Nearest.to(id, known))));
    }

    private static String fix(String id, List<String> nearest) {
        String example = id.equals("*") || id.isBlank() ? "staging" : id;
        return nearest.isEmpty()
                ? "Declare it in edd.yaml:\nenvironments:\n  - {id: %s, url: \"jdbc:…\", serverId: %s}"
                        .formatted(example, example)
                : "Use -Dedd.env=%s; the environments are %s.".formatted(nearest.get(0), String.join(", ", nearest));
    }
}
