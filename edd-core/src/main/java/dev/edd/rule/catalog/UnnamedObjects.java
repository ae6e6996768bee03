package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.sql.Action;
import dev.edd.sql.Action.Sweep;
import java.util.List;

/** Flags what is done to all objects of a database, an owner or a tablespace at once. */
final class UnnamedObjects implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "unnamed-objects",
            "What the releases that are running need may be among them, and so may the history of migrations.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(Sweep.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        return migration.statements(Sweep.class).stream()
                .map(sweep -> METADATA.at(
                        sweep.location(),
                        "%s %s: %s.".formatted(migration.id(), deed(sweep), sweep.text()),
                        fix(sweep)))
                .toList();
    }

    private static String deed(Sweep sweep) {
        return switch (sweep.deed()) {
            case DROPS -> "drops objects that it does not name";
            case MOVES -> "writes tables or indexes anew that it does not name";
            case REASSIGNS -> "gives objects that it does not name to another owner";
            case LOCKS -> "locks every table of the server against all who write";
        };
    }

    private static String fix(Sweep sweep) {
        return switch (sweep.deed()) {
            case DROPS ->
                "Name what nobody uses any more, in the finalization, one statement each: DROP TABLE IF EXISTS …; "
                        + "a database for tests is emptied by those who run them.";
            case MOVES ->
                "Leave it to the operators, who move one table after the other when nobody waits for it: "
                        + "ALTER TABLE … SET TABLESPACE …;";
            case REASSIGNS ->
                "Name what is to have another owner, one statement each, when the old one runs no release any more: "
                        + "ALTER TABLE … OWNER TO …;";
            case LOCKS ->
                "Leave it to the operators, who have replicas and snapshots for it; a migration that must keep others from "
                        + "writing names the table: LOCK TABLES … WRITE;";
        };
    }
}
