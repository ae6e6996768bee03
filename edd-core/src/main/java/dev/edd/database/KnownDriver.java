package dev.edd.database;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The driver that a kind of URL asks for, and where Maven finds it.
 *
 * @param subprotocol the word behind {@code jdbc:}
 * @param example how the rest of a URL looks
 */
record KnownDriver(
        String subprotocol, String example, String className, String groupId, String artifactId, String version) {
    /** The tested databases first. */
    static final List<KnownDriver> ALL = List.of(
            new KnownDriver("h2", "file:./target/shop", "org.h2.Driver", "com.h2database", "h2", "2.5.252"),
            new KnownDriver(
                    "postgresql",
                    "//localhost:5432/shop",
                    "org.postgresql.Driver",
                    "org.postgresql",
                    "postgresql",
                    "42.7.14"),
            new KnownDriver(
                    "mariadb",
                    "//localhost:3306/shop",
                    "org.mariadb.jdbc.Driver",
                    "org.mariadb.jdbc",
                    "mariadb-java-client",
                    "3.5.6"),
            new KnownDriver(
                    "mysql",
                    "//localhost:3306/shop",
                    "com.mysql.cj.jdbc.Driver",
                    "com.mysql",
                    "mysql-connector-j",
                    "9.5.0"),
            new KnownDriver(
                    "oracle",
                    "thin:@//localhost:1521/shop",
                    "oracle.jdbc.OracleDriver",
                    "com.oracle.database.jdbc",
                    "ojdbc11",
                    "23.26.4.0.0"),
            new KnownDriver(
                    "sqlserver",
                    "//localhost:1433;databaseName=shop",
                    "com.microsoft.sqlserver.jdbc.SQLServerDriver",
                    "com.microsoft.sqlserver",
                    "mssql-jdbc",
                    "13.6.2.jre11"),
            new KnownDriver(
                    "db2", "//localhost:50000/shop", "com.ibm.db2.jcc.DB2Driver", "com.ibm.db2", "jcc", "12.1.5.0"),
            new KnownDriver("sqlite", "./target/shop.db", "org.sqlite.JDBC", "org.xerial", "sqlite-jdbc", "3.53.4.0"));

    /** Returns the driver for that URL; empty if its kind is not known. */
    static Optional<KnownDriver> of(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(driver -> lower.startsWith("jdbc:" + driver.subprotocol + ":"))
                .findFirst();
    }

    /** Returns how such a URL looks. */
    String form() {
        return "jdbc:" + subprotocol + ":" + example;
    }

    /** Returns the XML that a POM needs. */
    String dependency() {
        return """
                <dependency>
                    <groupId>%s</groupId>
                    <artifactId>%s</artifactId>
                    <version>%s</version>
                </dependency>""".formatted(groupId, artifactId, version);
    }
}
