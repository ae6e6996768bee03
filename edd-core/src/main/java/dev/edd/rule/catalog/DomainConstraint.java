package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.sql.Action;
import dev.edd.sql.ObjectAction.ChangeObject;
import dev.edd.sql.ObjectAction.Kind;
import java.util.List;
import java.util.regex.Pattern;

/** Flags an initial that demands more of all columns of a domain than before. */
final class DomainConstraint implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
                    "domain-constraint",
                    "The previous release does not know what the domain demands, and every table that has it is read "
                            + "while writers wait.")
            .on(Dialect.POSTGRESQL);

    private static final Pattern DEMANDS = Pattern.compile(
            "\\bADD\\s+(?:CONSTRAINT|CHECK|NOT\\s+NULL)\\b|\\bSET\\s+NOT\\s+NULL\\b", Pattern.CASE_INSENSITIVE);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(ChangeObject.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (migration.phase() != Phase.INITIAL) {
            return List.of();
        }
        Existing existing = new Existing(migration, scene);
        return migration.statements(ChangeObject.class).stream()
                .filter(change -> change.kind() == Kind.DOMAIN)
                .filter(change -> DEMANDS.matcher(change.text()).find())
                .filter(change -> !existing.createsBefore(change, change.name()))
                .map(change -> METADATA.at(
                        change.location(),
                        "%s demands more of all columns that are of the domain %s."
                                .formatted(migration.id(), change.name()),
                        SafeWay.of("Demand it at the end, of new rows first:")
                                .in(Phase.FINALIZATION, "%s;", unchecked(change.text()))
                                .toString()))
                .toList();
    }

    private static String unchecked(String text) {
        boolean check = text.matches("(?is).*\\bCHECK\\b.*") && !text.matches("(?is).*\\bNOT\\s+VALID\\b.*");
        return check ? text + " NOT VALID" : text;
    }
}
