package dev.edd.rule.catalog;

import dev.edd.migration.Phase;
import dev.edd.sql.QualifiedName;
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
            case EXCLUDE -> online.shadow();
            default -> online.unchecked();
        };
    }

    private String onMysql() {
        return add.constraint().kind() == Kind.FOREIGN_KEY
                ? SafeWay.of("Add it without looking at the rows, once you know that they keep to it:")
                        .in(added.existing().migration().phase(), "%s", unlooked(add))
                        .toString()
                : shadow();
    }

    private String shadow() {
        Existing existing = added.existing();
        return new ShadowTable(add, existing.migration(), existing.scene()).fix();
    }

    private String unchecked() {
        Phase phase = added.existing().migration().phase();
        return validated(
                        SafeWay.of("Check new rows first, and the old ones from a transaction of its own:")
                                .in(phase, "ALTER TABLE %s %s NOT VALID;", add.table(), named(added)),
                        added)
                .toString();
    }

    /** Adds the refactoring behind, in which the old rows are looked at. */
    static SafeWay validated(SafeWay way, AddedConstraint added) {
        return way.under(
                "initial of a refactoring of its own, %s"
                        .formatted(added.existing().scene().changelog().nextNumber()),
                "ALTER TABLE %s VALIDATE CONSTRAINT %s;",
                added.action().table(),
                added.name());
    }

    /** Returns MySQL's way to add a foreign key without looking at the rows. */
    static String unlooked(AddConstraint add) {
        return "SET SESSION foreign_key_checks = 0;\nALTER TABLE %s %s, ALGORITHM=INPLACE, LOCK=NONE;\n"
                        .formatted(add.table(), add.text())
                + "SET SESSION foreign_key_checks = 1;";
    }

    private String key() {
        String kind = add.constraint().kind() == Kind.UNIQUE ? "UNIQUE" : "PRIMARY KEY";
        return key(
                        SafeWay.of(
                                        "Build the index while others go on, which demands as much, and make it a constraint when it is there:")
                                .in(Phase.FINALIZATION, "%s", index(added)),
                        add.table(),
                        added.name(),
                        kind)
                .toString();
    }

    /** Returns the statement that builds the index of a key in a migration of its own. */
    static String index(AddedConstraint added) {
        AddConstraint add = (AddConstraint) added.action();
        return "CREATE UNIQUE INDEX CONCURRENTLY %s ON %s %s;"
                .formatted(
                        added.name(),
                        add.table(),
                        Outline.parentheses(add.constraint().body()));
    }

    /** Adds what makes an index a constraint. */
    static SafeWay key(SafeWay way, QualifiedName table, String name, String kind) {
        return way.under(
                "finalization of a later refactoring",
                "ALTER TABLE %s ADD CONSTRAINT %s %s USING INDEX %s;",
                table,
                name,
                kind,
                name);
    }

    /** Returns the action with a name for the constraint, by which it is found again. */
    static String named(AddedConstraint added) {
        AddConstraint add = (AddConstraint) added.action();
        return add.constraint().name().isPresent()
                ? add.text()
                : add.text()
                        .replaceFirst(
                                "(?i)^ADD\\s+(?:CONSTRAINT\\s+(?=CHECK\\b|FOREIGN\\b))?",
                                "ADD CONSTRAINT %s ".formatted(added.name()));
    }
}
