package dev.edd.maven;

import dev.edd.database.Target;
import dev.edd.migration.Nearest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/** The usernames and passwords of {@code settings.xml}. */
final class ServerCredentials {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env\\.([^{}]+)}");

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
        requireSet(server, server.getUsername());
        requireSet(server, server.getPassword());
        Server clear = decrypted(server);
        return target.as(orEmpty(clear.getUsername()), orEmpty(clear.getPassword()));
    }

    /** Maven leaves the name of a variable that is not set where it stands. */
    private static void requireSet(Server server, @Nullable String text) {
        Matcher variable = VARIABLE.matcher(orEmpty(text));
        if (variable.matches()) {
            throw EnvironmentUnreachableException.unset(variable.group(1), server.getId());
        }
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
