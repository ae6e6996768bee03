package dev.edd.rule.catalog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.rule.Finding;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.Scene;
import dev.edd.rule.fix.SafeWay;
import dev.edd.rule.schema.Existing;
import dev.edd.rule.text.Outline;
import dev.edd.rule.text.Spelling;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction.ChangeGeneration;
import dev.edd.sql.DataAction.Query;
import dev.edd.sql.ObjectAction.ChangeObject;
import dev.edd.sql.ObjectAction.CreateObject;
import dev.edd.sql.ObjectAction.Kind;
import dev.edd.sql.QualifiedName;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags a sequence in use that begins anew, or that an initial has count in other steps. */
final class DuplicateKeys implements PhaseRule {
    private static final RuleMetadata METADATA = RuleMetadata.warning(
                    "duplicate-keys",
                    "Keys that were given are given again, or by a release that counts in the steps from before, and inserts fail.")
            .on(Dialect.POSTGRESQL, Dialect.MARIADB, Dialect.H2);

    private static final Pattern RESTART =
            Pattern.compile("\\bRESTART\\b(?:\\s+(?:WITH\\s+)?(\\d+))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern STEPS =
            Pattern.compile("\\bINCREMENT\\s+(?:BY\\s+)?(-?\\d+)", Pattern.CASE_INSENSITIVE);

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public List<Class<? extends Action>> kinds() {
        return List.of(ChangeObject.class, ChangeGeneration.class, Query.class, CreateObject.class);
    }

    @Override
    public List<Finding> check(Migration migration, Scene scene) {
        Existing existing = new Existing(migration, scene);
        Stream<Finding> resets = SequenceReset.in(existing)
                .map(reset -> METADATA.at(
                        reset.action().location(), "%s %s.".formatted(migration.id(), reset.what()), reset.fix()));
        return migration.phase() == Phase.TRANSITION
                ? resets.toList()
                : Stream.concat(changes(existing), resets).toList();
    }

    private static Stream<Finding> changes(Existing existing) {
        Migration migration = existing.migration();
        return Stream.concat(
                migration.statements(ChangeObject.class).stream()
                        .filter(change -> change.kind() == Kind.SEQUENCE)
                        .filter(change -> !SequenceReset.isNew(change, change.name(), existing))
                        .flatMap(change -> finding(change, change.name(), existing)),
                migration.statements(ChangeGeneration.class).stream()
                        .filter(change -> existing.column(change.table(), change.column()))
                        .flatMap(change -> finding(change, change.column(), existing)));
    }

    private static Stream<Finding> finding(Action change, QualifiedName name, Existing existing) {
        Migration migration = existing.migration();
        String code = Outline.of(change.text()).code();
        Matcher steps = STEPS.matcher(code);
        Matcher restart = RESTART.matcher(code);
        if (restart.find()) {
            boolean sets = restart.group(1) != null
                    && change instanceof ChangeObject
                    && existing.scene().engine().dialect() == Dialect.POSTGRESQL;
            return Stream.of(
                    METADATA.at(
                            change.location(),
                            "%s has the numbers of %s begin anew.".formatted(migration.id(), name),
                            sets
                                    ? SequenceReset.onwards("'%s'".formatted(name), restart.group(1), migration.phase())
                                    : "Leave it as it is, or let it go on behind the highest key that is in use, while nobody writes."));
        }
        return migration.phase() == Phase.INITIAL && steps.find()
                ? Stream.of(METADATA.at(
                        change.location(),
                        "%s has %s count in steps of %s.".formatted(migration.id(), name, steps.group(1)),
                        fix(change, name, steps.group(1))))
                : Stream.of();
    }

    private static String fix(Action change, QualifiedName name, String steps) {
        return change instanceof ChangeObject
                ? SafeWay.of(
                                "Give the next release a sequence of its own, which begins far behind the keys of the old one:")
                        .in(
                                Phase.INITIAL,
                                "CREATE SEQUENCE %s%s INCREMENT BY %s START WITH <a key that the old one never reaches>;",
                                Spelling.qualifier(name),
                                Spelling.joined(Spelling.word(name.last()), "", "new"),
                                steps)
                        .in(Phase.FINALIZATION, "DROP SEQUENCE IF EXISTS %s;", name)
                        .toString()
                : "Let all releases count in the steps from before, or give the next one a sequence of its own.";
    }
}
