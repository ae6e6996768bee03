package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.RenamedAttribute;
import dev.edd.rule.schema.Existing;
import dev.edd.sql.ObjectAction.ChangeObject;
import dev.edd.sql.ObjectAction.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An attribute of a composite type that becomes another type, and with it the columns of all tables of that type. */
record RetypedAttribute(ChangeObject change, String attribute, String type, Scene scene) {
    private static final Pattern FORM = Pattern.compile(
            ".*?\\bALTER\\s+ATTRIBUTE\\s+(\\S+)\\s+(?:SET\\s+DATA\\s+)?TYPE\\s+(.*?)(?:\\s+COLLATE\\b.*|\\s+CASCADE|\\s+RESTRICT)?[\\s;]*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Returns a finding of a rule for each of a migration. */
    static Stream<Finding> findings(Migration migration, Scene scene, RuleMetadata rule) {
        Existing existing = new Existing(migration, scene);
        return migration.statements(ChangeObject.class).stream()
                .filter(change -> change.kind() == Kind.TYPE && !existing.createsBefore(change, change.name()))
                .flatMap(change -> {
                    Matcher form = FORM.matcher(change.text());
                    return form.matches()
                            ? Stream.of(new RetypedAttribute(change, form.group(1), form.group(2), scene))
                            : Stream.empty();
                })
                .map(retyped -> rule.at(
                        retyped.change().location(),
                        "%s changes the attribute %s of %s to %s."
                                .formatted(
                                        migration.id(),
                                        retyped.attribute(),
                                        retyped.change().name(),
                                        retyped.type()),
                        retyped.fix()));
    }

    private String fix() {
        return new RenamedAttribute(change, scene)
                .secondType(
                        Pattern.compile("(?<=[(,]\\s{0,99}%s\\s{1,99})[^\\s,()][^,()]*(?:\\([^()]*\\))?"
                                .formatted(Pattern.quote(attribute))),
                        type,
                        "(<its attributes, with %s %s>)".formatted(attribute, type));
    }
}
