package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.migration.SequenceNumber;
import dev.edd.rule.schema.RedefinedColumn;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the default, the {@code NOT NULL} and the constraints that a column's successor gets. */
record SecondDemands(SecondColumn second, List<Action> uses) {
    /** Returns what demands as much of the new column as of the old one, in order. */
    List<String> statements() {
        List<String> lines = new ArrayList<>();
        Definition wanted = wanted();
        // No default is null anyway, which MySQL's TEXT does not even let anyone say.
        String value = wanted.defaultValue().equalsIgnoreCase("NULL") ? "" : wanted.defaultValue();
        if (isMysql() && isRequired()) {
            lines.add("%sMODIFY %s %s NOT NULL%s%s;"
                    .formatted(
                            alter(),
                            second.name(),
                            second.values().type(),
                            value.isEmpty() ? "" : " DEFAULT " + value,
                            kept()));
        } else if (!value.isEmpty()) {
            lines.add("%sALTER COLUMN %s SET DEFAULT %s;".formatted(alter(), second.name(), value));
        }
        if (isRequired() && dialect() == Dialect.H2) {
            lines.add("%sALTER COLUMN %s SET NOT NULL;".formatted(alter(), second.name()));
        }
        demanded().forEach((name, constraint) -> lines.add(constraint(name, constraint)));
        return lines;
    }

    /** MySQL looks at no row for a foreign key where it is told to trust that there is a partner, as the old one tells. */
    private String constraint(String name, String constraint) {
        String add = "%sADD CONSTRAINT %s %s".formatted(alter(), name, constraint);
        return isMysql() && constraint.startsWith("FOREIGN")
                ? "SET SESSION foreign_key_checks = 0;\n%s, ALGORITHM=INPLACE, LOCK=NONE;\nSET SESSION foreign_key_checks = 1;"
                        .formatted(add)
                : add + (dialect() == Dialect.POSTGRESQL ? " NOT VALID;" : ";");
    }

    /** Adds to a way of PostgreSQL's what is built beside writers, and what is looked at when all rows are there. */
    SafeWay afterwards(SafeWay way) {
        SecondIndexes indexes = new SecondIndexes(second, uses);
        SequenceNumber number =
                indexes.in(way, false, second.scene().changelog().nextNumber());
        number = indexes.in(way, true, number);
        Map<String, String> demanded = demanded();
        if (demanded.isEmpty()) {
            return way;
        }
        way.behind(
                number,
                second.scene(),
                "%s",
                demanded.keySet().stream()
                        .map(name -> "%sVALIDATE CONSTRAINT %s;".formatted(alter(), name))
                        .collect(Collectors.joining("\n")));
        return isRequired()
                ? way.under(
                        "finalization of refactoring %s".formatted(number),
                        "%1$sALTER COLUMN %2$s SET NOT NULL;\n%1$sDROP CONSTRAINT %3$s;",
                        alter(),
                        second.name(),
                        present())
                : way;
    }

    /** Returns the clauses that MySQL's columns have besides, with a blank before each; empty for none. */
    String kept() {
        return isMysql() ? RedefinedColumn.kept(second.action(), second.scene()) : "";
    }

    private String alter() {
        return "ALTER TABLE %s ".formatted(second.table());
    }

    private Map<String, String> demanded() {
        Map<String, String> demanded = new SecondConstraints(second, uses).all();
        if (isRequired() && dialect() == Dialect.POSTGRESQL) {
            demanded.put(present(), "CHECK (%s IS NOT NULL)".formatted(second.name()));
        }
        return demanded;
    }

    private String present() {
        return Spelling.joined(Spelling.word(second.name()), "", "present");
    }

    private boolean isRequired() {
        Definition before = RedefinedColumn.before(second.action(), second.scene());
        return wanted().is(Trait.NOT_NULL) && !before.is(Trait.PRIMARY_KEY) && !before.is(Trait.NUMBERED);
    }

    private Definition wanted() {
        return RedefinedColumn.wanted(second.action(), second.scene());
    }

    private boolean isMysql() {
        return Spelling.of(second.scene()).isMysql();
    }

    private Dialect dialect() {
        return second.scene().engine().dialect();
    }
}
