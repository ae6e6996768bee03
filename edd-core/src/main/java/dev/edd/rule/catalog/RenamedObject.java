package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.RenamedAttribute;
import dev.edd.rule.fix.RenamedValue;
import dev.edd.rule.fix.SecondName;
import dev.edd.rule.schema.Existing;
import dev.edd.sql.Action;
import dev.edd.sql.ObjectAction;
import dev.edd.sql.ObjectAction.ChangeObject;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.ObjectAction.RenameEnumValue;
import dev.edd.sql.ObjectAction.RenameObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Flags a view, routine, sequence, type or enumerated value that loses its name before finalization. */
final class RenamedObject implements PhaseRule {
    private static final RuleMetadata METADATA =
            RuleMetadata.error("renamed-object", "Two releases run at once, and one of them knows the old name only.");

    private static final Set<Kind> NAMED_BY_APPLICATIONS = EnumSet.of(
            Kind.VIEW,
            Kind.MATERIALIZED_VIEW,
            Kind.SEQUENCE,
            Kind.TYPE,
            Kind.DOMAIN,
            Kind.FUNCTION,
            Kind.PROCEDURE,
            Kind.SCHEMA,
            Kind.EXTENSION,
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
                                .filter(change -> RenamedAttribute.FORM
                                        .matcher(change.text())
                                        .matches()))
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
            return "%s renames a %s.".formatted(migration.id(), rename.kind().words());
        }
        return "%s renames the %s %s to %s."
                .formatted(migration.id(), rename.kind().words(), rename.name(), rename.to());
    }

    private static String fix(ObjectAction action, Scene scene) {
        if (action instanceof RenameObject rename) {
            return new SecondName(rename, scene).fix();
        }
        return action instanceof RenameEnumValue rename
                ? new RenamedValue(rename, scene).fix()
                : new RenamedAttribute((ChangeObject) action, scene).fix();
    }
}
