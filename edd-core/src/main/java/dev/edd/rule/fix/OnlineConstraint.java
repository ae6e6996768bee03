package dev.edd.rule.fix;

import dev.edd.migration.Phase;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.AddedConstraint;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.Constraint.Kind;
import dev.edd.sql.TableAction.Constraint.Trait;

/** Writes how a constraint is added while others go on. */
public final class OnlineConstraint {
    private final AddedConstraint added;
    private final AddConstraint add;

    private OnlineConstraint(AddedConstraint added) {
        this.added = added;
        this.add = (AddConstraint) added.action();
    }

    /** Returns the fix for a constraint that is no index. */
    public static String fix(AddedConstraint added) {
        OnlineConstraint online = new OnlineConstraint(added);
        if (Spelling.of(added.existing().scene()).isMysql()) {
            return online.onMysql();
        }
        return switch (online.add.constraint().kind()) {
            case UNIQUE, PRIMARY_KEY -> OnlineKey.fix(added);
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
                        SafeWay.of("Check new rows first, and the old ones from a transaction of its own:"),
                        added,
                        phase)
                .toString();
    }

    /** Adds the constraint without looking at the rows, and the refactoring behind it in which they are looked at. */
    public static SafeWay validated(SafeWay way, AddedConstraint added, Phase phase) {
        AddConstraint add = (AddConstraint) added.action();
        Scene scene = added.existing().scene();
        if (add.constraint().kind() == Kind.FOREIGN_KEY && Partitioned.is(add.table(), scene)) {
            return new Partitioned(added, scene).foreignKey(way, phase);
        }
        String notValid = add.constraint().is(Trait.NOT_VALID) ? "" : " NOT VALID";
        return way.in(phase, "%s %s%s;", Spelling.alter(add, add.table()), named(added), notValid)
                .afterwards(
                        phase, scene, "%s VALIDATE CONSTRAINT %s;", Spelling.alterAll(add, add.table()), added.name());
    }

    /** Returns MySQL's way to add a foreign key without looking at the rows. */
    public static String unlooked(AddConstraint add) {
        return "SET SESSION foreign_key_checks = 0;\nALTER TABLE %s %s, ALGORITHM=INPLACE, LOCK=NONE;\n"
                        .formatted(add.table(), add.text())
                + "SET SESSION foreign_key_checks = 1;";
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
