package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Existing;
import dev.edd.sql.Action;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.CreateTable;
import dev.edd.sql.TableAction.CreateTable.Trait;
import dev.edd.sql.TableAction.DropTable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Flags a table dropped, or replaced by a new one, before finalization. */
final class DropTableTooEarly implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "drop-table-too-early", "Until finalization a release that is running still reads and writes the table.");

    /** MySQL's {@code DROP TEMPORARY TABLE} touches no other. */
    private static final Pattern TEMPORARY = Pattern.compile("(?i)DROP\\s+TEMPORARY\\b.*", Pattern.DOTALL);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(DropTable.class, CreateTable.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (!migration.phase().servesPreviousRelease()) {
            return List.of();
        }
        Existing existing = new Existing(migration, scene);
        List<Finding> findings = new ArrayList<>();
        for (DropTable drop : migration.statements(DropTable.class)) {
            if (!existing.createsBefore(drop, drop.table()) && !isTemporary(drop)) {
                boolean anew = existing.createsBehind(drop, drop.table());
                findings.add(anew ? anew(drop, drop.table(), !drop.ifExists(), migration) : finding(drop, migration));
            }
        }
        for (CreateTable create : migration.statements(CreateTable.class)) {
            if (create.traits().contains(Trait.REPLACES) && !create.traits().contains(Trait.TEMPORARY)) {
                findings.add(anew(create, create.table(), false, migration));
            }
        }
        return findings;
    }

    private static boolean isTemporary(DropTable drop) {
        return TEMPORARY.matcher(drop.statement().text()).matches();
    }

    private static Finding finding(DropTable drop, Migration migration) {
        return METADATA.at(
                drop.location(),
                "%s drops %s.".formatted(migration.id(), drop.table()),
                last(SafeWay.of("Drop the table when no one uses it:"), drop.table()));
    }

    private static Finding anew(Action action, QualifiedName table, boolean exists, Migration migration) {
        SafeWay way = SafeWay.of(
                exists
                        ? "Create the table only, under a name that is free; drop the old one when no one uses it:"
                        : "Create the table only: where there is one of its name, under another that is free, to drop the old"
                                + " one when no one uses it:");
        return METADATA.at(
                action.location(),
                "%s drops %s%s for a new one of its name."
                        .formatted(migration.id(), table, exists ? "" : ", if it exists,"),
                last(way, table));
    }

    private static String last(SafeWay way, QualifiedName table) {
        return way.in(Phase.FINALIZATION, "DROP TABLE IF EXISTS %s;", table).toString();
    }
}
