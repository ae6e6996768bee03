package dev.edd.maven;

import dev.edd.database.Target;
import dev.edd.migration.Nearest;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

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
        SettingsDecryptionResult decrypted = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        Server clear = decrypted.getServer();
        return target.as(orEmpty(clear.getUsername()), orEmpty(clear.getPassword()));
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
