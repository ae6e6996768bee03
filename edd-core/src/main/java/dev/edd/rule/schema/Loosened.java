package dev.edd.rule.schema;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.rule.text.ConstraintName;
import dev.edd.rule.text.Outline;
import dev.edd.rule.text.Reference;
import dev.edd.rule.text.RepeatedReference;
import dev.edd.rule.text.Spelling;
import dev.edd.rule.text.UniqueKey;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.Definition;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.Constraint.Kind;
import dev.edd.sql.TableAction.DropConstraint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells whether what is demanded of a table was demanded before, by a constraint that is at least as strict. */
record Loosened(TableAction action, Existing existing) {
    /** {@code CHECK (status IN ('new', 'paid'))}, whose list may grow. */
    private static final Pattern LIST =
            Pattern.compile("\\(\\s*([\\w\"`.]+)\\s+IN\\s*\\(([^()]*)\\)\\s*\\)", Pattern.CASE_INSENSITIVE);

    /** {@code CHECK (((status)::text = ANY ((ARRAY['new'::character varying])::text[])))}, as PostgreSQL shows it. */
    private static final Pattern ANY = Pattern.compile(
            "(?:\\(\\s*([\\w\"`.]+)\\s*\\)|([\\w\"`.]+))\\s*=\\s*ANY\\s*\\(\\s*(?:\\(\\s*ARRAY\\s*\\[([^\\[\\]()]*)\\]\\s*\\)|ARRAY\\s*\\[([^\\[\\]()]*)\\])\\s*\\)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CAST = Pattern.compile(
            "::\\s*(?:character\\s+varying|[\\w.\"]+)(?:\\(\\d+\\))?(?:\\[\\])?", Pattern.CASE_INSENSITIVE);

