package dev.edd.rule.fix;

import dev.edd.migration.Phase;
import dev.edd.rule.Scene;
import dev.edd.rule.schema.LastCreation;
import dev.edd.sql.ObjectAction.ChangeObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes how an attribute of a composite type gets another name. */
public record RenamedAttribute(ChangeObject change, Scene scene) {
    /** The statement, with the old name and the new one. */
    public static final Pattern FORM = Pattern.compile(
            ".*\\bRENAME\\s+ATTRIBUTE\\s+(\\S+)\\s+TO\\s+([^\\s;]+).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Returns the fix. */
    public String fix() {
        Matcher names = FORM.matcher(change.text());
        return names.matches()
                ? secondType(
                        Pattern.compile("(?<=[(,\\s])" + Pattern.quote(names.group(1)) + "(?=\\s)"),
                        names.group(2),
                        "(<its attributes, with %s in place of %s>)".formatted(names.group(2), names.group(1)))
                : "Create a second type in the initial, and drop the old one in the finalization.";
    }

    /**
     * Returns the way through a second type.
     *
     * @param old what is another in its list of attributes
     * @param unknown the list where the changelog does not say it
     */
    public String secondType(Pattern old, String replacement, String unknown) {
        String second = change.name().written() + "_new";
        String attributes = LastCreation.of(change, scene)
                .map(text -> text.substring(Math.max(0, text.indexOf('('))))
                .map(text -> old.matcher(text).replaceFirst(Matcher.quoteReplacement(replacement)))
                .orElse(unknown);
        return SafeWay.of(
                        "Create a second type, have a second column of it for each column of the old one, and drop that at the end:")
                .in(Phase.INITIAL, "CREATE TYPE %s AS %s;", second, attributes)
                .in(Phase.FINALIZATION, "DROP TYPE IF EXISTS %s;", change.name())
                .toString();
    }
}
