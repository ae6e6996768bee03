package dev.edd.rule.catalog;

import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.migration.Directives.BackfillKey;
import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.fix.KeyRange;
import dev.edd.rule.text.ChunkStatement;
import dev.edd.sql.SqlParser;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags a statement of a backfill that leaves out the first or the last row of its chunk. */
final class SkippedChunkEnd implements Rule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "skipped-chunk-end",
            "Both ends of a chunk are keys of rows that belong to it, and to no other chunk: no pass moves them.");

    /** A column, or several in parentheses, which nothing is added to. */
    private static final String COLUMNS =
            "(?<![\\w.\"`])(?<![-+*/|%]\\s{0,2})(?!\\d)(?:[\\w.\"`]++|\\([\\w.\"`\\s,]+\\))";

    /** What follows where nothing is added. */
    private static final String NO_SUM = "(?:::\\w+)?(?!\\w)(?!\\s*[-+*/|%])";

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Finding> check(Changelog changelog) {
        return ChunkStatement.in(changelog)
                .flatMap(chunk -> explain(chunk).stream())
                .toList();
    }

    private static Optional<Finding> explain(ChunkStatement chunk) {
        String code = SqlParser.code(chunk.statement().text(), Dialect.OTHER);
        String skipped = Stream.of("from", "to")
                .flatMap(end -> skipped(chunk.key(), end, code).stream())
                .collect(Collectors.joining(" and "));
        return skipped.isEmpty()
                ? Optional.empty()
                : Optional.of(METADATA.at(
                        chunk.statement().location(),
                        "%s has a statement that leaves out the row at %s."
                                .formatted(chunk.migration().id(), skipped),
                        "Write \"%s\".".formatted(new KeyRange(chunk.key(), Dialect.OTHER).of(""))));
    }

    private static Optional<String> skipped(BackfillKey key, String end, String code) {
        int last = key.columns().size() - 1;
        String lastName = name(key, end, last);
        // Of several columns, those in front of the last one are beyond an end where the row is.
        boolean skips = isCompared(code, end, lastName) || (last > 0 && isCompared(code, end, rowOf(key, end)));
        return skips && !find("(?<![<>!])=\\s*" + lastName + "(?!\\w)", code)
                ? Optional.of(":" + key.parameters(end, last).get(0))
                : Optional.empty();
    }

    private static String rowOf(BackfillKey key, String end) {
        return "\\(\\s*" + name(key, end, 0) + "(?!\\w)[^()]*+\\)";
    }

    private static String name(BackfillKey key, String end, int column) {
        return key.parameters(end, column).stream()
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<!:):(?:", ")"));
    }

    private static boolean isCompared(String code, String end, String value) {
        String beyond = end.equals("from") ? ">" : "<";
        String before = end.equals("from") ? "<" : ">";
        return find(COLUMNS + "\\s*" + beyond + "\\s*" + value + NO_SUM, code)
                || find("(?<![-+*/|%]\\s{0,2})" + value + "\\s*" + before + "\\s*" + COLUMNS + NO_SUM, code);
    }

    private static boolean find(String pattern, String code) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(code).find();
    }
}
