package dev.edd.rule.catalog;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ObjectAction;
import dev.edd.sql.ObjectAction.ChangeObject;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.DropObject;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.TableAction.ChangeTable;
import dev.edd.sql.TableAction.DropConstraint;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags a view, routine, trigger, sequence or type dropped before finalization, and not created again. */
final class DropObjectTooEarly implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.error(
            "drop-object-too-early",
            "Until finalization a release that is running still queries it, calls it or counts on what it does.");

    private static final Set<Kind> USED =
            EnumSet.complementOf(EnumSet.of(Kind.TABLE, Kind.COLUMN, Kind.INDEX, Kind.POLICY, Kind.OTHER));

    /** What queries name or count on although it is no object of a kind of its own here. */
    private static final Pattern OTHERS_USED = Pattern.compile(
            "DROP\\s+(?:OPERATOR|CAST|COLLATION|TEXT|SERVER|FOREIGN|CONVERSION|LANGUAGE|CONSTANT|SYNONYM|PACKAGE)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern LOSES_ATTRIBUTE =
            Pattern.compile(".*\\bDROP\\s+ATTRIBUTE\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(
                DropObject.class, CreateObject.class, ChangeObject.class, ChangeTable.class, DropConstraint.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        if (!migration.phase().servesPreviousRelease()) {
            return List.of();
        }
        Existing existing = new Existing(migration, scene);
        return Stream.of(
                        dropped(existing).map(drop -> finding(drop, migration)),
                        SwitchedOffTrigger.findings(migration, scene, METADATA),
                        LostCascade.findings(existing, METADATA))
                .flatMap(findings -> findings)
                .toList();
    }

    private static Stream<ObjectAction> dropped(Existing existing) {
        Migration migration = existing.migration();
        return Stream.<Stream<? extends ObjectAction>>of(
                        migration.statements(DropObject.class).stream()
                                .filter(DropObjectTooEarly::isUsed)
                                .filter(drop -> !drop.on().isPresent() || existing.table(drop.on()))
                                .filter(drop -> !existing.createsBehind(drop, drop.name())
                                        || ViewColumns.areLost(drop, existing)
                                        || RoutineParameters.areLost(drop, existing)),
                        migration.statements(CreateObject.class).stream()
                                .filter(create -> create.replaces() && create.kind() == Kind.VIEW)
                                .filter(create -> ViewColumns.areLost(create, existing)),
                        migration.statements(ChangeObject.class).stream()
                                .filter(change -> change.kind() == Kind.TYPE)
                                .filter(type ->
                                        LOSES_ATTRIBUTE.matcher(type.text()).matches()))
                .<ObjectAction>flatMap(drops -> drops)
                .filter(drop -> !existing.createsBefore(drop, drop.name()));
    }

    private static Finding finding(ObjectAction drop, Migration migration) {
        return METADATA.at(
                drop.location(),
                "%s drops %s %s.".formatted(migration.id(), words(drop), Spelling.named(drop)),
                SafeWay.of("Drop it when no one uses it:")
                        .in(Phase.FINALIZATION, "%s;", Spelling.statement(drop))
                        .toString());
    }

    private static boolean isUsed(DropObject drop) {
        return USED.contains(drop.kind())
                || (drop.kind() == Kind.OTHER
                        && OTHERS_USED.matcher(drop.statement().text()).matches());
    }

    private static String words(ObjectAction drop) {
        if (!(drop instanceof DropObject)) {
            return drop instanceof CreateObject ? "a column of" : "an attribute of";
        }
        return "the "
                + (drop.kind() == Kind.OTHER
                        ? drop.statement().text().strip().split("\\s+", 3)[1].toLowerCase(Locale.ROOT)
                        : drop.kind().words());
    }
}
