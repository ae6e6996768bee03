package dev.edd.changelog;

import dev.edd.changelog.FileName.UnreadableNameException;
import dev.edd.migration.ChangesetKey;
import dev.edd.migration.Dialect;
import dev.edd.migration.Flaw;
import dev.edd.migration.Flaw.Kind;
import dev.edd.migration.Location;
import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import dev.edd.migration.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import liquibase.ChecksumVersion;
import liquibase.Contexts;
import liquibase.change.CheckSum;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.filter.ContextChangeSetFilter;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ResourceAccessor;

/** Turns Liquibase's changesets into migrations: phase from the context, number from the id or the file's name. */
final class NativeReader {
    private final DbmsFilter dbms;
    private final ChangeSetLocator locator;
    private final ChangeSetCheck check;
    private final NativeStatements statements;
    private final List<Migration> migrations = new ArrayList<>();
    private final List<Flaw> flaws = new ArrayList<>();
    private final List<Statement> earlier = new ArrayList<>();
    private final Map<ChangesetKey, ChangeSet> changeSets = new LinkedHashMap<>();
    private final Map<MigrationId, Set<String>> databases = new HashMap<>();
    private final Map<SequenceNumber, Map<Phase, String>> descriptions = new HashMap<>();
    private final Map<SequenceNumber, Migration> latest = new HashMap<>();

    NativeReader(ResourceAccessor accessor, Gate gate, Dialect dialect) {
        this.dbms = new DbmsFilter(dialect);
        this.locator = gate.locator();
        this.check = new ChangeSetCheck(gate);
        this.statements = new NativeStatements(dialect, accessor);
    }

    /** Reads changesets in the order of the changelog; those for another database, and ignored ones, are passed over. */
    void read(List<ChangeSet> all) throws LiquibaseException {
        LiquibaseScope.call(dbms.scope(), () -> {
            all.stream().filter(this::isRun).forEach(this::read);
            return all;
        });
    }

    private boolean isRun(ChangeSet changeSet) {
        return dbms.accepts(changeSet) && !changeSet.isIgnore() && !changeSet.isInheritableIgnore();
    }

    private void read(ChangeSet changeSet) {
        if (changeSet instanceof MigrationChangeSet plainSql) {
            read(plainSql.migration(), plainSql);
            return;
        }
        leaveOutOtherDatabases(changeSet);
        Location location = locator.locate(changeSet);
        Optional<Phase> phase = phase(changeSet, location);
        if (contexts(changeSet).isEmpty() && ChangeSetCheck.isSelfContained(changeSet)) {
            earlier.addAll(content(changeSet, location).statements());
        }
        Optional<MigrationId> id = phase.flatMap(known -> id(changeSet, known, location));
        if (id.isPresent() && !isTwinForAnotherDatabase(id.get(), changeSet) && check.passes(changeSet, location)) {
            read(changeSet, id.get(), location);
        }
    }

    /** Takes away, as Liquibase's own filter does, what {@code modifySql} does elsewhere; the checksum is of it all. */
    private void leaveOutOtherDatabases(ChangeSet changeSet) {
        if (!changeSet.getSqlVisitors().isEmpty()) {
            changeSet.generateCheckSum(ChecksumVersion.latest());
            changeSet.getSqlVisitors().removeIf(visitor -> !dbms.accepts(visitor));
        }
    }

    /** Takes over a file of an included plain-SQL folder, unless it holds sample data. */
    private void read(Migration migration, MigrationChangeSet changeSet) {
        if (migration.source().contexts().equals(migration.phase().requiredContext())) {
            add(migration, changeSet);
        }
    }

    private void add(Migration migration, ChangeSet changeSet) {
        checkOrder(migration);
        migrations.add(migration);
        changeSets.put(migration.source().changeset(), changeSet);
    }

    private void read(ChangeSet changeSet, MigrationId id, Location location) {
        NativeStatements.Content content = content(changeSet, location);
        DirectiveReader directives = directives(changeSet, content, location);
        flaws.addAll(directives.flaws());
        if (content.statements().isEmpty()) {
            flaws.add(new Flaw(
                    Kind.EMPTY_MIGRATION,
                    location,
                    "%s holds no change.".formatted(id),
                    "Add the change, or delete the changeset: a refactoring needs only the phases it uses."));
            return;
        }
        ChangesetKey key = new ChangesetKey(
                changeSet.getId(), changeSet.getAuthor(), DatabaseChangeLog.normalizePath(changeSet.getFilePath()));
        String checksum = changeSet.generateCheckSum(ChecksumVersion.latest()).toString();
        Migration.Source source =
                new Migration.Source(key, location, checksum, contexts(changeSet)).accepting(valid(changeSet));
        add(new Migration(id, source, directives.directives(), content.statements()), changeSet);
    }

    private NativeStatements.Content content(ChangeSet changeSet, Location location) {
        return statements.of(changeSet, locator.changes(changeSet, location));
    }

    private static DirectiveReader directives(
            ChangeSet changeSet, NativeStatements.Content content, Location location) {
        DirectiveReader directives = new DirectiveReader();
        Optional.ofNullable(changeSet.getComments())
                .orElse("")
                .lines()
                .forEach(line -> directives.read(line, location, true));
        content.comments().stream()
                .filter(comment -> DirectiveReader.isOurs(comment.text()))
                .forEach(comment -> directives.read(comment.text(), comment.location(), comment.leading()));
        return directives;
    }

