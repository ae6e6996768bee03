package dev.edd.changelog;

import dev.edd.migration.Flaw;
import dev.edd.migration.Flaw.Kind;
import dev.edd.migration.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import liquibase.Scope;

/**
 * What a changelog may ask of the machine that reads and runs it. A changelog comes out of an artifact: it may change
 * the database it is run on, and nothing else unless whoever runs it has allowed that by name.
 */
final class Gate {
    /** Under which Liquibase's scope holds the gate of the changelog that is being read. */
    static final String SCOPE = "dev.edd.gate";

    /** What the known doors lead to. */
    private static final Map<String, String> DOORS = Map.of(
            "executeCommand", "runs a program on the machine that migrates",
            "customChange", "runs a Java class",
            "customPrecondition", "runs a Java class",
            "filter", "loads a Java class",
            "resourceFilter", "loads a Java class",
            "resourceComparator", "loads a Java class",
            "modifySql", "changes the SQL after it was judged",
            "runWith", "hands the SQL to another program than the database's driver",
            "output", "writes into the log of the build");

    private final Set<String> allowed;
    private final ChangeSetLocator locator;
    private final List<Flaw> flaws = new ArrayList<>();
    private final List<String> open = new ArrayList<>();

    /** Takes what is allowed beyond SQL: {@code executeCommand}, {@code env.SCHEMA}, {@code ../shared/master.xml}. */
    Gate(Set<String> allowed, ChangeSetLocator locator) {
        this.allowed = Set.copyOf(allowed);
        this.locator = locator;
    }

    /** Returns the gate of the changelog that Liquibase is reading on our behalf; empty if it is not on ours. */
    static Optional<Gate> current() {
        return Optional.ofNullable(Scope.getCurrentScope().get(SCOPE, Gate.class));
    }

    /** Returns what is allowed by name. */
    Set<String> allowed() {
        return allowed;
    }

    /** Returns what finds lines in the changelog's files. */
    ChangeSetLocator locator() {
        return locator;
    }

    /** Returns the files that are being parsed, each included by the one before it; the parser keeps the list. */
    List<String> open() {
        return open;
    }

    boolean allows(String name) {
        return allowed.contains(name);
    }

    /**
     * Lets something that is more than SQL pass, or refuses it.
     *
     * @param user what uses it, such as a changeset
     * @param door Liquibase's name for it
     */
    void pass(String user, String door, Location location) {
        if (!allows(door)) {
            refuse(
                    Kind.UNTRUSTED_CHANGE,
                    location,
                    "%s uses %s, which %s."
                            .formatted(user, door, DOORS.getOrDefault(door, "may do more than change the database")),
                    "Write it as SQL. If you trust whoever wrote the changelog, allow it by name: -Dedd.allow=%s"
                            .formatted(door));
        }
    }

    /** Refuses a file of another place than the changelog's. */
    void refuseFile(String path, String root, Location location) {
        refuse(
                Kind.FILE_OUTSIDE_CHANGELOG,
                location,
                "%s lies outside of %s.".formatted(path, root.equals(".") ? "the project" : root),
                "Move what is needed into the changelog. If you trust whoever wrote it, allow it by name: -Dedd.allow=%s"
                        .formatted(path));
    }

    /** Refuses whatever it is; the same refusal counts once. */
    void refuse(Kind kind, Location location, String what, String fix) {
        Flaw flaw = new Flaw(kind, location, what, fix);
        if (!flaws.contains(flaw)) {
            flaws.add(flaw);
        }
    }

    /** Returns what was refused so far, in the order of the reading. */
    List<Flaw> flaws() {
        return List.copyOf(flaws);
    }
}
