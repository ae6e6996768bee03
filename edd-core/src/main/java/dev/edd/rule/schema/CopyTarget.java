package dev.edd.rule.schema;

import dev.edd.migration.Statement;
import dev.edd.rule.Scene;
import dev.edd.rule.text.CopyQuery;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.Outline;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.DataAction.Insert;
import dev.edd.sql.TableAction;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.Constraint.Kind;
import dev.edd.sql.TableAction.CreateIndex;
import dev.edd.sql.TableAction.CreateTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where the rows of a copy go. */
public record CopyTarget(OneTimeCopy copy, CopyQuery query, Scene scene) {
    private static final Set<Kind> KEYS = Set.of(Kind.PRIMARY_KEY, Kind.UNIQUE);

    private static final Pattern COLUMNS =
            Pattern.compile("\\bINTO\\s+[^\\s(]+\\s*(\\([^()]*\\))", Pattern.CASE_INSENSITIVE);

    /** Returns the list of columns that a statement inserts into, with its parentheses; empty for all of them. */
    public static String columns(String insert) {
        Matcher columns = COLUMNS.matcher(insert);
        return columns.find() && !Mentions.of("SELECT", columns.group(1)) ? columns.group(1) : "";
    }

    /** Returns what a statement that inserts into the copy begins with. */
    public String insert() {
        String columns = copy.action() instanceof Insert insert ? columns(insert.text()) : "";
        return "INSERT INTO %s%s".formatted(copy.target(), columns.isEmpty() ? "" : " " + columns);
    }

    /** Returns what each column of the table's key is called in the copy. */
    public Map<String, String> keys() {
        List<String> items = query.items(scene.engine().dialect());
        List<String> columns = Outline.listed(insert(), scene.engine().dialect());
        Map<String, String> keys = new LinkedHashMap<>();
        for (String key : Key.of(copy.sources().get(0).table(), scene)) {
            int at = Math.max(place(items, key), place(items, query.called() + "." + key));
            boolean named = at >= 0 && columns.size() == items.size();
            keys.put(key, named ? columns.get(at) : at >= 0 || items.contains("*") ? key : "<its key>");
        }
        return keys;
    }

    private static int place(List<String> items, String name) {
        return IntStream.range(0, items.size())
                .filter(i -> items.get(i).equalsIgnoreCase(name))
                .findFirst()
                .orElse(-1);
    }

    /** Returns whether no row of the table has several in the copy, where others may write as well, as far as the changelog says. */
    public boolean hasOneRowEach() {
        Set<String> own = keys().values().stream().map(Spelling::folded).collect(Collectors.toSet());
        List<? extends Action> made = scene.about(copy.target()).stream()
                .flatMap(migration -> migration.statements().stream())
                .flatMap(this::elements)
                .toList();
        return made.isEmpty()
                || made.stream()
                        .map(CopyTarget::unique)
                        .anyMatch(columns -> !columns.isEmpty() && own.containsAll(columns));
    }

    private Stream<? extends Action> elements(Statement statement) {
        if (statement instanceof CreateTable create) {
            return create.table().matches(copy.target()) ? TableElements.of(create, scene).all().stream() : Stream.of();
        }
        boolean adds = statement instanceof AddConstraint || statement instanceof CreateIndex;
        return adds && ((TableAction) statement).table().matches(copy.target())
                ? Stream.of((Action) statement)
                : Stream.of();
    }

    /** Returns the columns that no two rows have alike because of an element; none where it demands nothing of the kind. */
    private static Set<String> unique(Action element) {
        if (element instanceof AddColumn add) {
            boolean key =
                    add.definition().is(Trait.PRIMARY_KEY) || add.definition().is(Trait.UNIQUE);
            return key ? Set.of(Spelling.folded(Spelling.bare(add))) : Set.of();
        }
        boolean demands = element instanceof AddConstraint add
                ? KEYS.contains(add.constraint().kind())
                : element instanceof CreateIndex index && index.traits().contains(CreateIndex.Trait.UNIQUE);
        return demands
                ? Outline.listed(element.text()).stream().map(Spelling::folded).collect(Collectors.toSet())
                : Set.of();
    }
}
