package dev.edd.rule.schema;

import dev.edd.migration.Directives;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.Outline;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.Constraint.Kind;
import dev.edd.sql.TableAction.CreateIndex;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rows that the previous release writes to a table which gets a constraint or a unique index. */
public record NewlyConstrained(TableAction action, Existing existing) {
    /** What is not satisfied by a null as such. */
    private static final Pattern MINDS_NULLS = Pattern.compile(
            "\\b(?:COALESCE|IFNULL|NVL|NUM_NULLS|NUM_NONNULLS|NULLS\\s+NOT\\s+DISTINCT|IS\\s+NOT\\s+DISTINCT)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Returns whether a new column that they leave null or to its default makes them keep to it. */
    boolean keepToIt() {
        return keepToIt(newColumns());
    }

    /** Returns the last earlier initial whose columns would make them keep to it, if only it said that it is of the same release. */
    public Optional<Migration> keepToItWith() {
        return EarlierInitials.of(action.table(), existing)
                .filter(other -> release(other).isEmpty() || release().isEmpty())
                .filter(other -> keepToIt(addedBy(Stream.of(other))))
                .reduce((first, last) -> last);
    }

    private boolean keepToIt(Stream<AddColumn> columns) {
        String text = action.text();
        Kind kind = action instanceof AddConstraint add ? add.constraint().kind() : Kind.UNIQUE;
        String body = action instanceof AddConstraint add ? add.constraint().body() : "";
        return !MINDS_NULLS.matcher(text).find()
                && columns.filter(add -> Mentions.of(add.column(), text))
                        .map(add -> new FreshColumn(add, existing.scene().engine()))
                        .filter(fresh -> action instanceof CreateIndex
                                || !fresh.isNull()
                                || !Mentions.of(fresh.add().column().last() + " IS NOT NULL", text))
                        .anyMatch(fresh -> fresh.keepsTo(kind, body));
    }

    /** Returns whether they keep to a constraint that an index is made: what is unique is so from the index on. */
    boolean keepToIndex() {
        boolean isUnique =
                action instanceof AddConstraint add && add.constraint().kind() == Kind.UNIQUE;
        return isUnique || isOfColumnsWithoutNulls() || isOfNewColumn();
    }

    /** Returns whether the changelog creates the index, before, on columns that forbid nulls as a primary key does. */
    private boolean isOfColumnsWithoutNulls() {
        Map<String, Definition> columns = TableColumns.before(existing.migration(), action.table(), existing.scene());
        return existing.scene().about(action.table()).stream()
                .filter(migration ->
                        !existing.scene().refactoring().migrations().contains(migration))
                .flatMap(migration -> migration.statements(CreateIndex.class).stream())
                .filter(create -> Mentions.of(create.index(), action.text()))
                .anyMatch(create -> Outline.listed(create.text()).stream()
                        .map(column -> columns.get(Spelling.folded(column)))
                        .allMatch(column -> column != null && column.is(Trait.NOT_NULL)));
    }

    /** Returns whether the same initial creates the index on such a column. */
    private boolean isOfNewColumn() {
        return existing.migration().statements(CreateIndex.class).stream()
                .filter(create -> Mentions.of(create.index(), action.text()))
                .anyMatch(create -> newColumns()
                        .filter(add -> Mentions.of(add.column(), create.text()))
                        .anyMatch(add -> new FreshColumn(add, existing.scene().engine()).keepsTo(Kind.UNIQUE, "")));
    }

    /** Returns the initials with columns that come with the same release as this one: the release before it knows their columns as little. */
    private Stream<Migration> ofSameRelease() {
        return EarlierInitials.of(action.table(), existing)
                .filter(other -> release().isPresent() && release(other).equals(release()));
    }

    private Optional<String> release() {
        return existing.scene().refactoring().in(Phase.INITIAL).flatMap(NewlyConstrained::release);
    }

    private static Optional<String> release(Migration initial) {
        return initial.directives().value(Directives.Name.RELEASE);
    }

    private Stream<AddColumn> newColumns() {
        return addedBy(Stream.concat(existing.scene().refactoring().migrations().stream(), ofSameRelease()));
    }

    private Stream<AddColumn> addedBy(Stream<Migration> migrations) {
        return migrations
                .flatMap(migration -> migration.statements(AddColumn.class).stream())
                .filter(add -> add.table().matches(action.table()) && existing.adds(add, add.column()));
    }
}
