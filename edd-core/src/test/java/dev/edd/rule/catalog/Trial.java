package dev.edd.rule.catalog;

import dev.edd.fixture.Migrations;
import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.rule.Engine;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.PhaseSafety;
import java.util.ArrayList;
import java.util.List;

/** A rule, and the database for which it judges refactorings that are as short to write as they are to read. */
record Trial(PhaseRule rule, Engine engine) {
    /** The text of a migration that creates a table. */
    static final String SHOP = """
            CREATE TABLE inventory (
                id INT NOT NULL PRIMARY KEY,  -- what the others, and orders, point to
                code VARCHAR(22) NOT NULL,
                quantity INT DEFAULT 0,
                name VARCHAR(50),
                CONSTRAINT code_unique UNIQUE (code)
            )""";

    static Trial of(PhaseRule rule, Dialect dialect) {
        return new Trial(rule, Engine.of(dialect));
    }

    /**
     * Returns what the rule finds, in order.
     *
     * @param files names and texts in turn; a phase alone, {@code initial}, stands for {@code 0007_split/initial}
     */
    List<Finding> findings(String... files) {
        List<Migration> migrations = new ArrayList<>();
        for (int i = 0; i < files.length; i += 2) {
            String name = files[i].contains("/") ? files[i] : "0007_split/" + files[i];
            migrations.add(Migrations.read(name, files[i + 1], engine.dialect()));
        }
        Changelog changelog = Migrations.changelog(migrations.toArray(Migration[]::new));
        return new PhaseSafety(List.of(rule), engine)
                .check(changelog).stream().sorted().toList();
    }

    /** Returns where the rule finds something, in order: {@code initial/0007_split.sql:1}. */
    List<String> finds(String... files) {
        return findings(files).stream()
                .map(finding -> finding.location().toString())
                .toList();
    }
}
