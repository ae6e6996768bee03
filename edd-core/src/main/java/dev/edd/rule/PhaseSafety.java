package dev.edd.rule;

import dev.edd.migration.Changelog;
import dev.edd.migration.ChangesetKey;
import dev.edd.migration.Directives;
import dev.edd.migration.Location;
import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import dev.edd.migration.Statement;
import dev.edd.sql.SqlParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Judges what every migration does in its phase, by rules that concern the database. Thread-safe. */
public final class PhaseSafety {
    private static final MigrationId EARLIER =
            new MigrationId(new SequenceNumber(0), "without a context", Phase.FINALIZATION);

    private final List<PhaseRule> rules;
    private final Engine engine;
    private final Map<Set<Class<?>>, List<PhaseRule>> byKinds = new ConcurrentHashMap<>();

    /** Takes the rules, of which those for other databases are left out. */
    public PhaseSafety(List<PhaseRule> rules, Engine engine) {
        this.rules = rules.stream()
                .filter(rule -> rule.metadata().concerns(engine.dialect()))
                .toList();
        this.engine = engine;
    }

    /** Returns the rules that concern the database. */
    public List<PhaseRule> rules() {
        return rules;
    }

    /** Returns every finding, in any order. */
    public List<Finding> check(Changelog changelog) {
        return check(changelog, migration -> true);
    }

    /** Returns the findings about some migrations, judged as part of the whole changelog, in any order. */
    public List<Finding> check(Changelog changelog, Predicate<Migration> judged) {
        if (rules.isEmpty() || changelog.migrations().stream().noneMatch(judged)) {
            return List.of();
        }
        Changelog all = behindEarlier(changelog);
        Changelog actions = new Changelog(
                all.root(),
                migrations(all)
                        .map(migration -> SqlParser.understood(migration, engine.dialect()))
                        .toList(),
                all.flaws(),
                all.taken());
        TableIndex tables = new TableIndex(actions);
        return actions.refactorings().parallelStream()
                .filter(refactoring -> changelog == all || !refactoring.number().equals(EARLIER.number()))
                .flatMap(refactoring -> check(new Scene(engine, refactoring, tables), judged).stream())
                .toList();
    }

    /** Returns the changelog with what was there before it in front, as a refactoring that all releases have left behind. */
    private static Changelog behindEarlier(Changelog changelog) {
        if (changelog.earlier().isEmpty() || changelog.taken().contains(EARLIER.number())) {
            return changelog;
        }
        List<Migration> migrations = new ArrayList<>(changelog.migrations());
        Location location = changelog.earlier().get(0).location();
        migrations.add(new Migration(
                EARLIER,
                new Migration.Source(new ChangesetKey("", "", location.path()), location, "", ""),
                Directives.NONE,
                changelog.earlier()));
        return new Changelog(changelog.root(), migrations, changelog.flaws(), changelog.taken());
    }

    /** Liquibase makes SQL with the help of the calling thread's class loader, which those of other threads know nothing of. */
    private static Stream<Migration> migrations(Changelog changelog) {
        boolean ours = changelog.migrations().stream()
                .filter(Migration::isNative)
                .flatMap(migration -> migration.statements().stream())
                .noneMatch(SqlParser.Generated.class::isInstance);
        return ours ? changelog.migrations().parallelStream() : changelog.migrations().stream();
    }

    private List<Finding> check(Scene scene, Predicate<Migration> judged) {
        List<Finding> findings = new ArrayList<>();
        for (Migration migration : scene.refactoring().migrations()) {
            if (judged.test(migration)) {
                List<Finding> found = new ArrayList<>();
                judging(migration).forEach(rule -> found.addAll(rule.check(migration, scene)));
                findings.addAll(PreparedFix.of(found, migration));
            }
        }
        return findings;
    }

    /** Returns the rules that can find anything in a migration; most migrations do one thing, which few rules judge. */
    private List<PhaseRule> judging(Migration migration) {
        Set<Class<?>> kinds = new HashSet<>();
        for (Statement statement : migration.statements()) {
            kinds.add(statement.getClass());
        }
        return byKinds.computeIfAbsent(
                kinds,
                present -> rules.stream().filter(rule -> judges(rule, present)).toList());
    }

    private static boolean judges(PhaseRule rule, Set<Class<?>> present) {
        return rule.kinds().stream().anyMatch(kind -> present.stream().anyMatch(kind::isAssignableFrom));
    }
}
