package dev.edd.rule.catalog;

import dev.edd.release.Cuts.Deadline;
import dev.edd.rule.PhaseRule;
import dev.edd.rule.Rule;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Every rule that comes with the product. */
public final class BuiltInRules {
    private BuiltInRules() {}

    /** Returns all of them, in a fixed order, for a project that gives transitions all the time there is. */
    public static List<Rule> all() {
        return all(Deadline.NONE);
    }

    /** Returns all of them, in a fixed order. */
    public static List<Rule> all(Deadline deadline) {
        return Stream.concat(
                        ReadableChangelog.all().stream(),
                        Stream.of(
                                new ClashingSequenceNumber(),
                                new MissingInitial(),
                                new UnknownRequirement(),
                                new CircularRequirement(),
                                new FinalizationReleasedTooEarly(),
                                new ExpiredTransition(Clock.systemUTC()),
                                new LingeringTransition(Clock.systemUTC(), deadline),
                                new BackfillOutsideTransition(),
                                new ContradictoryDirectives(),
                                new UnboundedBackfill(),
                                new SkippedChunkEnd(),
                                new MovingKey(),
                                new UnknownParameter(),
                                new UncountedBackfill(),
                                new UnguardedTransition()))
                .toList();
    }

    /** Returns those that judge what a migration does in its phase, in a fixed order. */
    public static List<PhaseRule> phaseSafety() {
        return List.of(
                new AmbiguousCall(),
                new DuplicateKeys(),
                new DropColumnTooEarly(),
                new DropTableTooEarly(),
                new DropObjectTooEarly(),
                new RenamedColumn(),
                new RenamedTable(),
                new RenamedObject(),
                new RetypedColumn(),
                new NotNullTooEarly(),
                new RequiredColumn(),
                new NewConstraint(),
                new DomainConstraint(),
                new JsonColumn(),
                new DefaultRemovedTooEarly(),
                new PrivilegeRevoked(),
                new TruncateTooEarly(),
                new UnnamedObjects(),
                new RejectedWrites(),
                new BlockingIndex(),
                new ConstraintChecksAllRows(),
                new LongLockInFinalization(),
                new RewritingColumn(),
                new RewritingTypeChange(),
                new LockingMaintenance(),
                new LocksOnSeveralTables(),
                new LongTransaction(),
                new StaleCopy(),
                new UnbatchedChange(),
                new UnbatchedTransition(),
                new SchemaChangeInTransition(),
                new UnpreparedRemoval(),
                new CascadingDrop(),
                new DropWithoutIfExists(),
                new ForgottenScaffolding(),
                new UnfinishedRename(),
                new NotInOneTransaction(),
                new RefusedInTransaction(),
                new EnumValueUsedTooSoon(),
                new TransactionControl(),
                new SettingLeftBehind(),
                new NotUnderstood());
    }

    /** Returns those of the same kind that judge only where a project asks for them, in a fixed order. */
    public static List<PhaseRule> onRequest() {
        return List.of(new UnqualifiedName());
    }
}
