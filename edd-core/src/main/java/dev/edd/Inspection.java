package dev.edd;

import dev.edd.changelog.ChangelogSource;
import dev.edd.changelog.SettingsFile;
import dev.edd.database.Database;
import dev.edd.environment.Environments;
import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.migration.Location;
import dev.edd.migration.MigrationId;
import dev.edd.migration.SequenceNumber;
import dev.edd.plan.Plan;
import dev.edd.plan.Plan.Refusal;
import dev.edd.plan.Step;
import dev.edd.release.Cuts.Cut;
import dev.edd.release.Cuts.Deadline;
import dev.edd.release.Version;
import dev.edd.rule.Finding;
import dev.edd.rule.RuleMetadata;
import dev.edd.rule.catalog.BuiltInRules;
import dev.edd.scaffold.SettingsPage;
import dev.edd.settings.CutRefusedException;
import dev.edd.settings.Settings;
import dev.edd.validation.Baseline;
import dev.edd.validation.Basis;
import dev.edd.validation.Basis.Hints;
import dev.edd.validation.Policy;
import dev.edd.validation.Validation;
import dev.edd.validation.Validator;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks one changelog by every rule there is, weighed as its project wants it. */
final class Inspection {
    private final ChangelogSource source;
    private final Control control;

    Inspection(ChangelogSource source, Control control) {
        this.source = source;
        this.control = control;
    }

    private static Validator validator(Deadline deadline) {
        return new Validator(BuiltInRules.all(deadline), BuiltInRules.phaseSafety(), BuiltInRules.onRequest());
    }

    /** Returns everything that is found, wherever it stands. */
    Validation validate(Hints hints) {
        return validate(hints, control.baseline().read());
    }

    /** Returns the environments that the project declares; throws what keeps them from being told. */
    Environments environments() {
        return settings().environments();
    }

    /** Returns how long a refactoring may be in transition; {@link ChronoUnit#FOREVER} if the project does not say. */
    Duration maxTransition() {
        return settings().maxTransition();
    }

    /** Adds a release to the settings that ends with the last refactoring. */
    Cut cut(Path directory, Version release) {
        SequenceNumber last = read(Dialect.OTHER).taken().stream()
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> CutRefusedException.ofNothing(release));
        Location file = source.settings().location();
        Cut cut = new Cut(release, last, LocalDate.now(Clock.systemUTC()), file);
        new SettingsPage(directory).change(text -> Settings.withCut(file, text, cut));
        return cut;
    }

    /** Writes a baseline that holds everything that is found, and returns what it cannot hold. */
    Validation adopt(Hints hints) {
        control.baseline().write(validate(hints, Baseline.EMPTY).baseline());
        return validate(hints);
    }

    private Validation validate(Hints hints, Baseline baseline) {
        Settings settings = settings();
        Basis basis = Basis.of(hints.or(settings.value("dialect"), settings.value("databaseVersion")));
        Changelog changelog = settings.cuts().in(read(basis.engine().dialect()));
        Deadline deadline = new Deadline(settings.cuts(), settings.maxTransition());
        return validator(deadline)
                .validate(changelog, basis, settings.policy().since(baseline))
                .with(settings.findings());
    }

    /** Returns a changelog that can be planned, or throws what is wrong with it. */
    Changelog valid(Dialect dialect) {
        Settings settings = settings();
        Policy policy = settings.policy().since(control.baseline().read());
        Validation validation = validator(Deadline.NONE)
                .check(settings.cuts().in(read(dialect)), policy)
                .with(settings.findings());
        if (validation.failed()) {
            throw new ChangelogRejectedException(validation);
        }
        return validation.changelog();
    }

    /** A source reads for one thread at a time, and several environments may be looked into at once. */
    private Changelog read(Dialect dialect) {
        synchronized (source) {
            return source.read(dialect);
        }
    }

    /** Refuses what would break a release that is running; what was applied before is past judging. */
    Plan judged(Plan plan, Changelog changelog, Database database) {
        Set<MigrationId> pending = plan.steps().stream()
                .filter(step -> step.kind() == Step.Kind.FIRST_RUN)
                .map(step -> step.migration().id())
                .collect(Collectors.toSet());
        if (pending.isEmpty()) {
            return plan;
        }
        Policy policy = settings().policy().since(control.baseline().read());
        Basis basis = Basis.ofServer(database.dialect(), database.version());
        Validation validation =
                validator(Deadline.NONE).judge(changelog, basis, policy, migration -> pending.contains(migration.id()));
        return plan.refusing(
                validation.failures().stream().map(Inspection::refusal).toList());
    }

    private static Refusal refusal(Finding finding) {
        return new Refusal(
                finding.what(),
                finding.location().toString(),
                "%s More: %s".formatted(finding.rule().why(), finding.rule().more()),
                finding.fix());
    }

    /** Returns every rule that a finding can be of, by id. */
    static List<RuleMetadata> rules() {
        return Stream.concat(
                        validator(Deadline.NONE).rules().stream(), Stream.of(Settings.UNKNOWN, Settings.UNREADABLE))
                .sorted(Comparator.comparing(RuleMetadata::id))
                .toList();
    }

    private Settings settings() {
        List<RuleMetadata> rules = rules();
        SettingsFile file = source.settings();
        Settings written = file.unreadable().isEmpty()
                ? Settings.parse(file.location(), file.text())
                : Settings.unreadable(file.location(), file.unreadable());
        return written.checked(rules)
                .overriddenBy(Settings.given(control.settings(), rules))
                .together();
    }
}
