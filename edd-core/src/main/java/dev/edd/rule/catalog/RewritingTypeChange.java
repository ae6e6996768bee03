package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.fix.SecondType;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.Indexes;
import dev.edd.rule.schema.Online;
import dev.edd.rule.schema.TypeChange;
import dev.edd.rule.schema.TypeOnMysql;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.ChangeType;
import dev.edd.sql.ColumnAction.RedefineColumn;
import dev.edd.sql.ColumnAction.RenameColumn;
import java.util.List;

/** Flags a type that grows, and for whose sake the database writes every row of the table. */
final class RewritingTypeChange implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
                    "rewriting-type-change",
                    "Every row, or every index on the column, is written anew, and until that is done all writes to the table "
                            + "wait, on PostgreSQL all reads, too.")
            .on(Dialect.POSTGRESQL, Dialect.MYSQL, Dialect.MARIADB);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(ChangeType.class, RedefineColumn.class, RenameColumn.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (migration.phase() == Phase.TRANSITION) {
            return List.of();
        }
        Existing existing = new Existing(migration, scene);
        return TypeChange.in(migration, scene).stream()
                .filter(change -> change.keepsValues()
                        || migration.phase() == Phase.FINALIZATION
                        || change.isOfNewColumn(existing))
                .filter(change -> change.rewrites(scene)
                        || (change.reorders(scene.engine().dialect()) && Indexes.have(scene, change.action())))
                .filter(change -> !Online.isDemanded(change.action(), migration))
                .map(change -> METADATA.at(
                        change.action().location(),
                        "%s changes %s to %s%s."
                                .formatted(
                                        migration.id(),
                                        change.action().column(),
                                        change.type(),
                                        change.byHand() ? ", by a column that takes its place" : ""),
                        fix(change, existing)))
                .toList();
    }

    private static String fix(TypeChange change, Existing existing) {
        boolean byHand = change.isByHandForNothing(existing.scene());
        if (byHand || change.isConvertedForNothing()) {
            return SafeWay.of(
                            byHand
                                    ? "Change the type of the column itself, for which PostgreSQL writes no row:"
                                    : "Leave USING out, whose cast has no limits; PostgreSQL then sees that no row has to change:")
                    .in(
                            existing.migration().phase(),
                            "ALTER TABLE %s ALTER COLUMN %s TYPE %s;",
                            change.action().table(),
                            Spelling.bare(change.action()),
                            change.type())
                    .toString();
        }
        boolean isNew = !change.byHand()
                && existing.createsBefore(change.action(), change.action().column());
        return isNew
                ? "Give it that type where it is added: no row has a value of it yet, but the database writes them all anew."
                : byAnother(change, existing);
    }

    /** What the next release writes goes to the old column as well, as long as that is there. */
    private static String byAnother(TypeChange change, Existing existing) {
        if (Spelling.of(existing.scene()).isMysql() && TypeOnMysql.isGrownKey(change.action(), change.to())) {
            return "Let gh-ost or pt-online-schema-change copy the table while others write, and leave this statement out: "
                    + "a trigger would find 0 in place of the number that a new row gets.";
        }
        return new SecondType(change, existing.scene())
                .fix()
                .replaceFirst(
                        "which uses it alone, and drop",
                        "which uses it alone and writes no more than the old one holds until that is gone, and drop");
    }
}
