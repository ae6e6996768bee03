package dev.edd.maven;

import dev.edd.database.Target;
import dev.edd.migration.Nearest;
import java.util.List;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/** The usernames and passwords of {@code settings.xml}. */
final class ServerCredentials {
    private final Settings settings;
    private final SettingsDecrypter decrypter;

    ServerCredentials(Settings settings, SettingsDecrypter decrypter) {
        this.settings = settings;
        this.decrypter = decrypter;
    }

    /** Returns the target with the credentials of a server. */
    Target of(String serverId, Target target) {
        Server server = settings.getServer(serverId);
        if (server == null) {
            List<String> ids = settings.getServers().stream().map(Server::getId).toList();
            throw EnvironmentUnreachableException.withoutServer(
                    serverId, ids.isEmpty() ? "" : ", or use one of " + String.join(", ", Nearest.to(serverId, ids)));
        }
        Server clear = decrypted(server);
        return target.as(orEmpty(clear.getUsername()), orEmpty(clear.getPassword()));
    }

    private Server decrypted(Server server) {
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        for (SettingsProblem problem : result.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                throw EnvironmentUnreachableException.undecrypted(server.getId(), problem.getMessage());
            }
        }
        return result.getServer();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
