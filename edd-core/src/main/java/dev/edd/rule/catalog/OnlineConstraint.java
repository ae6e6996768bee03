package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.rule.Scene;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.Constraint.Kind;

/** Writes how a constraint is added while others go on. */
final class OnlineConstraint {
    private final AddedConstraint added;
    private final AddConstraint add;

    private OnlineConstraint(AddedConstraint added) {
        this.added = added;
        this.add = (AddConstraint) added.action();
    }

    /** Returns the fix for a constraint that is no index. */
    static String fix(AddedConstraint added) {
        OnlineConstraint online = new OnlineConstraint(added);
        if (Spelling.of(added.existing().scene()).isMysql()) {
            return online.onMysql();
        }
        return switch (online.add.constraint().kind()) {
            case UNIQUE, PRIMARY_KEY -> online.key();
            case EXCLUDE -> "Create a new table with the constraint, and move the rows; PostgreSQL knows no other way.";
            default -> online.unchecked();
        };
    }

    private String onMysql() {
        return add.constraint().kind() == Kind.FOREIGN_KEY
                ? SafeWay.of("Add it without looking at the rows, once you know that they keep to it:")
                        .in(
                                added.existing().migration().phase(),
                                "SET SESSION foreign_key_checks = 0;\nALTER TABLE %s %s, ALGORITHM=INPLACE, LOCK=NONE;\n"
                                        + "SET SESSION foreign_key_checks = 1;",
                                add.table(),
                                add.text())
                        .toString()
                : "Create a new table with the check in the initial, let the transition copy the rows, and drop the old "
                        + "table in the finalization; or leave the check to the application.";
    }

    private String unchecked() {
        Migration migration = added.existing().migration();
        Scene scene = added.existing().scene();
        return SafeWay.of("Check new rows first, and the old ones from a transaction of its own:")
                .in(migration.phase(), "ALTER TABLE %s %s NOT VALID;", add.table(), add.text())
                .under(
                        "initial of a refactoring of its own, %s"
                                .formatted(scene.changelog().nextNumber()),
                        "ALTER TABLE %s VALIDATE CONSTRAINT %s;",
                        add.table(),
                        add.constraint().name().isPresent() ? added.name() : "<its name>")
                .toString();
    }

    private String key() {
        String kind = add.constraint().kind() == Kind.UNIQUE ? "UNIQUE" : "PRIMARY KEY";
        return SafeWay.of("Build the index while others go on, in a migration of its own, and make it a constraint:")
                .under(
                        "initial of a refactoring before this one",
                        "CREATE UNIQUE INDEX CONCURRENTLY %s ON %s %s;",
                        added.name(),
                        add.table(),
                        add.constraint().body())
                .in(
                        added.existing().migration().phase(),
                        "ALTER TABLE %s ADD CONSTRAINT %s %s USING INDEX %s;",
                        add.table(),
                        added.name(),
                        kind,
                        added.name())
                .toString();
    }
}
