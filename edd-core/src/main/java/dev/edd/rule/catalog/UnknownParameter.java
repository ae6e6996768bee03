package dev.edd.rule.catalog;

import dev.edd.migration.Changelog;
import dev.edd.migration.Directives.BackfillKey;
import dev.edd.migration.Directives.Name;
import dev.edd.migration.Migration;
import dev.edd.migration.Nearest;
import dev.edd.migration.Phase;
import dev.edd.migration.Statement;
import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import dev.edd.rule.RuleMetadata;
import dev.edd.sql.SqlParser;
import java.util.ArrayList;
import java.util.List;

/** Flags a parameter in a transition that nothing is bound to. */
final class UnknownParameter implements Rule {
    private static final RuleMetadata METADATA =
            RuleMetadata.error("unknown-parameter", "Nothing is bound to it, so the database rejects the statement.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Finding> check(Changelog changelog) {
        List<Finding> findings = new ArrayList<>();
        for (Migration migration : changelog.migrations()) {
            if (migration.phase() == Phase.TRANSITION) {
                List<String> bound = bound(migration);
                for (Statement statement : migration.statements()) {
                    SqlParser.parameters(statement).stream()
                            .filter(name -> !bound.contains(name))
                            .filter(name -> !bound.isEmpty() || isEnd(name))
                            .forEach(name -> findings.add(explain(migration, statement, name)));
                }
            }
        }
        return findings;
    }

    /** Without a backfill a colon may be anything, but not these. */
    private static boolean isEnd(String name) {
        return name.matches("(from|to)(_\\w+)?");
    }

    private static List<String> bound(Migration migration) {
        List<String> names = new ArrayList<>();
        if (migration.directives().backfill().isPresent()) {
            BackfillKey key = migration.directives().backfill().get();
            for (int i = 0; i < key.columns().size(); i++) {
                names.addAll(key.parameters("from", i));
                names.addAll(key.parameters("to", i));
            }
        }
        return names;
    }

    private static Finding explain(Migration migration, Statement statement, String name) {
        List<String> bound = bound(migration);
        return METADATA.at(
                statement.location(),
                "%s has a statement with the parameter :%s.".formatted(migration.id(), name),
                bound.isEmpty()
                        ? "Add \"--edd %s: <table> by <key>\" above the first statement.".formatted(Name.BACKFILL)
                        : "Write :%s; the parameters are :%s."
                                .formatted(Nearest.to(name, bound).get(0), String.join(", :", bound)));
    }
}
