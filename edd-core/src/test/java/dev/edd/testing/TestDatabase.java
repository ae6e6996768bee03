package dev.edd.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;

/** One database of a server, and an account that may use it; the URL holds no credentials. */
public record TestDatabase(TestServer server, String url, String username, String password) {

    /** Opens a connection, which the caller closes. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, username, password);
    }

    /** Returns the same database for an account that may read everything in it and change nothing. */
    public TestDatabase readOnly() {
        return server.readOnly(this);
    }

    /** Has transactions see what was true when they began, unless a session asks for something else. For PostgreSQL. */
    public TestDatabase repeatableRead() {
        administrate("ALTER DATABASE %s SET default_transaction_isolation = 'repeatable read'".formatted(username));
        return this;
    }

    /** Has new tables hold Western European letters only, unless they ask for something else. For MySQL and MariaDB. */
    public TestDatabase latin1() {
        administrate("ALTER DATABASE %s CHARACTER SET latin1".formatted(username));
        return this;
    }

    /** Creates another one for the same account, made for letters of that encoding only. For PostgreSQL. */
    public TestDatabase encoded(String encoding) {
        String name = "%s_%s".formatted(username, encoding.toLowerCase(Locale.ROOT));
        administrate("CREATE DATABASE %s OWNER %s ENCODING '%s' LOCALE 'C' TEMPLATE template0"
                .formatted(name, username, encoding));
        return new TestDatabase(server, url.replaceFirst("[^/]+$", name), username, password);
    }

    /** Lets the server's administrator do something in it. Not for H2. */
    public void administrate(String... statements) {
        server.administrate(this, statements);
    }
}
