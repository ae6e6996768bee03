package dev.edd.report;

import static dev.edd.report.Json.array;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.edd.migration.Dialect;
import dev.edd.rule.RuleMetadata;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What there is to know of rules, for people and for machines. */
public final class RuleReport {
    private RuleReport() {}

    /** Returns the page of a rule behind its severity, or a line for each of several. */
    public static String text(List<RuleMetadata> rules) {
        return rules.size() == 1 ? page(rules.get(0)) : list(rules);
    }

    /** Returns {@code {"rules": […]}}, each with its page. */
    public static String json(List<RuleMetadata> rules) {
        return Json.write(json -> array(json, "rules", rules, rule -> rule(json, rule)));
    }

    /** Returns the page of a rule without what is meant for its tests. */
    static String markdown(RuleMetadata rule) {
        return rule.page().replaceAll("(?s)<!--.*?-->\n*", "").strip();
    }

    private static String list(List<RuleMetadata> rules) {
        Table table = new Table();
        rules.forEach(rule -> table.row(rule.severity().toString(), rule.id(), rule.why()));
        return table.indentedBy(0) + "\nmvn edd:explain -Dedd.rule=<rule> shows the page of one, with examples.";
    }

    private static String page(RuleMetadata rule) {
        String databases = rule.dialects().isEmpty() ? "every database" : databases(rule);
        return markdown(rule)
                .replaceFirst(
                        "\n",
                        "\n\n%s, for %s: %s\n"
                                .formatted(rule.severity(), databases, rule.why())
                                .replace("$", "\\$"));
    }

    private static String databases(RuleMetadata rule) {
        return rule.dialects().stream().sorted().map(Dialect::toString).collect(Collectors.joining(", "));
    }

    private static void rule(JsonGenerator json, RuleMetadata rule) throws IOException {
        json.writeStringField("rule", rule.id());
        json.writeStringField("severity", rule.severity().name());
        json.writeArrayFieldStart("databases");
        for (Dialect dialect : rule.dialects().stream().sorted().toList()) {
            json.writeString(dialect.name().toLowerCase(Locale.ROOT));
        }
        json.writeEndArray();
        json.writeStringField("why", rule.why());
        json.writeStringField("page", markdown(rule));
    }
}
