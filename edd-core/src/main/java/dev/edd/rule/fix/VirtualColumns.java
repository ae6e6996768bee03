package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.Online;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.Outline;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.CreateIndex;
import dev.edd.sql.TableAction.Demand;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What MySQL and MariaDB do while others write, but not in one statement with the virtual column that they add. */
public record VirtualColumns(Migration migration, Scene scene) {
    /** Returns whether an index is built on one of them, and writers wait. */
    public boolean keepWaiting(CreateIndex create) {
        return isOldWay(create.table())
                && Outline.listed(create.text(), scene.engine().dialect()).stream()
                        .anyMatch(part -> beside(create)
                                .anyMatch(add -> Mentions.of(add.column().last(), part)));
    }

    /** Returns whether MariaDB copies the table to add this one and a plain one. */
    public boolean copyFor(AddColumn add) {
        return scene.engine().dialect() == Dialect.MARIADB
                && isOldWay(add.table())
                && add.definition().is(Trait.VIRTUAL)
                && migration.statements(AddColumn.class).stream()
                        .anyMatch(other -> other.statement().equals(add.statement())
                                && !other.definition().is(Trait.VIRTUAL));
    }

    /** Returns the fix: one action after the other. */
    public String fix(Action action, QualifiedName table) {
        String statements = migration.statements(Action.class).stream()
                .filter(other -> other.statement().equals(action.statement()) && !(other instanceof Demand))
                .sorted(Comparator.comparing(CreateIndex.class::isInstance))
                .map(other -> "ALTER TABLE %s %s;".formatted(table, other.text().strip()))
                .distinct()
                .collect(Collectors.joining("\n"));
        return SafeWay.of("Give each action a statement of its own; none of them keeps anyone waiting then:")
                .in(migration.phase(), "%s", statements)
                .toString();
    }

    private boolean isOldWay(QualifiedName table) {
        return Spelling.isMysql(scene.engine().dialect()) && !Online.copies(table, scene);
    }

    private Stream<AddColumn> beside(CreateIndex create) {
        return migration.statements(AddColumn.class).stream()
                .filter(add -> add.definition().is(Trait.VIRTUAL))
                .filter(add -> add.statement().equals(create.statement()));
    }
}
