package dev.edd.integration;

import dev.edd.fixture.Migrations;
import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Engine;
import dev.edd.rule.PhaseSafety;
import dev.edd.rule.catalog.BuiltInRules;
import java.util.List;

/**
 * What the rules say of a database's statements.
 *
 * @param schema the statements of an initial that ran long ago
 */
record Judge(Engine engine, String schema) {
    Judge(Dialect dialect, String schema) {
        this(Engine.of(dialect), schema);
    }

    /** Returns the rules that an initial does not keep. */
    List<String> of(String initial) {
        return of(Phase.INITIAL, initial);
    }

    /** Returns the rules that a migration of a phase does not keep. */
    List<String> of(Phase phase, String sql) {
        Migration judged = Migrations.read("0007_change/" + phase, sql, engine.dialect());
        return new PhaseSafety(BuiltInRules.phaseSafety(), engine)
                        .check(
                                Migrations.changelog(
                                        Migrations.read("0001_shop/initial", schema, engine.dialect()), judged),
                                each -> each.id().equals(judged.id()))
                        .stream()
                        .map(finding -> finding.rule().id())
                        .distinct()
                        .toList();
    }
}
