package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.SecondTableName;
import dev.edd.sql.TableAction.DropTable;
import dev.edd.sql.TableAction.RenameTable;
import java.util.Optional;

/** A table that takes another name, perhaps that of a table which the same migration drops. */
record DroppedForName(RenameTable rename, Migration migration) {
    /** Returns whether the name changes hands in one transaction, to a table that was made for that: {@code orders_new}. */
    boolean isSwap(Scene scene) {
        return scene.engine().dialect() == Dialect.POSTGRESQL
                && migration.runsInTransaction()
                && rename.table().last().contains(rename.to().last())
                && dropped().isPresent();
    }

    /** Returns the fix for a name that somebody uses. */
    String fix(Scene scene) {
        SecondTableName both = new SecondTableName(rename, scene.engine().dialect());
        return dropped()
                .filter(drop -> !migration.phase().servesPreviousRelease())
                .map(drop -> both.behind(drop, scene))
                .orElseGet(both::fix);
    }

    private Optional<DropTable> dropped() {
        return migration.statements(DropTable.class).stream()
                .filter(drop -> drop.table().matches(rename.to()))
                .findFirst();
    }
}
