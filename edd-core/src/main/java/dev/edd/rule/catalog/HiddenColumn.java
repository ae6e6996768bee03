package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.text.Outline;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.RedefineColumn;
import dev.edd.sql.ColumnAction.TuneColumn;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Existing columns that a migration makes invisible: {@code SELECT *} and {@code INSERT} without columns pass them over. */
final class HiddenColumn {
    private static final Pattern INVISIBLE = Pattern.compile("\\bINVISIBLE\\b", Pattern.CASE_INSENSITIVE);

    private HiddenColumn() {}

    /** Returns a finding of a rule for each. */
    static Stream<Finding> findings(Migration migration, Scene scene, RuleMetadata rule) {
        Existing existing = new Existing(migration, scene);
        return Stream.<Stream<? extends ColumnAction>>of(
                        migration.statements(TuneColumn.class).stream(),
                        migration.statements(RedefineColumn.class).stream())
                .flatMap(changes -> changes)
                .filter(change -> INVISIBLE
                        .matcher(Outline.of(change.text(), scene.engine().dialect())
                                .code())
                        .find())
                .filter(change -> existing.column(change.table(), change.column()))
                .map(change -> rule.at(
                        change.location(),
                        "%s hides %s from SELECT * and from INSERT without columns."
                                .formatted(migration.id(), change.column()),
                        SafeWay.of("Hide it when no one reads it:")
                                .putOff(change.table(), change)
                                .toString()));
    }
}
