package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.rule.Engine;
import dev.edd.rule.Scene;
import dev.edd.sql.Action;
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
final class Online {
    private static final Set<String> BLOCKING = Set.of("COPY", "SHARED", "EXCLUSIVE");

    /** What is done to partitions by writing their rows anew under a lock. */
    private static final Pattern COPYING = Pattern.compile(
            "(?:PARTITION\\s+BY|REMOVE|REORGANIZE|COALESCE|REBUILD|OPTIMIZE|REPAIR|ADD\\s+PARTITION\\s+PARTITIONS)\\b",
            Pattern.CASE_INSENSITIVE);

    private Online() {}

    /** Returns whether even a table that must be copied can be written to meanwhile: MariaDB's since 11.2. */
    static boolean copies(Engine engine) {
        return engine.dialect() == Dialect.MARIADB && engine.isAtLeast(11, 2, 0);
    }

    /** Returns what keeps writers waiting although nobody would think so, or because the statement asks for it. */
    static Stream<TableAction> blocking(Migration migration, Scene scene) {
        Dialect dialect = scene.engine().dialect();
        if (!Spelling.isMysql(dialect)) {
            return Stream.empty();
        }
        return Stream.<Stream<? extends TableAction>>of(
                        migration.statements(Demand.class).stream().filter(demand -> BLOCKING.contains(demand.value())),
                        migration.statements(ChangePartitions.class).stream()
                                .filter(change -> !copies(scene.engine()))
                                .filter(change -> COPYING.matcher(change.text()).lookingAt()),
                        migration.statements(DropConstraint.class).stream()
                                .filter(drop -> drop.kind() == Kind.PRIMARY_KEY && !copies(scene.engine()))
                                .filter(drop -> !isReplaced(drop, migration) && !isDemanded(drop, migration)))
                .flatMap(found -> found);
    }

    /** Returns whether the same statement adds a primary key: then the table is built anew while others write. */
    private static boolean isReplaced(DropConstraint drop, Migration migration) {
        return migration.statements(AddConstraint.class).stream()
                .filter(add -> add.constraint().kind() == Kind.PRIMARY_KEY)
                .anyMatch(add -> add.statement().equals(drop.statement()));
    }

    /** Returns whether the statement asks to be refused rather than to keep anyone waiting. */
    static boolean isDemanded(Action action, Migration migration) {
        return migration.statements(Demand.class).stream()
                .filter(demand -> demand.statement().equals(action.statement()))
                .anyMatch(demand ->
                        demand.value().equals("NONE") || demand.value().equals("INSTANT"));
    }
}
