package dev.edd.rule.fix;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Scene;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.ObjectAction.RefreshView;
import dev.edd.sql.TableAction.CreateIndex;

/** Writes how a materialized view is filled anew while others read it. */
record RefreshedView(RefreshView refresh, Migration migration, Scene scene) {
    /** Returns the fix. */
    String fix() {
        boolean isUnique = scene.changelog().migrations().stream()
                .flatMap(each -> each.statements(CreateIndex.class).stream())
                .anyMatch(index -> index.traits().contains(CreateIndex.Trait.UNIQUE)
                        && index.table().matches(refresh.name()));
        String sql = "REFRESH MATERIALIZED VIEW CONCURRENTLY %s;".formatted(refresh.name());
        if (isUnique) {
            return SafeWay.of("Let others read the view meanwhile:")
                    .in(migration.phase(), "%s", sql)
                    .toString();
        }
        return SafeWay.of("Give the view a unique index, and let others read it meanwhile:")
                .in(
                        Phase.INITIAL,
                        "CREATE UNIQUE INDEX CONCURRENTLY %s_key ON %s (<its key>);",
                        Spelling.word(refresh.name().last()),
                        refresh.name())
                .under("initial of refactoring %s".formatted(scene.changelog().nextNumber()), "%s", sql)
                .toString();
    }
}
