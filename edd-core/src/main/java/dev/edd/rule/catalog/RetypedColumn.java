package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.ChangeType;
import dev.edd.sql.ColumnAction.RedefineColumn;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.ObjectAction.ChangeObject;
import java.util.List;
import java.util.stream.Stream;

/** Flags an initial that makes a column narrower, or another type altogether. */
final class RetypedColumn implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "retyped-column",
            "The previous release reads and writes values of the old type, which the new one does not hold.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(ChangeType.class, RedefineColumn.class, ChangeObject.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (migration.phase() != Phase.INITIAL) {
            return List.of();
        }
        Existing existing = new Existing(migration, scene);
        Stream<Finding> columns = TypeChange.in(migration, scene).stream()
                .filter(change -> existing.added(change.action().column()).isEmpty())
                .filter(change -> !change.keepsValues())
                .map(change -> METADATA.at(
                        change.action().location(),
                        "%s makes %s a %s%s%s."
                                .formatted(
                                        migration.id(),
                                        change.action().column(),
                                        change.type(),
                                        tells(change) ? " NOT NULL" : "",
                                        change.from().isPresent() ? "" : ", whatever it was before"),
                        fix(change, scene)));
        return Stream.concat(columns, RetypedAttribute.findings(migration, scene, METADATA))
                .toList();
    }

    /** Returns whether a finding says of a column, of which nothing is known, that it is to hold no nulls either. */
    static boolean tellsOf(RedefineColumn redefine, Migration migration, Scene scene) {
        return TypeChange.in(migration, scene).stream()
                .anyMatch(change -> change.action().equals(redefine) && !change.keepsValues() && tells(change));
    }

    private static boolean tells(TypeChange change) {
        return change.from().isEmpty()
                && change.action() instanceof RedefineColumn redefine
                && redefine.definition().is(Trait.NOT_NULL);
    }

    /** Returns the way through a second column. */
    static String fix(TypeChange change, Scene scene) {
        return new AppendedValues(change).fix().orElseGet(() -> secondColumn(change, scene));
    }

    private static String secondColumn(TypeChange change, Scene scene) {
        String column = Spelling.bare(change.action());
        String expression = new Conversion(change.action())
                .expression(change.type(), scene.engine().dialect());
        return RenamedColumn.fixOfWhole(change.action(), scene).orElseGet(() -> new SecondColumn(
                        change.action(),
                        column,
                        Spelling.joined(Spelling.word(column), "", "new"),
                        new SecondColumn.Values(change.type(), expression, change.keepsValues()),
                        scene)
                .fix("Add a column of the new type"));
    }
}
