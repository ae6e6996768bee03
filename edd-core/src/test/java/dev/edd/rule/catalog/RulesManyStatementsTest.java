package dev.edd.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.fixture.Migrations;
import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.rule.Engine;
import dev.edd.rule.PhaseSafety;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * 3,000 changes of one table that has as many columns are judged in about a second; if each were judged by going through all
 * of the others and through the whole table, it would take half a minute.
 */
class RulesManyStatementsTest {
    private static final int MANY = 3_000;

    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POSTGRESQL|ALTER TABLE t RENAME COLUMN c# TO d#
            POSTGRESQL|ALTER TABLE t DROP COLUMN c#
            POSTGRESQL|ALTER TABLE t ALTER COLUMN c# TYPE BIGINT
            POSTGRESQL|ALTER TABLE t ALTER COLUMN c# SET NOT NULL
            POSTGRESQL|CREATE UNIQUE INDEX i# ON t (c#)
            POSTGRESQL|UPDATE t SET c# = 1
            MYSQL|ALTER TABLE t MODIFY COLUMN c# TEXT
            MYSQL|ALTER TABLE t DROP COLUMN c#
            H2|ALTER TABLE t ALTER COLUMN c# SET DATA TYPE BIGINT
            """)
    void are_judged_at_once(Dialect dialect, String statement) {
        List<String> changes = IntStream.range(0, MANY)
                .mapToObj(i -> statement.replace("#", Integer.toString(i)))
                .toList();
        List<Migration> one = List.of(Migrations.read("2_change/initial", String.join(";\n", changes), dialect));
        List<Migration> many = IntStream.range(0, MANY)
                .mapToObj(i -> Migrations.read((i + 2) + "_change/initial", changes.get(i), dialect))
                .toList();

        assertThat(judge(one, dialect)).isEqualTo(MANY);
        assertThat(judge(many, dialect)).isEqualTo(MANY);
    }

    /** Returns how many statements were judged. */
    private static int judge(List<Migration> changes, Dialect dialect) {
        List<Migration> all = new ArrayList<>();
        String columns =
                IntStream.range(0, MANY).mapToObj(i -> ", c" + i + " INT").collect(Collectors.joining());
        all.add(Migrations.read("1_create/initial", "CREATE TABLE t (id INT PRIMARY KEY" + columns + ")", dialect));
        all.addAll(changes);
        Changelog changelog = Migrations.changelog(all.toArray(Migration[]::new));
        new PhaseSafety(BuiltInRules.phaseSafety(), Engine.of(dialect)).check(changelog);
        return changes.stream().mapToInt(each -> each.statements().size()).sum();
    }
}
