package dev.edd.rule.fix;

import dev.edd.migration.Migration;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.CreateIndex;
import dev.edd.sql.TableAction.DropConstraint;
import dev.edd.sql.TableAction.DropIndex;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An index that takes the place of another one of its name: until it is built, queries want the old one. */
public final class RebuiltIndex {
    private RebuiltIndex() {}

    /** Returns whether the migration drops an index of that name. */
    public static boolean is(CreateIndex create, Migration migration) {
        return create.index().isPresent()
                && (isOfConstraint(create, migration)
                        || migration.statements(DropIndex.class).stream().anyMatch(drop -> drop.index()
                                .last()
                                .equals(create.index().last())));
    }

    /** An index that belongs to a constraint goes with it, and cannot be dropped alone. */
    private static boolean isOfConstraint(CreateIndex create, Migration migration) {
        return migration.statements(DropConstraint.class).stream()
                .anyMatch(drop -> drop.table().matches(create.table())
                        && drop.name().last().equals(create.index().last()));
    }

    /** Returns the way through a second index, for PostgreSQL. */
    public static String fix(CreateIndex create, Migration migration, Scene scene) {
        QualifiedName index = create.index();
        String second = FreeName.of(
                Spelling.joined(Spelling.word(index.last()), "", "new"),
                create.table(),
                new Existing(migration, scene));
        String sql = Pattern.compile("(?i)(\\bINDEX\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?(?:/\\*.*?\\*/)?\\s*)"
                        + Pattern.quote(index.written()))
                .matcher(create.text())
                .replaceFirst("$1" + Matcher.quoteReplacement(second));
        return SafeWay.of(
                        "Build it under another name while others go on, and let it take the place of the old one then:")
                .in(migration.phase(), "%s;", Spelling.of(scene).online(sql))
                .under(
                        "%s of a refactoring of its own, %s"
                                .formatted(migration.phase(), scene.changelog().nextNumber()),
                        "%s;\nALTER INDEX %s%s RENAME TO %s;",
                        isOfConstraint(create, migration)
                                ? "ALTER TABLE %s DROP CONSTRAINT IF EXISTS %s".formatted(create.table(), index)
                                : "DROP INDEX IF EXISTS %s%s".formatted(Spelling.qualifier(create.table()), index),
                        Spelling.qualifier(create.table()),
                        second,
                        index)
                .toString();
    }
}
