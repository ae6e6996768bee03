package dev.edd.rule.schema;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.rule.Scene;
import dev.edd.rule.text.ConstraintName;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.Constraint.Kind;
import dev.edd.sql.TableAction.Constraint.Trait;
import dev.edd.sql.TableAction.CreateIndex;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A constraint, or a unique index, that an existing table gets. */
public record AddedConstraint(TableAction action, Existing existing) {
    private static final Pattern USES_INDEX =
            Pattern.compile("\\bUSING\\s+INDEX\\s+(?!TABLESPACE)", Pattern.CASE_INSENSITIVE);

    /** Returns those of a migration, constraints first. */
    public static List<AddedConstraint> in(Migration migration, Scene scene) {
        Existing existing = new Existing(migration, scene);
        return Stream.<TableAction>concat(
                        migration.statements(AddConstraint.class).stream()
                                .filter(add -> !add.constraint().is(Trait.NOT_ENFORCED)),
                        migration.statements(CreateIndex.class).stream()
                                .filter(create -> create.traits().contains(CreateIndex.Trait.UNIQUE)))
                .filter(action -> existing.table(action.table()) && !existing.isFilledByQuery(action.table()))
                .map(action -> new AddedConstraint(action, existing))
                .toList();
    }

    /** Returns what is added, in words: {@code a foreign key}. */
    public String words() {
        if (!(action instanceof AddConstraint add)) {
            return "a unique index";
        }
        Kind kind = add.constraint().kind();
        return switch (kind) {
            case UNIQUE, ANY -> "a %s constraint".formatted(kind.name().toLowerCase(Locale.ROOT));
            case CHECK -> "a check constraint";
            case EXCLUDE -> "an exclusion constraint";
            case NOT_NULL -> "a not-null constraint";
            case PRIMARY_KEY -> "a primary key";
            case FOREIGN_KEY -> "a foreign key";
        };
    }

    /** Returns the name to give it, as PostgreSQL would where the statement gives none. */
    public String name() {
        QualifiedName said = said(action);
        if (said.isPresent()) {
            return Spelling.bare(action.table(), said);
        }
        String name = ConstraintName.of(action);
        long earlier = existing.migration().statements(TableAction.class).stream()
                .takeWhile(other -> other != action)
                .filter(other -> other instanceof AddConstraint || other instanceof CreateIndex)
                .filter(other ->
                        !said(other).isPresent() && ConstraintName.of(other).equals(name))
                .count();
        return TakenNames.before(this).free(name, earlier);
    }

    private static QualifiedName said(TableAction action) {
        return action instanceof AddConstraint add ? add.constraint().name() : ((CreateIndex) action).index();
    }

    /** Returns whether rows that the previous release writes can break it, as it leaves new columns null. */
    public boolean bindsPreviousRelease() {
        boolean any = action instanceof AddConstraint add && add.constraint().kind() == Kind.ANY;
        if (any || new Loosened(action, existing).holdsAlready()) {
            return false;
        }
        NewlyConstrained rows = new NewlyConstrained(action, existing);
        return USES_INDEX.matcher(action.text()).find() ? !rows.keepToIndex() : !rows.keepToIt();
    }

    /** Returns whether PostgreSQL lets a constraint of that kind be added without looking at the rows. */
    public static boolean canBeLeftUnchecked(Kind kind) {
        return kind == Kind.CHECK || kind == Kind.FOREIGN_KEY;
    }

    /** Returns whether the database goes through all rows while it holds a lock against writers. */
    public boolean checksAllRows() {
        return action instanceof AddConstraint add
                && (existing.scene().engine().dialect() == Dialect.POSTGRESQL
                        ? checksAllRowsOnPostgres(add)
                        : canBeLeftUnchecked(add.constraint().kind())
                                && !(add.constraint().kind() == Kind.FOREIGN_KEY
                                        && Online.looksAtNoRows(add, existing.migration()))
                                && !Online.copies(add.table(), existing.scene()));
    }

    private static boolean checksAllRowsOnPostgres(AddConstraint add) {
        return switch (add.constraint().kind()) {
            case CHECK, FOREIGN_KEY, NOT_NULL -> !add.constraint().is(Trait.NOT_VALID);
            case PRIMARY_KEY, UNIQUE, EXCLUDE -> !add.constraint().is(Trait.USING_INDEX);
            case ANY -> false;
        };
    }
}
