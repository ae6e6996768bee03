package dev.edd.rule.catalog;

import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.rule.Finding;
import dev.edd.rule.Rule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.text.ChunkStatement;
import dev.edd.rule.text.Mentions;
import dev.edd.sql.Action;
import dev.edd.sql.DataAction.Insert;
import dev.edd.sql.DataAction.Update;
import dev.edd.sql.SqlParser;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Flags a backfill that changes the key which it goes by, or inserts rows in front of itself. */
final class MovingKey implements Rule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "moving-key",
            "A row that gets a higher key is met again further on, perhaps for ever; one that gets a lower key is missed.");

    private static final Pattern ASSIGNMENTS =
            Pattern.compile("(?is)\\bSET\\s(.*?)(?:\\bWHERE\\b|\\bFROM\\b|\\bRETURNING\\b|\\z)");

    /** A query that takes each row of its chunk, whatever it is. */
    private static final Pattern WHOLE_CHUNK = Pattern.compile(
            "(?is).*\\bWHERE\\s+\\S+\\s+(?:BETWEEN\\s+:from\\w*+\\s+AND|>=\\s*:from\\w*+\\s+AND\\s+\\S+\\s*<=)\\s*:to\\w*+\\s*");

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
        List<Action> actions = SqlParser.actions(chunk.statement(), Dialect.OTHER);
        if (actions.stream().anyMatch(action -> action instanceof Insert insert && feedsItself(insert, chunk))) {
            return Optional.of(meetsItself(chunk));
        }
        boolean updates = actions.stream()
                .anyMatch(action -> action instanceof Update update
                        && update.table().last().equals(last(chunk.key().table())));
        Matcher assignments =
                ASSIGNMENTS.matcher(SqlParser.code(chunk.statement().text(), Dialect.OTHER));
        if (!updates || !assignments.find()) {
            return Optional.empty();
        }
        return chunk.key().columns().stream()
                .filter(column -> assigns(assignments.group(1), last(column)))
                .findFirst()
                .map(column -> changes(column, chunk));
    }

    private static Finding meetsItself(ChunkStatement chunk) {
        return METADATA.at(
                chunk.statement().location(),
                "%s inserts into %s what it reads there, and meets it again."
                        .formatted(chunk.migration().id(), chunk.key().table()),
                "Leave out what it has inserted, by AND NOT EXISTS (…) or a column that tells; or insert into another table.");
    }

    private static Finding changes(String column, ChunkStatement chunk) {
        return METADATA.at(
                chunk.statement().location(),
                "%s changes %s.%s, by which its backfill goes."
                        .formatted(chunk.migration().id(), chunk.key().table(), column),
                "Write the new value to a column of its own, and let the finalization rename it; or go by a key that stays.");
    }

    private static boolean feedsItself(Insert insert, ChunkStatement chunk) {
        String table = last(chunk.key().table());
        return insert.table().last().equals(table)
                && insert.conflict() == Insert.Conflict.FAILS
                && Mentions.of(table, insert.query())
                && WHOLE_CHUNK.matcher(insert.query()).matches();
    }

    private static boolean assigns(String assignments, String column) {
        return Pattern.compile("(?is)(?:^|,)\\s*(?:[\\w\"`]+\\.)?[\"`]?" + Pattern.quote(column)
                        + "[\"`]?\\s*=(?!\\s*(?:[\\w\"`]+\\.)?[\"`]?" + Pattern.quote(column) + "[\"`]?\\s*(?:,|$))")
                .matcher(assignments)
                .find();
    }

    private static String last(String name) {
        return SqlParser.name(name, Dialect.OTHER).last();
    }
}
