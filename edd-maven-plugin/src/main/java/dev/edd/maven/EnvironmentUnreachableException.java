package dev.edd.maven;

import dev.edd.migration.EddException;

/** Says that nobody knows how to get to an environment, or how to log in there. */
final class EnvironmentUnreachableException extends EddException {
    private static final long serialVersionUID = 1L;

    private EnvironmentUnreachableException(String message) {
        super(message);
    }

    static EnvironmentUnreachableException withoutUrl(String id) {
        return new EnvironmentUnreachableException(message(
                "The environment \"%s\" has no URL.".formatted(id),
                "",
                "Nobody says which database that is, and no other one is taken instead.",
                "Declare its url, or set it for this run: -Dedd.url=jdbc:…"));
    }

    static EnvironmentUnreachableException withoutServer(String serverId, String others) {
        return new EnvironmentUnreachableException(message(
                "No server \"%s\" in settings.xml.".formatted(serverId),
                "",
                "Its username and password are needed to log in.",
                "Add <server><id>%s</id>…</server> to settings.xml%s.".formatted(serverId, others)));
    }

    static EnvironmentUnreachableException unset(String variable, String serverId) {
        return new EnvironmentUnreachableException(message(
                "The variable %s is not set.".formatted(variable),
                "settings.xml",
                "The server \"%s\" takes its username or password from it.".formatted(serverId),
                "Set it; many CI servers hand protected variables to protected branches only."));
    }

    static EnvironmentUnreachableException undecrypted(String serverId, String reason) {
        return new EnvironmentUnreachableException(message(
                "The password of the server \"%s\" cannot be decrypted.".formatted(serverId),
                "settings.xml",
                reason,
                "Put the master password into settings-security.xml, then encrypt this one anew: "
                        + "mvn --encrypt-master-password, mvn --encrypt-password."));
    }
}
