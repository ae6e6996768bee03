package dev.edd.testing;

import java.util.List;

/**
 * A database product that tests run on. It starts with the first database asked of it, once per JVM, and ends with the
 * JVM, even with one that is killed.
 */
public enum TestServer {
    /** H2 inside this JVM, each database in files of its own. */
    H2(new EmbeddedH2()),

    /** PostgreSQL, of the version of the artifact on the class path. */
    POSTGRESQL(new ExternalServer(new Postgresql())),

    /** MariaDB 11.4. */
    MARIADB(new ExternalServer(new Mariadb())),

    /** MySQL 8.0. */
    MYSQL(new ExternalServer(new Mysql()));

    @SuppressWarnings("ImmutableEnumChecker") // a constant is the one server of its kind in this JVM
    private final Server server;

    TestServer(Server server) {
        this.server = server;
    }

    /** Returns a new, empty database that belongs to an ordinary account of its own. */
    public TestDatabase createDatabase() {
        return server.createDatabase(this);
    }

    /** Shuts the server down in good order, cutting off its sessions; its databases stay. Not for H2. */
    public void stop() {
        server.stop();
    }

    /** Starts the server again, on the same port and with the same databases, whether or not it runs. Not for H2. */
    public void restart() {
        server.restart();
    }

    /** Returns the id of the server's process, for tests that suspend or kill it. Not for H2. */
    public long processId() {
        return server.processId();
    }

    /** Lets the server's administrator do something in a database: what no ordinary account may. Not for H2. */
    void administrate(TestDatabase database, String... statements) {
        server.administrate(database, List.of(statements));
    }

    TestDatabase readOnly(TestDatabase database) {
        return server.readOnly(database);
    }
}
