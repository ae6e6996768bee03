package dev.edd.changelog;

import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.migration.Flaw;
import dev.edd.migration.Flaw.Kind;
import dev.edd.migration.Location;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import liquibase.Scope;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.exception.LiquibaseException;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.resource.ZipResourceAccessor;

/** A changelog in one of Liquibase's own formats: XML, YAML, JSON or formatted SQL. */
public final class NativeChangelog implements ChangelogSource {
    /** Liquibase's messages begin with the classes of those that they wrap. */
    private static final Pattern CLASSES = Pattern.compile("^(?:[\\w.$]+(?:Exception|Error): )+");

    private final String file;
    private final Path base;
    private final List<Path> roots;
    private final Set<String> allowed;
    private Optional<DatabaseChangeLog> parsed = Optional.empty();
    private Map<String, Object> scope = Map.of();

    /**
     * Takes the changelog file, relative to one of the roots or to the base, or inside a jar:
     * {@code target/shop.jar!/db/changelog/master.xml}.
     *
     * @param base what locations are shown relative to
     * @param roots the folders whose content ends up at the top of the jar, such as {@code src/main/resources}: a file
     *     below one of them has the same path, and so the same history, as in the jar
     */
    public NativeChangelog(String file, Path base, List<Path> roots) {
        this(file, base, roots, Set.of());
    }

    /**
     * Takes the same, and what the changelog may do besides changing the database by changes that come to SQL alone:
     * {@code executeCommand}, {@code customChange}, {@code env.SCHEMA}.
     */
    public NativeChangelog(String file, Path base, List<Path> roots, Set<String> allowed) {
        this.file = file;
        this.base = base;
        this.roots = List.copyOf(roots);
        this.allowed = Set.copyOf(allowed);
    }

    @Override
    public Changelog read(Dialect dialect) {
        Optional<Root> root = locate();
        if (root.isEmpty()) {
            String looked = candidates().stream()
                    .map(candidate -> shown(candidate.directory.resolve(candidate.path)))
                    .collect(Collectors.joining(", "));
            return flawed(
                    Kind.NO_CHANGELOG,
                    "The changelog file %s does not exist.".formatted(file),
                    "Set edd.changelogFile to a file that does; looked at %s.".formatted(looked));
        }
        try {
            return read(root.get(), root.get().open(), dialect);
        } catch (IOException e) {
            return unreadable(e);
        }
    }

    private Changelog read(Root root, ResourceAccessor files, Dialect dialect) {
        Gate gate = new Gate(allowed, new ChangeSetLocator(files, shownPrefix(root)));
        ResourceAccessor guarded = new GuardedFiles(files, root.directory, gate);
        scope = Map.of(Scope.Attr.resourceAccessor.name(), guarded, Gate.SCOPE, gate);
        try {
            return LiquibaseScope.call(scope, () -> read(root, guarded, gate, dialect));
        } catch (LiquibaseException e) {
            // Whatever was refused kept Liquibase from going on.
            return gate.flaws().isEmpty() ? unreadable(e) : new Changelog(file, List.of(), gate.flaws());
        }
    }

    private Changelog unreadable(Exception e) {
        return flawed(
                Kind.UNREADABLE_CHANGELOG,
                "%s cannot be parsed: %s".formatted(file, firstLine(e)),
                "Correct the file; plain Liquibase stops at the same place.");
    }

    @Override
    public Map<String, Object> scope() {
        return scope;
    }

    @Override
    public SettingsFile settings() {
        return locate().map(this::settings).orElse(SettingsFile.NONE);
    }

    private SettingsFile settings(Root root) {
        String folder = root.path.contains("/") ? root.path.substring(0, root.path.lastIndexOf('/')) : "";
        String shown = (shownPrefix(root) + folder).replaceFirst("/$", "");
        if (!root.jar) {
            return PlainSqlFolder.settings(root.directory.resolve(folder), shown, allowed);
        }
        try (FileSystem zip = FileSystems.newFileSystem(root.directory)) {
            return PlainSqlFolder.settings(zip.getPath("/" + folder), shown, allowed);
        } catch (IOException | ProviderNotFoundException e) {
            return SettingsFile.NONE; // Whoever reads the changelog says so.
        }
    }

    @Override
    public boolean isSql() {
        return false;
    }

    @Override
    public DatabaseChangeLog changesets(Changelog changelog) {
        return parsed.orElseThrow(() -> new IllegalStateException("The changelog was not read, or not by this source"));
    }

    private Changelog read(Root root, ResourceAccessor accessor, Gate gate, Dialect dialect) throws LiquibaseException {
        DatabaseChangeLog changeLog = new GuardedParser().parse(root.path, new OwnProperties(gate, dialect), accessor);
        parsed = Optional.of(changeLog);
        new ChangeSetCheck(gate)
                .check(
                        file,
                        changeLog.getPreconditions(),
                        Location.of(gate.locator().shown(root.path)));
        NativeReader reader = new NativeReader(accessor, gate, dialect);
        reader.read(changeLog.getChangeSets());
        if (changeLog.getChangeSets().isEmpty()
                && changeLog.getSkippedChangeSets().isEmpty()) {
            return flawed(
                    Kind.NO_CHANGELOG,
                    "%s holds no changeset.".formatted(file),
                    "Add a changeset whose context is \"@initial\".");
        }
        gate.flaws().forEach(reader::add);
        return new Changelog(file, reader.migrations(), reader.flaws()).on(reader.earlier());
    }

    private Changelog flawed(Kind kind, String what, String fix) {
        return new Changelog(file, List.of(), List.of(new Flaw(kind, Location.of(file), what, fix)));
    }

    private static String firstLine(Exception e) {
        Throwable cause = e;
        while (cause.getMessage() == null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String line = String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString());
        return CLASSES.matcher(line).replaceFirst("").replaceFirst(":$", "");
    }

    private String shown(Path path) {
        return new ShownPath(base).of(path, file);
    }

    private String shownPrefix(Root root) {
        String prefix = shown(root.directory);
        return prefix.isEmpty() ? "" : prefix + (root.jar ? "!/" : "/");
    }

    private Optional<Root> locate() {
        int inner = file.indexOf("!");
        if (inner >= 0) {
            Path jar = base.resolve(file.substring(0, inner));
            Root root = new Root(jar, file.substring(inner + 1).replaceFirst("^/", ""), true);
            return Files.isRegularFile(jar) ? Optional.of(root) : Optional.empty();
        }
        return candidates().stream().filter(Root::exists).findFirst();
    }

    private List<Root> candidates() {
        List<Root> candidates = new ArrayList<>();
        Path whole = base.resolve(file).normalize();
        for (Path root : roots) {
            if (whole.startsWith(root)) {
                candidates.add(
                        0, new Root(root, root.relativize(whole).toString().replace('\\', '/'), false));
            } else if (!Path.of(file).isAbsolute()) {
                candidates.add(new Root(root, file, false));
            }
        }
        Path directory = whole.startsWith(base) ? base : whole.getParent();
        if (directory != null) {
            candidates.add(
                    new Root(directory, directory.relativize(whole).toString().replace('\\', '/'), false));
        }
        return candidates;
    }

    /** A folder or jar, and the changelog's path in it, which is the path that Liquibase records. */
    private record Root(Path directory, String path, boolean jar) {
        boolean exists() {
            return Files.isRegularFile(directory.resolve(path));
        }

        ResourceAccessor open() throws IOException {
            try {
                return jar ? new ZipResourceAccessor(directory) : new DirectoryResourceAccessor(directory);
            } catch (IllegalArgumentException e) {
                // So Liquibase says that a file is no jar.
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}
