package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.ColumnOfDomain;
import dev.edd.rule.fix.FilledColumn;
import dev.edd.rule.fix.InlineConstraint;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.fix.VirtualColumns;
import dev.edd.rule.schema.Domain;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.Online;
import dev.edd.rule.schema.RewrittenRows;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.ChangeGeneration;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.Trait;
import java.util.List;
import java.util.stream.Stream;

/** Flags a new column for whose sake the database writes every row of an existing table. */
final class RewritingColumn implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
                    "rewriting-column",
                    "Every row is written anew, and until that is done all writes to the table wait, on PostgreSQL all reads, too.")
            .on(Dialect.POSTGRESQL, Dialect.MYSQL, Dialect.MARIADB);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(AddColumn.class, ChangeGeneration.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (migration.phase() == Phase.TRANSITION) {
            return List.of();
        }
        Existing existing = new Existing(migration, scene);
        return Stream.of(
                        rewritten(existing),
                        FullTextTable.withNewColumns(migration, scene, METADATA),
                        RecomputedColumn.findings(migration, scene, METADATA),
                        besideOthers(existing))
                .flatMap(found -> found)
                .toList();
    }

    private static Stream<Finding> besideOthers(Existing existing) {
        Migration migration = existing.migration();
        VirtualColumns virtual = new VirtualColumns(migration, existing.scene());
        return migration.statements(AddColumn.class).stream()
                .filter(add -> existing.table(add.table()))
                .filter(add -> virtual.copyFor(add) && !Online.isDemanded(add, migration))
                .map(add -> METADATA.at(
                        add.location(),
                        "%s adds %s, computed, and another column in one statement."
                                .formatted(migration.id(), add.column()),
                        virtual.fix(add, add.table())));
    }

    private static Stream<Finding> rewritten(Existing existing) {
        Migration migration = existing.migration();
        Scene scene = existing.scene();
        return migration.statements(AddColumn.class).stream()
                .filter(add -> existing.table(add.table()))
                .filter(add -> RewrittenRows.by(add, scene)
                        || Domain.of(add.definition().type(), scene).isPresent())
                .filter(add -> !Online.isDemanded(add, migration))
                .map(add -> METADATA.at(
                        add.location(),
                        "%s adds %s, %s.".formatted(migration.id(), add.column(), words(add, scene)),
                        fix(add, migration, scene)));
    }

    private static String words(AddColumn add, Scene scene) {
        Definition definition = add.definition();
        if (!RewrittenRows.by(add, scene)) {
            return "of the domain %s, which demands something of every row".formatted(definition.type());
        }
        return definition.is(Trait.STORED)
                ? "computed and stored"
                : definition.is(Trait.NUMBERED)
                        ? "numbered by the database"
                        : "with the default %s".formatted(definition.defaultValue());
    }

    private static String fix(AddColumn add, Migration migration, Scene scene) {
        Definition definition = add.definition();
        if (!RewrittenRows.by(add, scene)) {
            return new ColumnOfDomain(add, scene).fix(migration.phase());
        }
        String sentence = !definition.is(Trait.STORED)
                ? "Add the column empty, give it its default afterwards, and fill the old rows in batches:"
                : Spelling.of(scene).isMysql()
                        ? "Let it be computed when it is read; an index on it is stored all the same:"
                        : "Add a plain column, let the next release compute it, and fill the old rows in batches:";
        SafeWay way = new FilledColumn(add, scene).in(SafeWay.of(sentence), migration.phase());
        return (scene.engine().dialect() == Dialect.POSTGRESQL
                        ? new InlineConstraint(add, migration, scene).in(way)
                        : way)
                .toString();
    }
}
