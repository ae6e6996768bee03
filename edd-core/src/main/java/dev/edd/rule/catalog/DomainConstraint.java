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
import java.util.stream.Stream;

/** Flags an initial that demands more of all columns of a domain than before. */
final class DomainConstraint implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
                    "domain-constraint",
                    "The previous release does not know what the domain demands, and every table that has it is read "
                            + "while writers wait.")
            .on(Dialect.POSTGRESQL, Dialect.H2);

    private static final Pattern DEMANDS = Pattern.compile(
            "\\bADD\\s+(?:CONSTRAINT|CHECK|NOT\\s+NULL)\\b|\\bSET\\s+NOT\\s+NULL\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern CHECK = Pattern.compile("\\bCHECK\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_NULL = Pattern.compile("(?is).*\\bSET\\s+NOT\\s+NULL\\s*");
    private static final Pattern UNCHECKED = Pattern.compile("\\bNOT\\s+VALID\\b", Pattern.CASE_INSENSITIVE);

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
        return migration.phase() == Phase.INITIAL ? findings(migration, scene).toList() : List.of();
    }

    private static Stream<Finding> findings(Migration migration, Scene scene) {
        return in(migration, scene)
                .map(change -> METADATA.at(
                        change.location(),
                        "%s demands more of all columns that are of the domain %s."
                                .formatted(migration.id(), change.name()),
                        fix(change, scene)));
    }

    private static String fix(ChangeObject change, Scene scene) {
        boolean h2 = scene.engine().dialect() == Dialect.H2;
        return SafeWay.of(h2 ? "Demand it at the end:" : "Demand it at the end, of new rows first:")
                .in(Phase.FINALIZATION, "%s;", h2 ? change.text() : unchecked(change))
                .toString();
    }

    /** Returns what demands more of the domains that there are. */
    static Stream<ChangeObject> in(Migration migration, Scene scene) {
        Existing existing = new Existing(migration, scene);
        return migration.statements(ChangeObject.class).stream()
                .filter(change -> change.kind() == Kind.DOMAIN)
                .filter(change -> DEMANDS.matcher(change.text()).find())
                .filter(change -> !existing.createsBefore(change, change.name()));
    }

    /** Returns whether every row of every table that has the domain is read for it. */
    static boolean checksAllRows(ChangeObject change) {
        return !UNCHECKED.matcher(change.text()).find();
    }

    /** Returns the statement that demands the same of new rows only; as it is where there is none. */
    static String unchecked(ChangeObject change) {
        if (NOT_NULL.matcher(change.text()).matches()) {
            return "ALTER DOMAIN %s ADD CONSTRAINT %s_present CHECK (VALUE IS NOT NULL) NOT VALID"
                    .formatted(change.name(), Spelling.word(change.name().last()));
        }
        boolean check = CHECK.matcher(change.text()).find();
        return check && checksAllRows(change) ? change.text() + " NOT VALID" : change.text();
    }
}
