package dev.edd.history;

import dev.edd.database.Database;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;

/** Liquibase's table in H2, with rows of any kind. */
final class ChangelogRows {
    private final Database database;
    private int count;

    private ChangelogRows(Database database) {
        this.database = database;
    }

    static ChangelogRows in(Database database) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            statement.execute("""
                    CREATE TABLE DATABASECHANGELOG (
                        ID VARCHAR(255) NOT NULL, AUTHOR VARCHAR(255) NOT NULL, FILENAME VARCHAR(255) NOT NULL,
                        DATEEXECUTED TIMESTAMP NOT NULL, ORDEREXECUTED INT NOT NULL, EXECTYPE VARCHAR(10) NOT NULL,
                        MD5SUM VARCHAR(35), DESCRIPTION VARCHAR(255), COMMENTS VARCHAR(255), TAG VARCHAR(255),
                        LIQUIBASE VARCHAR(20), CONTEXTS VARCHAR(255), LABELS VARCHAR(255), DEPLOYMENT_ID VARCHAR(10))""");
        }
        return new ChangelogRows(database);
    }

    /** Adds a row that ran at that time, and after those that were added before. */
    ChangelogRows add(String id, String contexts, String execType, LocalDateTime when) throws SQLException {
        count++;
        try (PreparedStatement insert = database.connection().prepareStatement("""
                        INSERT INTO DATABASECHANGELOG
                            (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, EXECTYPE, MD5SUM, CONTEXTS)
                        VALUES (?, 'edd', 'path', ?, ?, ?, '9:' || ?, ?)""")) {
            insert.setString(1, id);
            insert.setObject(2, when);
            insert.setInt(3, count);
            insert.setString(4, execType);
            insert.setString(5, id);
            insert.setString(6, contexts);
            insert.executeUpdate();
        }
        return this;
    }
}
