package dev.edd.rule.catalog;

import dev.edd.migration.Phase;
import dev.edd.rule.Scene;
import dev.edd.sql.ObjectAction.ChangeObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes how an attribute of a composite type gets another name. */
record RenamedAttribute(ChangeObject change, Scene scene) {
    /** The statement, with the old name and the new one. */
    static final Pattern FORM = Pattern.compile(
            ".*\\bRENAME\\s+ATTRIBUTE\\s+(\\S+)\\s+TO\\s+([^\\s;]+).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Returns the fix. */
    String fix() {
        Matcher names = FORM.matcher(change.text());
        String second = change.name().written() + "_new";
        if (!names.matches()) {
            return "Create a second type in the initial, and drop the old one in the finalization.";
        }
        String attributes = LastCreation.of(change, scene)
                .map(text -> text.substring(Math.max(0, text.indexOf('('))))
                .map(text -> text.replaceFirst(
                        "(?<=[(,\\s])" + Pattern.quote(names.group(1)) + "(?=\\s)",
                        Matcher.quoteReplacement(names.group(2))))
                .orElse("(<its attributes, with %s in place of %s>)".formatted(names.group(2), names.group(1)));
        return SafeWay.of(
                        "Create a second type, have a second column of it for each column of the old one, and drop that at the end:")
                .in(Phase.INITIAL, "CREATE TYPE %s AS %s;", second, attributes)
                .in(Phase.FINALIZATION, "DROP TYPE IF EXISTS %s;", change.name())
                .toString();
    }
}
