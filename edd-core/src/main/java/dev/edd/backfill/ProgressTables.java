package dev.edd.backfill;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The tables that progress is kept in: what Liquibase's history has no place for. */
final class ProgressTables {
    private static final int ATTEMPTS = 3;

    private static final List<String> TABLES = List.of("""
            CREATE TABLE IF NOT EXISTS EDD_BACKFILL (
                ID VARCHAR(400) NOT NULL PRIMARY KEY,
                PASS INT NOT NULL,
                CLAIMED_TO VARCHAR(3000),
                EXHAUSTED SMALLINT NOT NULL,
                EXPECTED_ROWS BIGINT NOT NULL,
                STARTED BIGINT NOT NULL,
                FINISHED BIGINT)""", """
            CREATE TABLE IF NOT EXISTS EDD_BACKFILL_SLICE (
                BACKFILL_ID VARCHAR(400) NOT NULL,
                PASS INT NOT NULL,
                SLICE INT NOT NULL,
                DONE_TO VARCHAR(3000),
                LAST_KEY VARCHAR(3000) NOT NULL,
                MOVED_ROWS BIGINT NOT NULL,
                CHUNKS BIGINT NOT NULL,
                RUNNER VARCHAR(200) NOT NULL,
                TOKEN BIGINT NOT NULL,
                DONE SMALLINT NOT NULL,
                PRIMARY KEY (BACKFILL_ID, PASS, SLICE))""", """
            CREATE TABLE IF NOT EXISTS EDD_BACKFILL_ERROR (
                BACKFILL_ID VARCHAR(400) NOT NULL,
                ROW_KEY VARCHAR(300) NOT NULL,
                REASON VARCHAR(2000) NOT NULL,
                OCCURRED BIGINT NOT NULL,
                PRIMARY KEY (BACKFILL_ID, ROW_KEY))""", """
            CREATE TABLE IF NOT EXISTS EDD_RUNNER (
                ID VARCHAR(200) NOT NULL PRIMARY KEY,
                HEARTBEAT BIGINT NOT NULL)""");

    private ProgressTables() {}

    /** Creates what is missing. Two runners may do so at once, which PostgreSQL answers with a duplicate key. */
    static void create(Handle handle) {
        for (int attempt = 1; ; attempt++) {
            try {
                TABLES.forEach(handle::execute);
                return;
            } catch (UnableToExecuteStatementException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
