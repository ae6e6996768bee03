package dev.edd.sql;

import static dev.edd.migration.Dialect.MYSQL;
import static dev.edd.migration.Dialect.OTHER;
import static dev.edd.migration.Dialect.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.ChangesetKey;
import dev.edd.migration.Dialect;
import dev.edd.migration.Directives;
import dev.edd.migration.Location;
import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import dev.edd.migration.Statement;
import dev.edd.sql.Action.NotUnderstood;
import dev.edd.sql.ColumnAction.DropColumn;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActionTest {
    private static List<Action> actions(String text, Dialect dialect) {
        return SqlParser.parse("a.sql", text, dialect).statements().stream()
                .flatMap(statement -> SqlParser.actions(statement, dialect).stream())
                .toList();
    }

    @Test
    void has_its_own_words_and_line() {
        String text = "SELECT 1;\nALTER TABLE t\n    ADD a int, -- one\n    DROP COLUMN b\n    CASCADE;";
        assertThat(actions(text, POSTGRESQL))
                .extracting(action -> action.location() + " " + action.text())
                .containsExactly("a.sql:1 SELECT 1", "a.sql:3 ADD a int", "a.sql:4 DROP COLUMN b\n    CASCADE");
    }

    @Test
    void has_its_own_line_in_a_block() {
        String text = "\nDO $$\nBEGIN\n  DROP TABLE a;\n  EXECUTE\n    'DROP TABLE b';\nEND $$;";
        assertThat(actions(text, POSTGRESQL))
                .extracting(action -> action.getClass().getSimpleName() + " " + action.location())
                .containsExactly("Block a.sql:2", "DropTable a.sql:4", "DropTable a.sql:6");
    }

    @Test
    void knows_the_whole_statement() {
        String text = "CREATE INDEX CONCURRENTLY i ON t (a)";
        assertThat(actions(text, POSTGRESQL)).singleElement().satisfies(action -> {
            assertThat(action.statement().text()).isEqualTo(text);
            assertThat(action.runsInTransaction()).isFalse();
        });
    }

    @Test
    void is_found_in_several_statements_between_other_delimiters() {
        String text = "DELIMITER //\nDROP TABLE a;\nDROP TABLE b;\n//";
        assertThat(actions(text, MYSQL)).extracting(Action::location).hasToString("[a.sql:2, a.sql:3]");
    }

    @Test
    void is_found_by_its_type_in_a_migration_that_was_understood() {
        Location start = new Location("initial/7_a.sql", 1);
        List<Statement> statements = SqlParser.parse(start.path(), "ALTER TABLE t DROP a, DROP b", POSTGRESQL)
                .statements();
        Migration migration = new Migration(
                new MigrationId(new SequenceNumber(7), "a", Phase.INITIAL),
                new Migration.Source(new ChangesetKey("7", "edd", start.path()), start, "", ""),
                Directives.NONE,
                statements);

        assertThat(SqlParser.understood(migration, POSTGRESQL).statements(DropColumn.class))
                .extracting(drop -> drop.column().toString())
                .containsExactly("t.a", "t.b");
    }

    @Test
    void of_a_statement_from_elsewhere_stands_where_the_statement_does() {
        Statement statement = new Statement() {
            @Override
            public String text() {
                return "ALTER TABLE t\nDROP a";
            }

            @Override
            public Location location() {
                return new Location("changelog.xml", 12);
            }
        };
        assertThat(SqlParser.actions(statement, OTHER))
                .extracting(Action::location)
                .hasToString("[changelog.xml:12]");
    }

    @Test
    void is_not_guessed_where_blocks_are_nested_without_end() {
        String text = "EXPLAIN ANALYZE ".repeat(100) + "SELECT 1";
        assertThat(actions(text, POSTGRESQL))
                .singleElement()
                .isInstanceOfSatisfying(NotUnderstood.class, action -> assertThat(action.reason())
                        .isEqualTo("it is nested too deeply"));
    }
}
