package dev.edd.it;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;

/** A database in a file of a project. */
record H2(String url, String username, String password) {

    /** Returns the columns of the shop's table, in their order. */
    List<String> columnsOfItem() {
        return query("SELECT column_name FROM information_schema.columns WHERE table_name = 'ITEM'"
                + " ORDER BY ordinal_position");
    }

    /** Returns the names of all tables that users made, which Liquibase's are as well. */
    List<String> tables() {
        return query("SELECT table_name FROM information_schema.tables WHERE table_schema = 'PUBLIC' ORDER BY 1");
    }

    /** Returns the paths of all applied changesets, in their order. */
    List<String> applied() {
        return query("SELECT filename FROM databasechangelog ORDER BY orderexecuted");
    }

    /** Returns the first column of every row. */
    List<String> query(String sql) {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl(url);
        source.setUser(username);
        source.setPassword(password);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new AssertionError(sql + " fails", e);
        }
    }
}
