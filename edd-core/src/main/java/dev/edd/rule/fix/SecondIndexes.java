package dev.edd.rule.fix;

import dev.edd.migration.Dialect;
import dev.edd.migration.SequenceNumber;
import dev.edd.rule.text.Outline;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.AddColumn;
import dev.edd.sql.ColumnAction.Trait;
import dev.edd.sql.QualifiedName;
import dev.edd.sql.TableAction.AddConstraint;
import dev.edd.sql.TableAction.Constraint.Kind;
import dev.edd.sql.TableAction.CreateIndex;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes the indexes that a column's successor gets, as it has them itself. */
record SecondIndexes(SecondColumn second, List<Action> uses) {
    private static final Pattern KIND = Pattern.compile("(?i)\\s*(?:(?:ADD|CREATE)\\s+)?(UNIQUE|FULLTEXT|SPATIAL)\\b");
    private static final Pattern OF_TABLE =
            Pattern.compile("(?is)\\s*CREATE\\b.*?\\bON\\s+(?:ONLY\\s+)?%s\\s*".formatted(Outline.NAME));

    /** Returns the statements that create those that are unique, or those that are not. */
    Stream<String> create(boolean unique) {
        return uses.stream().filter(use -> isUnique(use) == unique).flatMap(this::create);
    }

    /** Adds them to a way, each in a refactoring of its own, from a number on, and returns the next free one. */
    SequenceNumber in(SafeWay way, boolean unique, SequenceNumber first) {
        SequenceNumber number = first;
        for (String sql : create(unique).toList()) {
            if (unique && !second.values().fits()) {
                way.behind(number, second.scene(), "%s", sql);
            } else {
                way.under("initial of a refactoring of its own, %s".formatted(number), "%s", sql);
            }
            number = number.next();
        }
        return number;
    }

    private static boolean isUnique(Action use) {
        return use instanceof CreateIndex create
                ? create.traits().contains(CreateIndex.Trait.UNIQUE)
                : !(use instanceof AddConstraint add) || add.constraint().kind() == Kind.UNIQUE;
    }

    private Stream<String> create(Action use) {
        if (use instanceof CreateIndex create) {
            Matcher kind = KIND.matcher(create.text());
            return Stream.of(
                    create(kind.lookingAt() ? kind.group(1) + " " : "", create.index(), indexed(create.text())));
        }
        if (use instanceof AddConstraint add && add.constraint().kind() == Kind.UNIQUE) {
            return Stream.of(create("UNIQUE ", add.constraint().name(), Outline.parentheses(from(add.text()))));
        }
        return use instanceof AddColumn add
                        && add.definition().is(Trait.UNIQUE)
                        && add.column().last().equals(second.action().column().last())
                ? Stream.of(create("UNIQUE ", QualifiedName.NONE, "(%s)".formatted(second.old())))
                : Stream.of();
    }

    /** Returns the columns and what stands behind them. */
    private static String indexed(String text) {
        Matcher table = OF_TABLE.matcher(Outline.of(text).code());
        return table.lookingAt() ? text.substring(table.end()) : from(text);
    }

    private static String from(String text) {
        return text.substring(Math.max(0, Outline.of(text).code().indexOf('(')));
    }

    private String create(String kind, QualifiedName said, String columns) {
        Dialect dialect = second.scene().engine().dialect();
        String name = said.isPresent()
                ? Spelling.joined(Spelling.word(Spelling.bare(second.action().table(), said)), "", "new")
                : Spelling.joined(Spelling.word(second.action().table().last()), Spelling.word(second.name()), "idx");
        return "CREATE %sINDEX %s%s ON %s %s;"
                .formatted(
                        kind,
                        dialect == Dialect.POSTGRESQL ? "CONCURRENTLY " : "",
                        name,
                        second.action().table(),
                        second.otherName().in(columns).strip());
    }
}
