package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.Existing;
import dev.edd.sql.SqlParser;
import dev.edd.sql.TableAction.ChangeConstraint;
import java.util.List;
import java.util.regex.Pattern;

/** Finds constraints that existing tables have, and are held to from now on. */
final class EnforcedConstraint {
    private static final Pattern ENFORCED = Pattern.compile("(?is).*(?<!\\bNOT )\\bENFORCED\\s*");

    private EnforcedConstraint() {}

    /** Returns them in order: {@code ALTER CHECK positive ENFORCED}. */
    static List<ChangeConstraint> in(Migration migration, Scene scene) {
        Existing existing = new Existing(migration, scene);
        return migration.statements(ChangeConstraint.class).stream()
                .filter(change -> existing.table(change.table()))
                .filter(change -> ENFORCED.matcher(SqlParser.withoutComments(
                                change.text(), scene.engine().dialect()))
                        .matches())
                .toList();
    }
}
