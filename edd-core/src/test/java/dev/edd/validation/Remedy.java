package dev.edd.validation;

import dev.edd.fixture.Migrations;
import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The migrations that a finding asks for, cut out of its fix, with something in place of what only people know. */
record Remedy(String fix, Dialect dialect) {
    private static final Pattern SECTION = Pattern.compile("(?m)^-- (.*)\\n((?:(?!-- ).*(?:\\n|\\z))*)");
    private static final Pattern PHASE =
            Pattern.compile("(initial|transition|finalization)( of a refactoring of (?:its own|a later release), \\d+"
                    + "| of refactoring \\d+)?");

    static Remedy of(Finding finding, Dialect dialect) {
        return new Remedy(finding.fix(), dialect);
    }

    /** Returns the migrations in the order in which they run; none where the fix has no SQL. */
    List<Migration> migrations() {
        Map<String, String> texts = new LinkedHashMap<>();
        Matcher section = SECTION.matcher(fix);
        while (section.find()) {
            Matcher phase = PHASE.matcher(section.group(1));
            if (phase.matches()) {
                texts.merge(name(phase), section.group(2), (first, second) -> first + "\n" + second);
            }
        }
        List<Migration> migrations = new ArrayList<>();
        texts.forEach((name, text) -> migrations.add(Migrations.read(name, filled(text), dialect)));
        return migrations;
    }

    private static String name(Matcher phase) {
        String where = phase.group(2) == null ? "0007_change" : phase.group(2);
        String number = where.endsWith("change") ? where : where.replaceAll(".*?(\\d+)$", "$1_change");
        return number + "/" + phase.group(1);
    }

    /** Returns what stands under a heading that names no phase: what is to be looked at before. */
    List<String> queries() {
        return SECTION.matcher(fix)
                .results()
                .filter(section -> !PHASE.matcher(section.group(1)).matches())
                .map(section -> filled(section.group(2)))
                .toList();
    }

    private static String filled(String sql) {
        return sql.replaceAll("<(?:its|the) type[^>]*>", "INT")
                .replaceAll("<its value[^>]*>", "1")
                .replaceAll("<its query[^>]*>", "SELECT 1 AS id")
                .replaceAll("<its key>", "id")
                .replaceAll("<the constraint does not hold>", "false")
                .replaceAll("<it is not done yet>", "note IS NULL AND NOT EXISTS (SELECT 1 FROM done)")
                .replaceAll("<its table>", "orders")
                .replaceAll("<its column>", "status")
                .replaceAll("<NEW.its columns>", "NEW.id")
                .replaceAll("<its columns>", "id")
                .replaceAll("<each table>", "orders")
                .replaceAll("<each partition>", "orders_2026")
                .replaceAll("<its index>", "orders_2026_key")
                .replaceAll("<give [^>]*>\\n", "")
                .replaceAll("<its parameters>", "a int")
                .replaceAll("<what it returns, and its body>", "LANGUAGE sql AS 'SELECT 1'")
                .replaceAll("<a number that [^>]*>", "1000000")
                .replaceAll("<its attributes[^>]*>", "a int")
                .replaceAll("<what SHOW GRANTS FOR [^>]*>|<the rights of [^>]*>", "SELECT ON orders");
    }
}
