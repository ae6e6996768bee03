package dev.edd.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What MariaDB and MySQL have in common. */
interface MySqlFamily extends Product {

    /** Makes the account that creates databases; written on one line per statement. */
    String ADMINISTRATOR = """
            CREATE USER 'administrator'@'%%' IDENTIFIED BY '%s';
            GRANT ALL ON *.* TO 'administrator'@'%%' WITH GRANT OPTION;
            """.formatted(Server.PASSWORD);

    /** Returns the command with the options that every start needs, the first ones first. */
    static List<String> daemon(Path program, Path base, Path data) {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--no-defaults",
                "--basedir=" + base,
                "--datadir=" + data,
                "--lc-messages-dir=" + base.resolve("share"),
                "--innodb-flush-method=nosync"));
        if (Account.isRoot()) {
            command.add("--user=root");
        }
        return command;
    }

    /** Returns the options of a server that clients use. */
    static List<String> serving(int port) {
        return List.of(
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=server.sock", // relative to the data directory, as the length of the path is limited
                "--skip-name-resolve",
                "--skip-ssl",
                "--skip-log-bin",
                "--character-set-server=utf8mb4",
                "--innodb-flush-log-at-trx-commit=2");
    }

    @Override
    default String stopSignal() {
        return "TERM";
    }

    @Override
    default String killSignal() {
        return "KILL";
    }

    @Override
    default String administrator() {
        return "administrator";
    }

    @Override
    default List<String> creation(String database) {
        return List.of(
                "CREATE DATABASE " + database,
                "CREATE USER '%s'@'%%' IDENTIFIED BY '%s'".formatted(database, Server.PASSWORD),
                "GRANT ALL ON %s.* TO '%s'@'%%'".formatted(database, database));
    }

    @Override
    default List<String> admission(String database, String reader) {
        return List.of(
                "CREATE USER '%s'@'%%' IDENTIFIED BY '%s'".formatted(reader, Server.PASSWORD),
                "GRANT SELECT ON %s.* TO '%s'@'%%'".formatted(database, reader));
    }
}
