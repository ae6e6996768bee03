package dev.edd.integration;

import dev.edd.migration.Dialect;
import dev.edd.migration.Statement;
import dev.edd.sql.SqlParser;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a run of migration 1's initial leaves behind that dies while one of its statements runs. */
record Doubt(int done, String doneDigest, String begunDigest) {
    static Doubt of(String text, int done) {
        String doneDigest = "";
        String begunDigest = "";
        int number = 0;
        for (Statement statement : SqlParser.parse("", text, Dialect.OTHER).statements()) {
            number++;
            if (number <= done) {
                doneDigest = digest(doneDigest, statement.text());
            } else if (number == done + 1) {
                begunDigest = digest(doneDigest, statement.text());
            }
        }
        return new Doubt(done, doneDigest, begunDigest);
    }

    private static String digest(String before, String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(before.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    void leftIn(Workbench workbench) {
        workbench.execute("""
                UPDATE EDD_LEASE SET RUNNER = 'elsewhere/1/x', HOST = 'elsewhere', PROCESS = 1, USER_NAME = 'alice',
                    STEP_ID = '1', STEP_AUTHOR = 'edd', STEP_FILE = 'initial/0001_five.sql',
                    DONE = %s, DONE_DIGEST = '%s', BEGUN_DIGEST = '%s'""".formatted(done, doneDigest, begunDigest));
    }
}
