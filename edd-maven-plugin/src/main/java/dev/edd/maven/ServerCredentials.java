package dev.edd.maven;

import dev.edd.database.Target;
import dev.edd.migration.Nearest;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
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
    Target of(String serverId, Target target) throws MojoExecutionException {
        Server server = settings.getServer(serverId);
        if (server == null) {
            List<String> ids = settings.getServers().stream().map(Server::getId).toList();
            throw new MojoExecutionException("""
                    No server "%s" in settings.xml.
                      Why    Its username and password are needed to log in.
                      Fix    Add <server><id>%s</id>…</server> to settings.xml%s.""".formatted(
                            serverId,
                            serverId,
                            ids.isEmpty() ? "" : ", or use one of " + String.join(", ", Nearest.to(serverId, ids))));
        }
        Server clear = decrypted(server);
        return target.as(orEmpty(clear.getUsername()), orEmpty(clear.getPassword()));
    }

    private Server decrypted(Server server) throws MojoExecutionException {
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        for (SettingsProblem problem : result.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                throw new MojoExecutionException("""
                        The password of the server "%s" cannot be decrypted.
                          Where  settings.xml
                          Why    %s
                          Fix    Put the master password into settings-security.xml, then encrypt this one anew: \
                        mvn --encrypt-master-password, mvn --encrypt-password.""".formatted(server.getId(), problem.getMessage()));
            }
        }
        return result.getServer();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
