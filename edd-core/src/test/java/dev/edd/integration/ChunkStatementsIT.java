package dev.edd.integration;

import static dev.edd.plan.PhaseSelection.INITIAL;
import static dev.edd.plan.PhaseSelection.TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.plan.Step;
import dev.edd.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What statements of chunks may say that is neither a parameter nor taken for one. */
class ChunkStatementsIT {
    private static final String TABLE = "CREATE TABLE doc (id BIGINT NOT NULL PRIMARY KEY, body JSONB, done TEXT);";

    @TempDir
    private Path base;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "body ? 'a'",
                "body ?? 'a'",
                "body ?| array['a', 'x?:y']",
                "body ?& array['a']",
                "body @? '$.a ? (@ > 0)'",
                "body->'a' = '1'::jsonb AND 'a::b :c' <> '? :d'",
                "'\\' = E'\\\\' AND E'it\\'s :one' <> $a1$ it's ? :two $a1$",
                "true /* isn't ? :one */ -- isn't ? :two\n"
            })
    void postgresqls_operators_casts_and_literals_are_left_as_they_are(String condition) {
        Workbench workbench = Workbench.on(TestServer.POSTGRESQL, base)
                .file("initial/0001_doc.sql", TABLE)
                .file("transition/0001_doc.sql", """
                        --edd backfill: doc by id
                        --edd remaining: SELECT COUNT(*) FROM doc WHERE done IS NULL
                        UPDATE doc SET done = ':x ?'::text WHERE %s AND id BETWEEN :from::bigint AND :to AND done IS NULL;
                        """.formatted(condition));
        workbench.migrate(INITIAL);
        workbench.execute(
                "INSERT INTO doc (id, body) SELECT n, '{\"a\": 1}' FROM generate_series(1, 6000) AS n", "ANALYZE doc");

        assertThat(workbench.plan(TRANSITION).steps())
                .flatExtracting(Step::warnings)
                .isEmpty();
        workbench.migrate(TRANSITION);

        assertThat(workbench.rows("SELECT done, COUNT(*) FROM doc GROUP BY done"))
                .containsExactly(":x ?|6000");
    }

    @Test
    void chunks_on_postgresql_neither_wait_for_the_disk_nor_leave_it_to_checkpoints_and_what_is_behind_them_does() {
        String settings =
                "concat_ws(' ', current_setting('synchronous_commit'), current_setting('backend_flush_after'))";
        Workbench workbench = Workbench.on(TestServer.POSTGRESQL, base)
                .file("initial/0001_doc.sql", TABLE)
                .file("transition/0001_doc.sql", """
                        --edd backfill: doc by id
                        --edd remaining: SELECT COUNT(*) FROM doc WHERE done IS NULL
                        UPDATE doc SET done = %s WHERE id BETWEEN :from AND :to;
                        """.formatted(settings))
                .file("initial/0002_note.sql", "CREATE TABLE note (id INT PRIMARY KEY, waits TEXT);")
                .file(
                        "transition/0002_note.sql",
                        "INSERT INTO note VALUES (1, %s) ON CONFLICT DO NOTHING;".formatted(settings));
        workbench.migrate(INITIAL);
        workbench.execute("INSERT INTO doc (id) SELECT n FROM generate_series(1, 3000) AS n");

        workbench.migrate(TRANSITION);

        assertThat(workbench.rows("SELECT done, COUNT(*) FROM doc GROUP BY done"))
                .containsExactly("off 1MB|3000");
        assertThat(workbench.rows("SELECT waits FROM note")).containsExactly("on 0");
    }

    @Test
    void backslashes_hide_a_quote_on_mysql() {
        Workbench workbench = Workbench.on(TestServer.MYSQL, base)
                .file("initial/0001_doc.sql", "CREATE TABLE doc (id BIGINT NOT NULL PRIMARY KEY, done VARCHAR(20));")
                .file("transition/0001_doc.sql", """
                        --edd backfill: doc by id
                        --edd remaining: SELECT COUNT(*) FROM doc WHERE done IS NULL
                        UPDATE doc SET done = 'it\\'s :x' # isn't it
                         WHERE "\\":y" <> `done` AND id BETWEEN :from AND :to;
                        UPDATE doc SET done = "it's :x" WHERE id BETWEEN :from AND :to;
                        """);
        workbench.migrate(INITIAL);
        workbench.execute("INSERT INTO doc (id) VALUES (1), (2)");

        workbench.migrate(TRANSITION);

        assertThat(workbench.rows("SELECT done, COUNT(*) FROM doc GROUP BY done"))
                .containsExactly("it's :x|2");
    }
}
