package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.sql.Action;
import dev.edd.sql.ObjectAction;
import dev.edd.sql.ObjectAction.ChangeObject;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.ObjectAction.RenameEnumValue;
import dev.edd.sql.ObjectAction.RenameObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags a view, routine, sequence, type or enumerated value that loses its name before finalization. */
final class RenamedObject implements PhaseRule {
    private static final RuleMetadata METADATA =
            RuleMetadata.error("renamed-object", "Two releases run at once, and one of them knows the old name only.");

    private static final Pattern RENAMES_ATTRIBUTE = Pattern.compile(
            ".*\\bRENAME\\s+ATTRIBUTE\\s+(\\S+)\\s+TO\\s+([^\\s;]+).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Set<Kind> NAMED_BY_APPLICATIONS = EnumSet.of(
            Kind.VIEW,
            Kind.MATERIALIZED_VIEW,
            Kind.SEQUENCE,
            Kind.TYPE,
            Kind.DOMAIN,
            Kind.FUNCTION,
            Kind.PROCEDURE,
            Kind.SCHEMA,
            Kind.ROLE);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(RenameObject.class, RenameEnumValue.class, ChangeObject.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (!migration.phase().servesPreviousRelease()) {
            return List.of();
        }
        Existing existing = new Existing(migration, scene);
        return Stream.<Stream<? extends ObjectAction>>of(
                        migration.statements(RenameObject.class).stream()
                                .filter(rename -> NAMED_BY_APPLICATIONS.contains(rename.kind()))
                                .filter(rename -> !existing.createsBehind(rename, rename.name())),
                        migration.statements(RenameEnumValue.class).stream(),
                        migration.statements(ChangeObject.class).stream()
                                .filter(change -> change.kind() == Kind.TYPE)
                                .filter(change ->
                                        RENAMES_ATTRIBUTE.matcher(change.text()).matches()))
                .flatMap(renames -> renames)
                .filter(rename -> !existing.createsBefore(rename, rename.name()))
                .map(rename -> METADATA.at(rename.location(), what(rename, migration), fix(rename, scene)))
                .toList();
    }

    private static String what(ObjectAction action, Migration migration) {
        if (action instanceof ChangeObject) {
            return "%s renames an attribute of %s.".formatted(migration.id(), action.name());
        }
        if (action instanceof RenameEnumValue rename) {
            return "%s renames the value '%s' of %s to '%s'."
                    .formatted(migration.id(), rename.value(), rename.name(), rename.to());
        }
        RenameObject rename = (RenameObject) action;
        if (!rename.name().isPresent()) {
            return "%s renames a %s.".formatted(migration.id(), DropObjectTooEarly.words(rename.kind()));
        }
        return "%s renames the %s %s to %s."
                .formatted(migration.id(), DropObjectTooEarly.words(rename.kind()), rename.name(), rename.to());
    }

    private static String fix(ObjectAction action, Scene scene) {
        if (action instanceof RenameObject rename) {
            return new SecondName(rename, scene).fix();
        }
        return action instanceof RenameEnumValue rename
                ? new RenamedValue(rename, scene).fix()
                : attribute((ChangeObject) action, scene);
    }

    private static String attribute(ChangeObject change, Scene scene) {
        Matcher names = RENAMES_ATTRIBUTE.matcher(change.text());
        String second = change.name().written() + "_new";
        if (!names.matches()) {
            return "Create a second type in the initial, and drop the old one in the finalization.";
        }
        String attributes = SecondName.created(change, scene)
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