    private static final Pattern NULLS_COUNT =
            Pattern.compile("\\bNULLS\\s+NOT\\s+DISTINCT\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern COLUMNS = Pattern.compile("[^(]*\\(([\\w\"`, ]+)\\)");

    /** Returns whether the previous release, which kept to the old constraint, keeps to the new one too. */
    boolean holdsAlready() {
        Kind kind = action instanceof AddConstraint add ? add.constraint().kind() : Kind.UNIQUE;
        return switch (kind) {
            case FOREIGN_KEY ->
                (isReplaced() && !pointedElsewhere())
                        || RepeatedReference.is(
                                (AddConstraint) action,
                                earlier(),
                                existing.scene().engine().dialect());
            case CHECK -> isImpliedByOldCheck();
            case UNIQUE -> holdsColumnsThatAreUnique();
            case PRIMARY_KEY -> holdsColumnsThatAreUnique() && holdsNoNulls();
            case EXCLUDE, NOT_NULL, ANY -> false;
        };
    }

    private QualifiedName name() {
        return ((AddConstraint) action).constraint().name();
    }

    /** A foreign key without a name has the name of the one that PostgreSQL had named before. */
    private boolean isReplaced() {
        boolean made = existing.scene().engine().dialect() == Dialect.POSTGRESQL;
        String name = name().isPresent() ? name().last() : made ? ConstraintName.of(action) : "";
        return existing.migration().statements(DropConstraint.class).stream()
                .anyMatch(drop -> drop.table().matches(action.table())
                        && !name.isEmpty()
                        && drop.name().last().equals(name));
    }

    /** Returns whether the changelog says that the one of its name pointed to another table. */
    private boolean pointedElsewhere() {
        Dialect dialect = existing.scene().engine().dialect();
        Optional<String> now = Reference.in(action.text(), dialect).stream()
                .map(reference -> Spelling.folded(reference.table().last()))
                .findFirst();
        return name().isPresent()
                && earlier().stream()
                        .flatMap(UniqueKey::definitions)
                        .filter(definition -> definition.table().matches(action.table()))
                        .flatMap(definition -> references(definition, dialect))
                        .reduce((first, last) -> last)
                        .filter(before -> !now.equals(Optional.of(before)))
                        .isPresent();
    }

    /** Returns the tables that the keys of that name point to. */
    private Stream<String> references(TableAction definition, Dialect dialect) {
        return Pattern.compile(
                        "\\bCONSTRAINT\\s+[\"`]?%s[\"`]?\\s+FOREIGN\\s+KEY\\s*\\([^()]*\\)\\s*(REFERENCES\\b[^,]*)"
                                .formatted(Pattern.quote(name().last())),
                        Pattern.CASE_INSENSITIVE)
                .matcher(definition.text())
                .results()
                .flatMap(key -> Reference.in(key.group(1), dialect).stream().limit(1))
                .map(reference -> Spelling.folded(reference.table().last()));
    }

    /** Returns whether a check that there was before allows no more. */
    private boolean isImpliedByOldCheck() {
        String now = ((AddConstraint) action).constraint().body();
        return KnownChecks.before(action.table(), existing).stream()
                .anyMatch(before -> bare(now).equals(bare(before)) || holdsOldList(plain(now), plain(before)));
    }

    /** Returns a check without the parentheses around all of it. */
    private static String bare(String check) {
        String bare = Outline.parentheses(check).strip();
        while (bare.startsWith("(") && Outline.parentheses(bare).equals(bare)) {
            bare = bare.substring(1, bare.length() - 1).strip();
        }
        return bare.replaceAll("\\s+", " ");
    }

    private static boolean holdsOldList(String check, String old) {
        Matcher now = LIST.matcher(check);
        Matcher before = LIST.matcher(old);
        return now.lookingAt()
                && before.lookingAt()
                && Spelling.folded(now.group(1)).equals(Spelling.folded(before.group(1)))
                && UniqueKey.items(now.group(2)).containsAll(UniqueKey.items(before.group(2)));
    }

    /** Returns a check with {@code IN} for what PostgreSQL makes of it, and without casts. */
    private static String plain(String check) {
        String whole = Outline.parentheses(check);
        String plain = ANY.matcher(CAST.matcher(whole).replaceAll("")).replaceAll("$1$2 IN ($3$4)");
        return plain.replaceFirst("^(?:\\s*\\()+", "(");
    }

    /** A key with more columns is never taken twice where one with fewer is not, unless a null lets that be taken twice. */
    private boolean holdsColumnsThatAreUnique() {
        Matcher listed = COLUMNS.matcher(action.text());
        if (!listed.lookingAt()) {
            return false;
        }
        Set<String> columns = UniqueKey.columns(listed.group(1));
        Set<String> compared = NULLS_COUNT.matcher(action.text()).find()
                ? columns.stream().filter(withoutNulls()).collect(Collectors.toSet())
                : columns;
        return UniqueKeys.of(action.table(), existing.scene()).haveOneAmong(compared, existing.migration());
    }

    /** Returns whether nulls were forbidden before in all columns of a key, or are in new ones. */
    private boolean holdsNoNulls() {
        return Outline.listed(action.text()).stream().allMatch(withoutNulls());
    }

    private Predicate<String> withoutNulls() {
        Map<String, Definition> before = new HashMap<>();
        TableColumns.before(existing.migration(), action.table(), existing.scene())
                .forEach((name, column) -> before.put(Spelling.folded(name), column));
        existing.migration().statements(AddColumn.class).stream()
                .filter(add -> add.table().matches(action.table()))
                .forEach(add -> before.put(Spelling.folded(Spelling.bare(add)), add.definition()));
        Set<String> key = Key.of(action.table(), existing.scene()).stream()
                .map(Spelling::folded)
                .collect(Collectors.toSet());
        return column -> {
            Definition definition = before.get(Spelling.folded(column));
            return key.contains(Spelling.folded(column))
                    || (definition != null && (definition.is(Trait.NOT_NULL) || definition.is(Trait.NUMBERED)));
        };
    }

    private List<Migration> earlier() {
        List<Migration> about = existing.scene().about(action.table());
        return about.subList(0, Math.max(0, about.indexOf(existing.migration())));
    }
}
