package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.OnlineMaintenance;
import dev.edd.rule.fix.RebuiltView;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.Online;
import dev.edd.sql.Action;
import dev.edd.sql.Action.Maintenance;
import dev.edd.sql.ObjectAction.DropObject;
import dev.edd.sql.ObjectAction.RefreshView;
import dev.edd.sql.TableAction.ChangeIndex;
import dev.edd.sql.TableAction.ChangePartitions;
import dev.edd.sql.TableAction.ChangeTable;
import dev.edd.sql.TableAction.Demand;
import dev.edd.sql.TableAction.DropConstraint;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags tidying up, or changing how rows are stored, while nobody can use the table. */
final class LockingMaintenance implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
                    "locking-maintenance", "Until all rows are written anew, everyone who uses the table waits.")
            .on(Dialect.POSTGRESQL, Dialect.MYSQL, Dialect.MARIADB);

    /** What MySQL and MariaDB do by copying the table; ENGINE=InnoDB and FORCE are done while others write. */
    private static final Pattern COPIES = Pattern.compile(
            "\\bCONVERT\\s+TO\\b|\\bENCRYPTION\\b|\\bSYSTEM\\s+VERSIONING\\b|\\bENGINE\\s*+=?+\\s*+(?!InnoDB)\\w",
            Pattern.CASE_INSENSITIVE);

    /** What they never do while others write. */
    private static final Pattern NEVER_ONLINE =
            Pattern.compile("^(?:ORDER|DROP\\s+SYSTEM)\\b", Pattern.CASE_INSENSITIVE);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(
                Maintenance.class,
                ChangeTable.class,
                ChangeIndex.class,
                DropObject.class,
                ChangePartitions.class,
                DropConstraint.class,
                Demand.class,
                RefreshView.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        Existing existing = new Existing(migration, scene);
        return Stream.of(
                        migration.statements(Maintenance.class).stream().filter(LockingMaintenance::locks),
                        migration.statements(ChangeTable.class).stream()
                                .filter(change -> existing.table(change.table()))
                                .filter(change -> copies(change, scene))
                                .filter(change -> !Online.isDemanded(change, migration)),
                        migration.statements(ChangeIndex.class).stream()
                                .filter(change -> OnlineMaintenance.TABLESPACE_OF_INDEX
                                        .matcher(change.text())
                                        .matches()),
                        Online.blocking(migration, scene).filter(action -> existing.table(action.table())),
                        migration.statements(RefreshView.class).stream()
                                .filter(refresh -> !refresh.concurrently())
                                .filter(refresh -> !existing.createsBefore(refresh, refresh.name())),
                        migration.statements(DropObject.class).stream()
                                .filter(drop -> RebuiltView.of(drop, existing).isPresent()))
                .flatMap(found -> found)
                .map(action -> METADATA.at(
                        action.location(),
                        what(action, migration),
                        new OnlineMaintenance(action, migration, scene).fix()))
                .toList();
    }

    private static String what(Action action, Migration migration) {
        return action instanceof DropObject drop
                ? "%s keeps readers of the materialized view %s waiting until it is filled anew."
                        .formatted(migration.id(), drop.name())
                : "%s runs %s.".formatted(migration.id(), action.text().strip().replaceAll("\\s+", " "));
    }

    private static boolean locks(Maintenance maintenance) {
        return switch (maintenance.chore()) {
            case VACUUM_FULL, CLUSTER, REINDEX -> true;
            case VACUUM, ANALYZE, OPTIMIZE, REINDEX_CONCURRENTLY -> false;
        };
    }

    private static boolean copies(ChangeTable change, Scene scene) {
        return change.rewrites()
                && (scene.engine().dialect() == Dialect.POSTGRESQL
                        || NEVER_ONLINE.matcher(change.text()).find()
                        || (COPIES.matcher(change.text()).find() && !Online.copies(change.table(), scene)));
    }
}
