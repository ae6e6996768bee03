package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Engine;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.OwnFill;
import dev.edd.rule.text.Assignments;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.RedefineColumn;
import dev.edd.sql.ColumnAction.SetDefault;
import dev.edd.sql.ColumnAction.SetNotNull;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.DataAction;
import dev.edd.sql.DataAction.Update;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    /** What makes no difference to a default. */
    private static final Pattern REST = Pattern.compile(
            "(?:\\s++(?:NOT\\s++)?NULL)?(?:\\s++(?:FIRST|AFTER\\s++\\S++))?$", Pattern.CASE_INSENSITIVE);

    /** Returns the fix; empty where the rows have to be written. */
    public Optional<String> fix() {
        if (!(change instanceof Update update) || !update.where().isBlank() || isWrittenToOldRows()) {
            return Optional.empty();
        }
        Set<String> columns = Assignments.of(update).values().keySet();
        if (!columns.isEmpty() && columns.stream().allMatch(this::isNull)) {
            return Optional.of("Leave the statement out: in rows that are there a new column is null.");
        }
        if (!columns.isEmpty() && columns.stream().allMatch(this::isDefault)) {
            return Optional.of("Leave the statement out: rows that are there have the default of a new column.");
        }
        List<AddColumn> adds =
                columns.stream().flatMap(column -> add(column).stream()).toList();
        return columns.isEmpty() || adds.size() < columns.size() ? Optional.empty() : Optional.of(withDefaults(adds));
    }

    private String withDefaults(List<AddColumn> adds) {
        Phase phase = existing.migration().phase();
        SafeWay way = SafeWay.of(
                        "Say it where the column is added, in the place of all that the migration does to it: the rows that are "
                                + "there have the value at once, and none is written:")
                .in(
                        phase,
                        "%s",
                        lines(adds.stream().flatMap(add -> Stream.concat(Stream.of(line(add)), otherDefault(add)))));
        String required = lines(adds.stream()
                .filter(add -> phase == Phase.INITIAL
                        && isRequired(add)
                        && ownDefault(add).isEmpty())
                .map(ConstantFill::withoutDefault));
        return (required.isEmpty() ? way : way.in(Phase.FINALIZATION, "%s", required)).toString();
    }

    private static String lines(Stream<String> lines) {
        return lines.collect(Collectors.joining("\n"));
    }

    /** Rows that come later get what the migration itself says. */
    private Stream<String> otherDefault(AddColumn add) {
        return ownDefault(add).stream()
                .filter(expression -> !expression.equals(OwnFill.of(add, existing.scene())))
                .map(expression -> "ALTER TABLE %s ALTER COLUMN %s SET DEFAULT %s;"
                        .formatted(add.table(), Spelling.bare(add), expression));
    }

    private Optional<String> ownDefault(AddColumn add) {
        return existing.migration().statements(ColumnAction.class).stream()
                .filter(action ->
                        action.table().matches(add.table()) && action.column().matches(add.column()))
                .map(action -> action instanceof SetDefault set
                        ? set.expression()
                        : action instanceof RedefineColumn redefine
                                ? redefine.definition().defaultValue()
                                : "")
                .filter(expression -> !expression.isEmpty())
                .reduce((first, last) -> last);
    }

    /** The next release fills it, and from then on it is to say so if one does not. */
    private static String withoutDefault(AddColumn add) {
        return "ALTER TABLE %s ALTER COLUMN %s DROP DEFAULT;".formatted(add.table(), Spelling.bare(add));
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

    private boolean isDefault(String column) {
        return added(column).anyMatch(add -> add.definition().defaultValue().equals(OwnFill.of(add, existing.scene())));
    }

    private Stream<AddColumn> added(String column) {
        return existing.migration().statements(AddColumn.class).stream()
                .filter(add -> add.table().matches(change.table()))
                .filter(add -> add.column().last().equalsIgnoreCase(column));
    }

    /** Returns what adds that column, as long as it says no more than the type. */
    private Optional<AddColumn> add(String column) {
        return added(column)
                .filter(add -> saysOnlyItsType(add) && canHaveDefault(add))
                .filter(add ->
                        CONSTANT.matcher(OwnFill.of(add, existing.scene())).matches())
                .findFirst();
    }

    private static boolean saysOnlyItsType(AddColumn add) {
        return REST.matcher(add.text().strip())
                .replaceFirst("")
                .endsWith(add.definition().type());
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
        if (add.definition().is(Trait.NOT_NULL)) {
            return true;
        }
        return Stream.concat(
                        migration.statements(SetNotNull.class).stream(),
                        migration.statements(RedefineColumn.class).stream()
                                .filter(redefine -> redefine.definition().is(Trait.NOT_NULL)))
                .anyMatch(action ->
                        action.table().matches(add.table()) && action.column().matches(add.column()));
    }
}
