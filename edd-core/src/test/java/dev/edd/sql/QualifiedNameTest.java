package dev.edd.sql;

import static dev.edd.migration.Dialect.H2;
import static dev.edd.migration.Dialect.MYSQL;
import static dev.edd.migration.Dialect.OTHER;
import static dev.edd.migration.Dialect.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.migration.Dialect;
import org.junit.jupiter.api.Test;

class QualifiedNameTest {
    private static QualifiedName name(String written, Dialect dialect) {
        return new Names(dialect).read(new Cursor(written, Syntax.of(dialect, written)));
    }

    @Test
    void is_folded_as_the_dialect_folds_it() {
        assertThat(name("Sales.Users", POSTGRESQL)).isEqualTo(name("\"sales\" . \"users\"", POSTGRESQL));
        assertThat(name("Users", H2)).isEqualTo(name("\"USERS\"", H2)).isNotEqualTo(name("\"Users\"", H2));
        assertThat(name("`Users`", MYSQL)).isEqualTo(name("users", MYSQL)).hasSameHashCodeAs(name("users", MYSQL));
        assertThat(name("\"Users\"", OTHER)).isEqualTo(name("USERS", OTHER));
    }

    @Test
    void keeps_what_was_written() {
        assertThat(name("Sales.\"Us\"\"ers\"", POSTGRESQL)).hasToString("Sales.\"Us\"\"ers\"");
        assertThat(name("Sales.\"Us\"\"ers\"", POSTGRESQL).last()).isEqualTo("Us\"ers");
    }

    @Test
    void matches_another_with_more_or_fewer_qualifiers() {
        assertThat(name("a.b", H2).matches(name("b", H2))).isTrue();
        assertThat(name("b", H2).matches(name("a.b", H2))).isTrue();
        assertThat(name("a.b", H2).matches(name("c.b", H2))).isFalse();
        assertThat(QualifiedName.NONE.matches(name("b", H2))).isFalse();
    }
}
