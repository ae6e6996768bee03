package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.rule.Engine;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.OwnFill;
import dev.edd.rule.text.Assignments;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.RedefineColumn;
import dev.edd.sql.ColumnAction.SetNotNull;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.DataAction;
import dev.edd.sql.DataAction.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An update that gives all rows of a new column the same constant, which the database does without writing a row where the
 * column is added.
 *
 * @param existing what is around the migration that adds the column, and updates it
 */
public record ConstantFill(DataAction change, Existing existing) {
    private static final Pattern CONSTANT =
            Pattern.compile("-?\\d++(?:\\.\\d++)?|TRUE|FALSE|'[^']*+(?:''[^']*+)*+'", Pattern.CASE_INSENSITIVE);

    private static final Pattern LARGE =
            Pattern.compile("\\w*(?:TEXT|BLOB)\\b|JSON\\b|GEOMETRY\\b", Pattern.CASE_INSENSITIVE);

    /** Returns the fix; empty where the rows have to be written. */
    public Optional<String> fix() {
        if (!(change instanceof Update update) || !update.where().isBlank() || isWrittenToOldRows()) {
            return Optional.empty();
        }
        Set<String> columns = Assignments.of(update).values().keySet();
        if (!columns.isEmpty() && columns.stream().allMatch(this::isNull)) {
            return Optional.of("Leave the statement out: in rows that are there a new column is null.");
        }
        SafeWay way = SafeWay.of(
                "Say it where the column is added, in the place of all that the migration does to it: the rows that are there "
                        + "have the value at once, and none is written:");
        List<String> lines = new ArrayList<>();
        for (String column : columns) {
            Optional<AddColumn> add = add(column);
            if (add.isEmpty()) {
                return Optional.empty();
            }
            lines.add(line(add.get()));
        }
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(way.in(existing.migration().phase(), "%s", String.join("\n", lines))
                        .toString());
    }

    /** Older servers write every row for a default. */
    private boolean isWrittenToOldRows() {
        Engine engine = existing.scene().engine();
        return engine.dialect() == Dialect.POSTGRESQL && !engine.isAtLeast(11, 0, 0);
    }

    private boolean isNull(String column) {
        return added(column)
                .filter(add -> add.definition().defaultValue().isEmpty())
                .anyMatch(add -> OwnFill.of(add, existing.scene()).equalsIgnoreCase("NULL"));
    }

    private Stream<AddColumn> added(String column) {
        return existing.migration().statements(AddColumn.class).stream()
                .filter(add -> add.table().matches(change.table()))
                .filter(add -> add.column().last().equalsIgnoreCase(column));
    }

    /** Returns what adds that column, as long as it says no more than the type. */
    private Optional<AddColumn> add(String column) {
        return added(column)
                .filter(add -> add.text().strip().endsWith(add.definition().type()) && canHaveDefault(add))
                .filter(add ->
                        CONSTANT.matcher(OwnFill.of(add, existing.scene())).matches())
                .findFirst();
    }

    /** MySQL gives its large types no constant. */
    private boolean canHaveDefault(AddColumn add) {
        return existing.scene().engine().dialect() != Dialect.MYSQL
                || !LARGE.matcher(add.definition().type()).lookingAt();
    }

    private String line(AddColumn add) {
        return "ALTER TABLE %s ADD COLUMN %s %s%s DEFAULT %s;"
                .formatted(
                        add.table(),
                        Spelling.bare(add),
                        add.definition().type(),
                        isRequired(add) ? " NOT NULL" : "",
                        OwnFill.of(add, existing.scene()));
    }

    private boolean isRequired(AddColumn add) {
        Migration migration = existing.migration();
        return Stream.concat(
                        migration.statements(SetNotNull.class).stream(),
                        migration.statements(RedefineColumn.class).stream()
                                .filter(redefine -> redefine.definition().is(Trait.NOT_NULL)))
                .anyMatch(action ->
                        action.table().matches(add.table()) && action.column().matches(add.column()));
    }
}
