package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.text.Outline;
import dev.edd.sql.TableAction.ChangeTable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A period of MariaDB's, whose columns take no nulls from then on, and which has to begin before it ends. */
record NewPeriod(ChangeTable change, String name, String begin, String end) {
    private static final Pattern PERIOD = Pattern.compile(
            "(?is)ADD\\s+PERIOD\\s+FOR\\s+(?!SYSTEM_TIME\\b)(?:IF\\s+NOT\\s+EXISTS\\s+)?(%1$s)\\s*\\(\\s*(%1$s)\\s*,\\s*(%1$s)\\s*\\).*"
                    .formatted(Outline.NAME));

    /** Returns a rule's findings about those that existing tables get. */
    static Stream<Finding> findings(Migration migration, Scene scene, RuleMetadata rule) {
        if (scene.engine().dialect() != Dialect.MARIADB) {
            return Stream.empty();
        }
        Existing existing = new Existing(migration, scene);
        return migration.statements(ChangeTable.class).stream()
                .filter(change -> existing.table(change.table()))
                .flatMap(NewPeriod::of)
                .map(period -> rule.at(
                        period.change().location(),
                        "%s adds the period %s to %s."
                                .formatted(
                                        migration.id(),
                                        period.name(),
                                        period.change().table()),
                        period.fix()));
    }

    private static Stream<NewPeriod> of(ChangeTable change) {
        Matcher period = PERIOD.matcher(
                Outline.of(change.text().strip(), Dialect.MARIADB).code());
        String text = change.text().strip();
        return period.matches()
                ? Stream.of(new NewPeriod(change, part(text, period, 1), part(text, period, 2), part(text, period, 3)))
                : Stream.empty();
    }

    private static String part(String text, Matcher period, int group) {
        return text.substring(period.start(group), period.end(group));
    }

    private String fix() {
        return SafeWay.of("Let the next release keep to it, put the old rows right, and demand it at the end:")
                .under(
                        "before finalizing, this must find nothing",
                        "SELECT * FROM %1$s WHERE %2$s IS NULL OR %3$s IS NULL OR %2$s >= %3$s;",
                        change.table(),
                        begin,
                        end)
                .in(
                        Phase.FINALIZATION,
                        "ALTER TABLE %s %s;",
                        change.table(),
                        change.text().strip())
                .toString();
    }
}
