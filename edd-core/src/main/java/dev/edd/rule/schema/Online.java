package dev.edd.rule.schema;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.rule.Engine;
import dev.edd.rule.Scene;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.Action.Setting;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.ChangePartitions;
import dev.edd.sql.TableAction.Constraint.Kind;
import dev.edd.sql.TableAction.Demand;
import dev.edd.sql.TableAction.DropConstraint;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells when MySQL and MariaDB change a table while others write to it. */
public final class Online {
    private static final Set<String> BLOCKING = Set.of("COPY", "SHARED", "EXCLUSIVE");

    /** What is done to partitions by copying the table. */
    private static final Pattern COPYING = Pattern.compile("(?:PARTITION\\s+BY|REMOVE)\\b", Pattern.CASE_INSENSITIVE);

    /** What is done to partitions by writing their rows anew under a lock, whatever the version. */
    private static final Pattern LOCKING = Pattern.compile(
            "(?:REORGANIZE|COALESCE|REBUILD|REPAIR|ADD\\s+PARTITION\\s+PARTITIONS)\\b", Pattern.CASE_INSENSITIVE);

    private Online() {}

    /**
     * Returns whether a table can be written to even while it is copied: MariaDB's since 11.2, unless the deletion of a row
     * elsewhere changes its own.
     */
    public static boolean copies(QualifiedName table, Scene scene) {
        Engine engine = scene.engine();
        return engine.dialect() == Dialect.MARIADB && engine.isAtLeast(11, 2, 0) && !CascadingKeys.has(table, scene);
    }

    /** Returns what keeps writers waiting although nobody would think so, or because the statement asks for it. */
    public static Stream<TableAction> blocking(Migration migration, Scene scene) {
        Dialect dialect = scene.engine().dialect();
        if (!Spelling.isMysql(dialect)) {
            return Stream.empty();
        }
        return Stream.<Stream<? extends TableAction>>of(
                        migration.statements(Demand.class).stream().filter(demand -> BLOCKING.contains(demand.value())),
                        migration.statements(ChangePartitions.class).stream()
                                .filter(change -> LOCKING.matcher(change.text()).lookingAt()
                                        || (COPYING.matcher(change.text()).lookingAt()
                                                && !copies(change.table(), scene))),
                        migration.statements(DropConstraint.class).stream()
                                .filter(drop -> drop.kind() == Kind.PRIMARY_KEY && !copies(drop.table(), scene))
                                .filter(drop -> !isReplaced(drop, migration) && !isDemanded(drop, migration)))
                .flatMap(found -> found);
    }

    /** Returns whether the same statement adds a primary key: then the table is built anew while others write. */
    private static boolean isReplaced(DropConstraint drop, Migration migration) {
        return migration.statements(AddConstraint.class).stream()
                .filter(add -> add.constraint().kind() == Kind.PRIMARY_KEY)
                .anyMatch(add -> add.statement().equals(drop.statement()));
    }

    /** Returns whether the session has been told not to look at the rows for which a foreign key is added. */
    static boolean looksAtNoRows(Action action, Migration migration) {
        return migration.statements(Action.class).stream()
                .takeWhile(earlier -> earlier != action)
                .filter(earlier ->
                        earlier instanceof Setting setting && setting.name().equals("foreign_key_checks"))
                .reduce((earlier, later) -> later)
                .filter(setting -> ((Setting) setting).value().matches("(?i)0|OFF|FALSE"))
                .isPresent();
    }

    /** Returns whether the statement asks to be refused rather than to keep anyone waiting. */
    public static boolean isDemanded(Action action, Migration migration) {
        return migration.statements(Demand.class).stream()
                .filter(demand -> demand.statement().equals(action.statement()))
                .anyMatch(demand ->
                        demand.value().equals("NONE") || demand.value().equals("INSTANT"));
    }
}
