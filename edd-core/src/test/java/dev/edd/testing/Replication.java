package dev.edd.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A MariaDB or MySQL server and its replica, both of which end with this JVM. */
public final class Replication {
    private final Numbered primaryProduct;
    private final ExternalServer primary;
    private final ExternalServer replica;
    private final TestDatabase database;
    private final TestDatabase copy;

    private Replication(TestServer server, Product product) {
        this.primaryProduct = new Numbered(product, 1);
        Numbered replicaProduct = new Numbered(product, 2);
        this.primary = new ExternalServer(primaryProduct);
        this.replica = new ExternalServer(replicaProduct);
        this.database = primary.createDatabase(server);
        TestDatabase first = replica.createDatabase(server);
        // Everything the primary ever did comes over, the making of the database included.
        String name = database.username();
        this.copy = new TestDatabase(server, first.url(), name, Server.PASSWORD);
        onReplica(
                "DROP DATABASE " + name,
                "DROP USER " + name,
                server == TestServer.MYSQL
                        ? source("SOURCE")
                        : source("MASTER") + ", MASTER_USE_GTID = no, MASTER_SSL = 0",
                "START REPLICA");
    }

    /** Starts both. */
    public static Replication of(TestServer server) {
        return new Replication(server, server == TestServer.MYSQL ? new Mysql() : new Mariadb());
    }

    private String source(String word) {
        String verb = word.equals("SOURCE") ? "REPLICATION SOURCE" : "MASTER";
        return "CHANGE %2$s TO %1$s_HOST = '127.0.0.1', %1$s_PORT = %3$s, %1$s_USER = '%4$s', %1$s_PASSWORD = '%5$s'"
                .formatted(word, verb, port(database), primaryProduct.administrator(), Server.PASSWORD);
    }

    private static String port(TestDatabase database) {
        return database.url().replaceFirst(".*:(\\d+)/.*", "$1");
    }

    /** Returns a database of the primary. */
    public TestDatabase database() {
        return database;
    }

    /** Returns the same database as the replica has it. */
    public TestDatabase copy() {
        return copy;
    }

    /** Runs statements on the replica, by an account that may do everything. */
    public void onReplica(String... statements) {
        try (Connection connection = administrate();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new ServerFailedException("The replica refuses: %s".formatted(e.getMessage()), "", e);
        }
    }

    /** Opens a connection to the replica for an account that may do everything; the caller closes it. */
    public Connection administrate() throws SQLException {
        String administrator = primaryProduct.administrator();
        String url = copy.url().replaceFirst("/[^/]*$", "/mysql");
        return DriverManager.getConnection(url, administrator, Server.PASSWORD);
    }

    /** Ends both. */
    public void stop() {
        replica.stop();
        primary.stop();
    }

    /** A product whose server writes what replicas read. */
    private record Numbered(Product product, int number) implements Product {
        @Override
        public String name() {
            return product.name() + "-" + number;
        }

        @Override
        public String version() {
            return product.version();
        }

        @Override
        public void install(Installation target) {
            product.install(target);
        }

        @Override
        public List<String> command(Installation installation, Path data, int port) {
            List<String> command = new ArrayList<>(product.command(installation, data, port));
            command.remove("--skip-log-bin");
            command.addAll(List.of("--log-bin=changes", "--server-id=" + number, "--binlog-format=ROW"));
            return command;
        }

        @Override
        public String stopSignal() {
            return product.stopSignal();
        }

        @Override
        public String killSignal() {
            return product.killSignal();
        }

        @Override
        public String url(int port, String database) {
            return product.url(port, database);
        }

        @Override
        public String administrator() {
            return product.administrator();
        }

        @Override
        public List<String> creation(String database) {
            return product.creation(database);
        }

        @Override
        public List<String> admission(String database, String reader) {
            return product.admission(database, reader);
        }
    }
}
