package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.Existing;
import dev.edd.sql.Action;
import dev.edd.sql.Action.Maintenance;
import dev.edd.sql.ObjectAction.DropObject;
import dev.edd.sql.ObjectAction.RefreshView;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.ChangeIndex;
import dev.edd.sql.TableAction.Demand;
import dev.edd.sql.TableAction.DropConstraint;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes how a table is tidied up, or stored otherwise, while others go on. */
public record OnlineMaintenance(Action action, Migration migration, Scene scene) {
    private static final Pattern BLOCKING =
            Pattern.compile("(?i)\\bALGORITHM\\s*=?\\s*COPY\\b|\\bLOCK\\s*=?\\s*(?:SHARED|EXCLUSIVE|DEFAULT)\\b");
    private static final Pattern REPEATED = Pattern.compile("(?i)(?:,\\s*)?\\bLOCK=NONE\\b(?=.*\\bLOCK=NONE\\b)");
    private static final Pattern TABLESPACE = Pattern.compile("(?is)SET\\s+TABLESPACE\\s+(\\S+).*");
    public static final Pattern TABLESPACE_OF_INDEX = Pattern.compile("(?is).*\\bSET\\s+TABLESPACE\\s+(\\S+).*");
    private static final Pattern REBUILDS = Pattern.compile("(?is)(?:REBUILD|OPTIMIZE|REPAIR)\\s+PARTITION\\b.*");

    /** Returns the fix. */
    public String fix() {
        if (action instanceof RefreshView refresh) {
            return new RefreshedView(refresh, migration, scene).fix();
        }
        if (action instanceof DropObject drop) {
            return RebuiltView.of(drop, new Existing(migration, scene))
                    .orElseThrow()
                    .fix();
        }
        if (action instanceof ChangeIndex index) {
            return moved(index);
        }
        if (action instanceof Demand) {
            String sql = BLOCKING.matcher(action.statement().text().strip()).replaceAll("LOCK=NONE");
            return SafeWay.of("Let the statement be refused rather than keep anyone waiting:")
                    .in(phase(), "%s;", REPEATED.matcher(sql).replaceAll(""))
                    .toString();
        }
        return action instanceof TableAction change ? table(change) : tidied((Maintenance) action);
    }

    /** A transition changes no schema. */
    private Phase phase() {
        return migration.phase() == Phase.TRANSITION ? Phase.INITIAL : migration.phase();
    }

    private String moved(ChangeIndex index) {
        String place = TABLESPACE_OF_INDEX.matcher(index.text().strip()).replaceFirst("$1");
        return SafeWay.of(
                        "Have it built anew in the other place while others go on, as the only statement of its migration:")
                .in(phase(), "REINDEX (TABLESPACE %s, CONCURRENTLY) INDEX %s;", place, index.index())
                .toString();
    }

    private String table(TableAction change) {
        if (change instanceof DropConstraint) {
            return SafeWay.of("Put another key in its place by the same statement, which lets others write meanwhile:")
                    .in(
                            Phase.FINALIZATION,
                            "ALTER TABLE %s DROP PRIMARY KEY, ADD PRIMARY KEY (<its key>), ALGORITHM=INPLACE, LOCK=NONE;",
                            change.table())
                    .toString();
        }
        if (REBUILDS.matcher(change.text().strip()).matches()) {
            return SafeWay.of("Have the whole table rebuilt, which lets others write meanwhile:")
                    .in(phase(), "ALTER TABLE %s FORCE, ALGORITHM=INPLACE, LOCK=NONE;", change.table())
                    .toString();
        }
        String way = new ShadowTable(change, migration, scene).fix();
        Matcher tablespace = TABLESPACE.matcher(change.text().strip());
        return scene.engine().dialect() == Dialect.POSTGRESQL && tablespace.matches()
                ? "Have an operator run pg_repack --table=%s --tablespace=%s. Where that is not to be had: %s"
                        .formatted(change.table(), tablespace.group(1), way)
                : way;
    }

    private String tidied(Maintenance maintenance) {
        String target = maintenance.target().isPresent() ? " " + maintenance.target() : "";
        String text = action.text().strip();
        return switch (maintenance.chore()) {
            case REINDEX ->
                text.matches("(?is).*\\bSYSTEM\\b.*")
                        ? "Leave it to the operators: the indexes of the system cannot be rebuilt while others go on."
                        : SafeWay.of("Run it as the only statement of its migration:")
                                .in(
                                        migration.phase(),
                                        "%s;",
                                        text.replaceFirst("(?i)\\b(INDEX|TABLE|SCHEMA|DATABASE)\\b", "$1 CONCURRENTLY"))
                                .toString();
            default ->
                SafeWay.of(
                                "Make room for new rows, which lets others go on; if the file is to shrink, or its rows to be sorted, "
                                        + "have an operator run pg_repack%s:",
                                target.isEmpty() ? "" : " --table=" + target.strip())
                        .in(migration.phase(), "VACUUM (ANALYZE)%s;", target)
                        .toString();
        };
    }
}