    /** Returns the checksums that the changeset takes for its own; in Liquibase's words, {@code 1:any} is every one. */
    private static Set<String> valid(ChangeSet changeSet) {
        return changeSet.getValidCheckSums().stream().map(CheckSum::toString).collect(Collectors.toSet());
    }

    private void checkOrder(Migration migration) {
        Migration before = latest.get(migration.number());
        if (before != null && before.phase().compareTo(migration.phase()) > 0) {
            flaws.add(new Flaw(
                    Kind.PHASES_OUT_OF_ORDER,
                    migration.location(),
                    "%s stands behind %s.".formatted(migration.id(), before.id()),
                    "Move it before %s.".formatted(before.location())));
        }
        latest.put(migration.number(), migration);
    }

    private Optional<Phase> phase(ChangeSet changeSet, Location location) {
        List<Phase> phases = Arrays.stream(Phase.values())
                .filter(phase -> runs(changeSet, new Contexts(phase.requiredContext())))
                .toList();
        if (phases.size() != 1) {
            flaws.add(noSinglePhase(changeSet, location));
            return Optional.empty();
        }
        if (runs(changeSet, new Contexts())) {
            flaws.add(new Flaw(
                    Kind.FAIL_OPEN_CONTEXT,
                    location,
                    "Changeset %s has the context \"%s\", which runs where no context is given."
                            .formatted(changeSet.getId(), contexts(changeSet)),
                    "Write the context as \"%s\"; Liquibase 4.23 and later know the @."
                            .formatted(phases.get(0).requiredContext())));
        }
        return Optional.of(phases.get(0));
    }

    private static Flaw noSinglePhase(ChangeSet changeSet, Location location) {
        String contexts = contexts(changeSet);
        return new Flaw(
                Kind.NO_PHASE_CONTEXT,
                location,
                contexts.isEmpty()
                        ? "Changeset %s has no context.".formatted(changeSet.getId())
                        : "Changeset %s has the context \"%s\", which names no single phase."
                                .formatted(changeSet.getId(), contexts),
                "Give the changeset the context \"@initial\", \"@transition\" or \"@finalization\"; leave one as it is that plain"
                        + " Liquibase has applied everywhere.");
    }

    private static boolean runs(ChangeSet changeSet, Contexts contexts) {
        return new ContextChangeSetFilter(contexts).accepts(changeSet).isAccepted();
    }

    /** Returns the changeset's own contexts and those of the includes around it, as the history has them. */
    private static String contexts(ChangeSet changeSet) {
        return Optional.ofNullable(changeSet.buildFullContext()).orElse("");
    }

    private Optional<MigrationId> id(ChangeSet changeSet, Phase phase, Location location) {
        String fileName =
                changeSet.getFilePath().substring(changeSet.getFilePath().lastIndexOf('/') + 1);
        for (String name : List.of(changeSet.getId(), fileName)) {
            int start = name.toLowerCase(Locale.ROOT).startsWith("v") ? 1 : 0;
            int end = FileName.endOfDigits(name, start);
            if (end > start) {
                return id(name.substring(start, end), name.substring(end), phase, location);
            }
        }
        flaws.add(new Flaw(
                Kind.NO_SEQUENCE_NUMBER,
                location,
                "Neither the id \"%s\" nor the file %s begins with a number.".formatted(changeSet.getId(), fileName),
                "Begin the id with the refactoring's number, for example \"0007-%s\".".formatted(changeSet.getId())));
        return Optional.empty();
    }

    private Optional<MigrationId> id(String digits, String rest, Phase phase, Location location) {
        try {
            SequenceNumber number = FileName.number(digits);
            return Optional.of(new MigrationId(number, description(number, phase, words(rest, phase)), phase));
        } catch (UnreadableNameException e) {
            flaws.add(new Flaw(
                    Kind.SEQUENCE_NUMBER_TOO_LARGE,
                    location,
                    "The changeset %s.".formatted(e.getMessage()),
                    "Choose a smaller number."));
            return Optional.empty();
        }
    }

    private static String words(String rest, Phase phase) {
        return rest.replaceFirst("\\.\\w+$", "")
                .replaceFirst("(?i)(?<![a-z0-9])" + phase.context() + "$", "")
                .replaceAll("^[-_+. ]+|[-_+. ]+$", "");
    }

    /** Ids differ from phase to phase, as Liquibase demands: the first changeset names the refactoring. */
    private String description(SequenceNumber number, Phase phase, String words) {
        Map<Phase, String> seen = descriptions.computeIfAbsent(number, unseen -> new LinkedHashMap<>());
        String first = seen.isEmpty() || seen.containsKey(phase)
                ? words
                : seen.values().iterator().next();
        seen.putIfAbsent(phase, first);
        return first;
    }

    /** Without a known dialect, changesets of one number and phase for different databases count once. */
    private boolean isTwinForAnotherDatabase(MigrationId id, ChangeSet changeSet) {
        Set<String> names = DbmsFilter.named(changeSet);
        Set<String> before = databases.putIfAbsent(new MigrationId(id.number(), "", id.phase()), names);
        return before != null && !before.isEmpty() && !names.isEmpty() && !before.equals(names);
    }

    /** Adds what was found wrong before a changeset could be read. */
    void add(Flaw flaw) {
        flaws.add(flaw);
    }

    /** Returns Liquibase's side of each migration. */
    Map<ChangesetKey, ChangeSet> changeSets() {
        return changeSets;
    }

    List<Migration> migrations() {
        return migrations;
    }

    /** Returns the statements of changesets that have no context. */
    List<Statement> earlier() {
        return earlier;
    }

    List<Flaw> flaws() {
        return flaws;
    }
}
