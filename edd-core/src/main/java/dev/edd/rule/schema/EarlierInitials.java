package dev.edd.rule.schema;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Scene;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.QualifiedName;
import java.util.List;
import java.util.stream.Stream;

/** The initials that have added columns to a table. */
final class EarlierInitials {
    private static final Scene.Fact<QualifiedName, List<Migration>> ALL =
            Scene.Fact.everywhere((table, scene) -> scene.about(table).stream()
                    .filter(each -> each.phase() == Phase.INITIAL
                            && !each.statements(AddColumn.class).isEmpty())
                    .toList());

    private EarlierInitials() {}

    /** Returns those with a lower number than the migration that is judged, in order. */
    static Stream<Migration> of(QualifiedName table, Existing existing) {
        return ALL.of(table, existing.scene()).stream()
                .filter(each -> each.number().compareTo(existing.migration().number()) < 0);
    }
}
