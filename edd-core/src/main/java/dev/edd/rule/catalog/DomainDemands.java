package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.ObjectAction.ChangeObject;
import dev.edd.sql.ObjectAction.Kind;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What demands more of domains that are there already, and with them of every column that is of one. */
final class DomainDemands {
    private static final Pattern DEMANDS = Pattern.compile(
            "\\bADD\\s+(?:CONSTRAINT|CHECK|NOT\\s+NULL)\\b|\\bSET\\s+NOT\\s+NULL\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHECK = Pattern.compile("\\bCHECK\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_NULL = Pattern.compile("(?is).*\\bSET\\s+NOT\\s+NULL\\s*");
    private static final Pattern UNCHECKED = Pattern.compile("\\bNOT\\s+VALID\\b", Pattern.CASE_INSENSITIVE);

    private DomainDemands() {}

    /** Returns those of a migration. */
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
