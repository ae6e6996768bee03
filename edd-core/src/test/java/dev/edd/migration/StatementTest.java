package dev.edd.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            CREATE USER ann PASSWORD 'x; DROP' | CREATE USER ann PASSWORD '***'
            CREATE ROLE ann LOGIN ENCRYPTED PASSWORD 'it''s' VALID UNTIL 'x' | CREATE ROLE ann LOGIN ENCRYPTED PASSWORD '***' VALID UNTIL 'x'
            ALTER ROLE ann WITH PASSWORD E'a\\'b' NOLOGIN | ALTER ROLE ann WITH PASSWORD '***' NOLOGIN
            ALTER ROLE ann PASSWORD $p$se'cret$p$ NOLOGIN | ALTER ROLE ann PASSWORD '***' NOLOGIN
            alter user ann password 'open | alter user ann password '***'
            CREATE USER 'ann'@'%' IDENTIFIED BY 'x' REPLACE 'y' RETAIN CURRENT PASSWORD | CREATE USER 'ann'@'%' IDENTIFIED BY '***' REPLACE '***' RETAIN CURRENT PASSWORD
            CREATE USER ann IDENTIFIED BY "x" ACCOUNT LOCK | CREATE USER ann IDENTIFIED BY '***' ACCOUNT LOCK
            CREATE USER ann IDENTIFIED WITH caching_sha2_password BY 'x' | CREATE USER ann IDENTIFIED WITH caching_sha2_password BY '***'
            CREATE USER ann IDENTIFIED WITH mysql_native_password AS '*6C8' | CREATE USER ann IDENTIFIED WITH mysql_native_password AS '***'
            CREATE USER ann IDENTIFIED VIA ed25519 USING PASSWORD('x') | CREATE USER ann IDENTIFIED VIA ed25519 USING PASSWORD('***')
            CREATE USER ann IDENTIFIED BY PASSWORD '*6C8' | CREATE USER ann IDENTIFIED BY PASSWORD '***'
            SET PASSWORD FOR 'ann'@'%' = PASSWORD('x') | SET PASSWORD FOR 'ann'@'%' = PASSWORD('***')
            SET PASSWORD = "x" | SET PASSWORD = '***'
            SET PASSWORD = 'x' | SET PASSWORD = '***'
            CREATE USER ann SALT 'ab' HASH 'cd' ADMIN | CREATE USER ann SALT '***' HASH '***' ADMIN
            CHANGE MASTER TO MASTER_USER='r', MASTER_PASSWORD='x', MASTER_PORT=1 | CHANGE MASTER TO MASTER_USER='r', MASTER_PASSWORD='***', MASTER_PORT=1
            CREATE USER MAPPING FOR ann SERVER s OPTIONS (user 'ann', password 'x') | CREATE USER MAPPING FOR ann SERVER s OPTIONS (user 'ann', password '***')
            CREATE SUBSCRIPTION s CONNECTION 'host=h password=x dbname=d' PUBLICATION p | CREATE SUBSCRIPTION s CONNECTION 'host=h password=*** dbname=d' PUBLICATION p
            SELECT dblink('postgresql://ann:x@h/d', 'SELECT 1') | SELECT dblink('postgresql://ann:***@h/d', 'SELECT 1')
            UPDATE setting SET api_token = 'x' WHERE id = 1 | UPDATE setting SET api_token = '***' WHERE id = 1
            UPDATE account SET "password" = 'x', name = 'y' | UPDATE account SET "password" = '***', name = 'y'
            INSERT INTO account (id, name, password) VALUES (1, 'it''s', 'x'), (2, 'y', $$z$$) | INSERT INTO account (id, name, password) VALUES (1, '***', '***'), (2, '***', '***')
            insert account (`api_key`)values("y", E'x | insert account (`api_key`)values("y", '***'
            """)
    void shows_no_password(String sql, String shown) {
        assertThat(Statement.masked(sql)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "ALTER TABLE account ADD COLUMN password VARCHAR(60) DEFAULT 'none' NOT NULL",
                "COMMENT ON TABLE shop IS 'the password is elsewhere'",
                "UPDATE item SET code = REPLACE(code, 'a', 'b')",
                "SELECT 'password', 'x'",
                "INSERT INTO permission VALUES ('EDIT', 'Edit API tokens', 'root'), ('SEE', 'See a secret' , 'x'), ('A', 'password')",
                "INSERT INTO password_rule (id, name) VALUES (1, 'password')",
                "CREATE TABLE api_token (\"id\" INT, \"password\" TEXT, \"name\" TEXT)",
                "CREATE INDEX i ON account (password, name)",
            })
    void shows_everything_else(String sql) {
        assertThat(Statement.masked(sql)).isEqualTo(sql);
    }

    @Test
    void may_be_as_long_as_it_likes() {
        String password = "a''b\\'".repeat(1_000_000);

        assertThat(Statement.masked("CREATE USER ann PASSWORD '" + password + "'"))
                .isEqualTo("CREATE USER ann PASSWORD '***'");
        assertThat(Statement.masked("x ".repeat(1_000_000))).hasSize(2_000_000);
        assertThat(Statement.masked("x".repeat(100_000))).hasSize(100_000);
    }
}
