package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Location;
import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.sql.Action;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.CreateTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Flags what is created, altered, dropped or written without saying in which schema; on request only. */
final class UnqualifiedName implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "unqualified-name",
            "The settings of the session decide which schema is meant, and whoever runs the migration elsewhere has others.");

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        Set<Place> seen = new HashSet<>();
        return migration.statements(Action.class).stream()
                .flatMap(action -> Placed.by(action, scene.engine().dialect()).stream()
                        .filter(Placed::lacksSchema)
                        .filter(placed -> !isTemporary(placed, migration))
                        .filter(placed -> seen.add(new Place(action.statement().location(), placed.name())))
                        .map(placed -> METADATA.at(
                                action.location(),
                                "%s names %s without its schema.".formatted(migration.id(), placed.name()),
                                "Write %s.%s.".formatted(schema(placed, scene), placed.name()))))
                .toList();
    }

    /** Temporary tables are in a schema that has no name to write. */
    private static boolean isTemporary(Placed placed, Migration migration) {
        return migration.statements(CreateTable.class).stream()
                .filter(create -> create.traits().contains(CreateTable.Trait.TEMPORARY))
                .anyMatch(create -> create.table().matches(placed.owner()));
    }

    /** Returns the schema in which another migration has it, or else the one that the database begins with. */
    private static String schema(Placed placed, Scene scene) {
        Dialect dialect = scene.engine().dialect();
        return scene.about(placed.owner()).stream()
                .flatMap(migration -> migration.statements(Action.class).stream())
                .flatMap(action -> Placed.by(action, dialect).stream())
                .filter(other -> !other.lacksSchema() && other.owner().matches(placed.owner()))
                .map(Placed::schema)
                .findFirst()
                .orElse(dialect == Dialect.POSTGRESQL || dialect == Dialect.H2 ? "public" : "<schema>");
    }

    /** A name in a statement, which may have several actions on it. */
    private record Place(Location statement, QualifiedName name) {}
}
