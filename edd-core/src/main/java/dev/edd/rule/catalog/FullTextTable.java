package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.KnownIndex;
import dev.edd.rule.schema.KnownIndexes;
import dev.edd.rule.schema.Online;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.DropColumn;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.TableAction.DropIndex;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table with a FULLTEXT index, which MySQL and MariaDB build anew under a lock where a column comes or goes that other
 * tables get and lose in an instant.
 */
record FullTextTable(ColumnAction action, Migration migration, Scene scene) {
    /** Returns a rule's findings about new columns. */
    static Stream<Finding> withNewColumns(Migration migration, Scene scene, RuleMetadata rule) {
        return in(migration.statements(AddColumn.class), migration, scene)
                .filter(change -> !((AddColumn) change.action()).definition().is(Trait.VIRTUAL))
                .map(change -> rule.at(
                        change.action().location(),
                        "%s adds %s to a table with a FULLTEXT index."
                                .formatted(migration.id(), change.action().column()),
                        change.fix("Keep the column in a table of its own, or add it when few write to %s; %s")));
    }

    /** Returns a rule's findings about dropped columns. */
    static Stream<Finding> withoutColumns(Migration migration, Scene scene, RuleMetadata rule) {
        return in(migration.statements(DropColumn.class), migration, scene)
                .map(change -> rule.at(
                        change.action().location(),
                        "%s drops %s of a table with a FULLTEXT index, and writes every row anew."
                                .formatted(migration.id(), change.action().column()),
                        change.fix("Run it when few write to %s; %s")));
    }

    private static Stream<FullTextTable> in(List<? extends ColumnAction> actions, Migration migration, Scene scene) {
        if (!Spelling.isMysql(scene.engine().dialect())) {
            return Stream.empty();
        }
        Existing existing = new Existing(migration, scene);
        return actions.stream()
                .filter(action -> existing.table(action.table()) && !Online.isDemanded(action, migration))
                .filter(action -> KnownIndexes.before(action.table(), migration, scene).stream()
                        .anyMatch(index -> index.isFullText() && !isDropped(index, migration)))
                .map(action -> new FullTextTable(action, migration, scene));
    }

    private static boolean isDropped(KnownIndex index, Migration migration) {
        return migration.statements(DropIndex.class).stream()
                .anyMatch(drop -> drop.index().last().equalsIgnoreCase(index.name()));
    }

    private String fix(String way) {
        if (!Online.copies(action.table(), scene)) {
            return way.formatted(
                    action.table(),
                    "%s knows no way that lets others write."
                            .formatted(scene.engine().dialect()));
        }
        return SafeWay.of("Demand that writers go on:")
                .in(
                        migration.phase(),
                        "%s, LOCK=NONE;",
                        action.statement().text().strip())
                .toString();
    }
}
