package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.ComputedIndex;
import dev.edd.rule.fix.IndexOfPartitioned;
import dev.edd.rule.fix.Partitioned;
import dev.edd.rule.fix.RebuiltIndex;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.fix.ShadowTable;
import dev.edd.rule.fix.VirtualColumns;
import dev.edd.rule.schema.AddedConstraint;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.Online;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.TableAction.CreateIndex;
import dev.edd.sql.TableAction.CreateIndex.Trait;
import java.util.List;
import java.util.regex.Pattern;

/** Flags an index built on an existing table while nobody can write to it. */
final class BlockingIndex implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
                    "blocking-index", "Until the index is built, every write to the table waits.")
            .on(Dialect.POSTGRESQL, Dialect.MYSQL, Dialect.MARIADB);

    private static final Pattern BLOCKING_KIND =
            Pattern.compile("^(?:ADD|CREATE)\\s+(?:FULLTEXT|SPATIAL)\\b", Pattern.CASE_INSENSITIVE);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(CreateIndex.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (migration.phase() == Phase.TRANSITION) {
            return List.of();
        }
        Existing existing = new Existing(migration, scene);
        return migration.statements(CreateIndex.class).stream()
                .filter(create -> existing.table(create.table()))
                .filter(create -> blocks(create, migration, scene) && !Online.isDemanded(create, migration))
                .filter(create -> !isNewConstraint(create, existing))
                .map(create -> METADATA.at(
                        create.location(),
                        "%s builds an index on %s%s."
                                .formatted(
                                        migration.id(),
                                        create.table(),
                                        IndexOfPartitioned.isRefused(create, scene)
                                                ? " concurrently, which PostgreSQL refuses for a table with partitions"
                                                : ""),
                        fix(create, migration, scene)))
                .toList();
    }

    private static boolean blocks(CreateIndex create, Migration migration, Scene scene) {
        return scene.engine().dialect() == Dialect.POSTGRESQL
                ? IndexOfPartitioned.isRefused(create, scene)
                        || (!create.traits().contains(Trait.CONCURRENTLY) && !IndexOfPartitioned.isAlone(create, scene))
                : BLOCKING_KIND.matcher(create.text()).find()
                        || new ComputedIndex(create, migration, scene).is()
                        || new VirtualColumns(migration, scene).keepWaiting(create);
    }

    /** Returns whether it does not belong into the migration at all, however it is built. */
    private static boolean isNewConstraint(CreateIndex create, Existing existing) {
        return existing.migration().phase() == Phase.INITIAL
                && create.traits().contains(Trait.UNIQUE)
                && new AddedConstraint(create, existing).bindsPreviousRelease();
    }

    private static String fix(CreateIndex create, Migration migration, Scene scene) {
        if (scene.engine().dialect() == Dialect.POSTGRESQL) {
            if (Partitioned.is(create.table(), scene)) {
                return new Partitioned(new AddedConstraint(create, new Existing(migration, scene)), scene).index();
            }
            if (RebuiltIndex.is(create, migration)) {
                return RebuiltIndex.fix(create, migration, scene);
            }
            return SafeWay.of("Build it while others go on, as the only statement of its migration:")
                    .in(migration.phase(), "%s;", Spelling.of(scene).online(create.text()))
                    .toString();
        }
        return onMysql(create, migration, scene);
    }

    private static String onMysql(CreateIndex create, Migration migration, Scene scene) {
        ComputedIndex computed = new ComputedIndex(create, migration, scene);
        if (computed.is()) {
            return computed.fix();
        }
        VirtualColumns virtual = new VirtualColumns(migration, scene);
        if (virtual.keepWaiting(create)) {
            return virtual.fix(create, create.table());
        }
        if (!Online.copies(create.table(), scene)) {
            return new ShadowTable(create, migration, scene).fix();
        }
        String sql = create.statement().text().strip();
        return SafeWay.of("Demand that writers go on:")
                .in(migration.phase(), "%s%s LOCK=NONE;", sql, sql.matches("(?is)ALTER\\b.*") ? "," : "")
                .toString();
    }
}
