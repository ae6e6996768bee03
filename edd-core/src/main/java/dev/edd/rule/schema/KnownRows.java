package dev.edd.rule.schema;

import dev.edd.rule.Scene;
import dev.edd.rule.text.RowSource;
import dev.edd.sql.QualifiedName;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The rows that a query names by constants, such as {@code roles.name = 'admin'}.
 *
 * @param code of the query
 */
record KnownRows(String code, List<RowSource> sources, Scene scene) {
    private static final String CONSTANT = "\\s*(?:=|\\bIN\\s*\\()\\s*(?:N?'|-?\\d|TRUE\\b|FALSE\\b)";
    private static final Pattern UNQUALIFIED =
            Pattern.compile("(?<![\\w.\"`])[\\w\"`]+" + CONSTANT, Pattern.CASE_INSENSITIVE);

    KnownRows {
        sources = List.copyOf(sources);
    }

    /**
     * Returns which tables give such rows only.
     *
     * @param target the table that they are written to; absent for a new one, of which a condition makes a smaller copy
     */
    Predicate<RowSource> of(QualifiedName target) {
        long unqualified = UNQUALIFIED.matcher(code).results().count();
        long others =
                sources.stream().filter(source -> !hasTerm(source, "[\\w\"`]+")).count();
        return source -> hasKey(source)
                || (target.isPresent()
                        && !source.table().matches(target)
                        && (hasTerm(source, "[\\w\"`]+") || unqualified >= others));
    }

    private boolean hasKey(RowSource source) {
        return Key.of(source.table(), scene).stream()
                .allMatch(column -> hasTerm(source, Pattern.quote(column))
                        || (sources.size() == 1 && isCompared("(?<![\\w.\"`])" + Pattern.quote(column))));
    }

    private boolean hasTerm(RowSource source, String column) {
        return isCompared("(?<![\\w.])%s\\.%s".formatted(Pattern.quote(source.alias()), column));
    }

    private boolean isCompared(String column) {
        return Pattern.compile(column + CONSTANT, Pattern.CASE_INSENSITIVE)
                .matcher(code)
                .find();
    }
}
