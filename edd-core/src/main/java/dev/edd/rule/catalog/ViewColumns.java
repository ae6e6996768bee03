package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.schema.TableColumns;
import dev.edd.rule.text.Mentions;
import dev.edd.rule.text.Outline;
import dev.edd.sql.ObjectAction;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.TableAction.RenameTable;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of a view's columns, as far as its text says them. */
final class ViewColumns {
    private static final Pattern SELECT =
            Pattern.compile("\\bAS\\s++SELECT\\s++(?!DISTINCT\\b)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FROM = Pattern.compile("\\sFROM\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern NAME = Pattern.compile("(?:.*[\\s.)])?([\\p{L}_][\\p{L}\\p{N}_$]*)", Pattern.DOTALL);

    /** The names that a view gives its columns before it says what they are. */
    private static final Pattern LIST = Pattern.compile(
            "\\bVIEW\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?[\\w.`]+\\s*\\(([^()]*)\\)\\s*AS\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern OTHER_ROWS = Pattern.compile(
            "\\b(?:DISTINCT|GROUP\\s+BY|HAVING|UNION|INTERSECT|EXCEPT|WHERE|LIMIT|OFFSET|FETCH|JOIN|(?:COUNT|SUM|MIN|MAX|AVG)\\s*\\()",
            Pattern.CASE_INSENSITIVE);

    private ViewColumns() {}

    /** Returns whether a view shows the rows of a renamed table under its old name, with every column. */
    static boolean standsFor(CreateObject view, RenameTable rename, Migration migration, Scene scene) {
        boolean under = view.kind() == Kind.VIEW && view.name().matches(rename.table());
        if (!under
                || !Mentions.of(rename.to(), view.text())
                || OTHER_ROWS.matcher(Outline.of(view.text()).code()).find()) {
            return false;
        }
        Set<String> columns = TableColumns.names(migration, rename.table(), scene);
        return of(view.text()).map(names -> names.containsAll(columns)).orElse(true);
    }

    /** Returns whether a view that is dropped or replaced comes back without a column that it had before. */
    static boolean areLost(ObjectAction drop, Existing existing) {
        Migration migration = existing.migration();
        List<Migration> about = existing.scene().about(drop.name());
        Optional<Set<String>> before = about.subList(0, Math.max(0, about.indexOf(migration))).stream()
                .flatMap(each -> each.statements(CreateObject.class).stream())
                .filter(create -> isOf(create, drop))
                .reduce((earlier, later) -> later)
                .flatMap(create -> of(create.text()));
        Optional<Set<String>> after = migration.statements(CreateObject.class).stream()
                .filter(create -> isOf(create, drop))
                .reduce((earlier, later) -> later)
                .flatMap(create -> of(create.text()));
        return before.isPresent() && after.isPresent() && !after.get().containsAll(before.get());
    }

    private static boolean isOf(CreateObject create, ObjectAction drop) {
        return create.kind() == Kind.VIEW && create.name().matches(drop.name());
    }

    /** Returns the names; empty where a star, a quote or a query within leaves one of them open. */
    static Optional<Set<String>> of(String text) {
        Matcher named = LIST.matcher(text);
        if (named.find()) {
            return Optional.of(Stream.of(named.group(1).toLowerCase(Locale.ROOT).split(",", -1))
                    .map(String::strip)
                    .collect(Collectors.toSet()));
        }
        Matcher select = SELECT.matcher(text);
        Matcher from = FROM.matcher(text);
        if (!select.find() || !from.find(select.end()) || text.indexOf('"') >= 0) {
            return Optional.empty();
        }
        return selected(text.substring(select.end(), from.start()));
    }

    private static Optional<Set<String>> selected(String list) {
        if (Mentions.of("SELECT", list)) {
            return Optional.empty();
        }
        Set<String> names = new HashSet<>();
        for (String item : Outline.of(list).items()) {
            Matcher name = NAME.matcher(item.strip());
            if (!name.matches()) {
                return Optional.empty();
            }
            names.add(name.group(1).toLowerCase(Locale.ROOT));
        }
        return Optional.of(names);
    }
}
