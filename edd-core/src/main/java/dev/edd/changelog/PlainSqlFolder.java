package dev.edd.changelog;

import dev.edd.migration.Changelog;
import dev.edd.migration.Dialect;
import dev.edd.migration.Flaw;
import dev.edd.migration.Flaw.Kind;
import dev.edd.migration.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import liquibase.changelog.DatabaseChangeLog;

/** A changelog in the plain-SQL layout, in a folder or inside a jar. */
public final class PlainSqlFolder implements ChangelogSource {
    /** Where a jar usually holds its changelog; the second is that of an executable Spring Boot jar. */
    private static final List<String> IN_JAR = List.of("db/changelog", "BOOT-INF/classes/db/changelog");

    /** What allows links that lead out of the folder. */
    private static final String LINKS = "links";

    private final String place;
    private final Path base;
    private final Path folder;
    private final String display;
    private final Set<String> allowed;
    private Optional<PlainSqlLayout> layout = Optional.empty();

    /**
     * Takes the folder, or a jar, or a folder inside a jar: {@code target/shop.jar!/db/changelog}.
     *
     * @param base what a relative folder is relative to, and what locations are shown relative to
     */
    public PlainSqlFolder(String folder, Path base) {
        this(folder, base, Set.of());
    }

    /**
     * Takes the same, and what the changelog may do besides changing the database: {@code links} lets symbolic links lead
     * out of the folder, {@code env.SCHEMA} gives formatted SQL that variable of the environment.
     */
    public PlainSqlFolder(String folder, Path base, Set<String> allowed) {
        this.allowed = Set.copyOf(allowed);
        this.place = folder;
        this.base = base;
        this.folder = base.resolve(folder);
        String shown = new ShownPath(base).of(this.folder, folder);
        this.display = shown.isEmpty() ? "." : shown;
    }

    @Override
    public Changelog read(Dialect dialect) {
        int inner = place.indexOf("!");
        if (inner >= 0 && !Files.exists(folder)) {
            return readJar(base.resolve(place.substring(0, inner)), List.of(place.substring(inner + 1)), dialect);
        }
        return Files.isRegularFile(folder) ? readJar(folder, IN_JAR, dialect) : readFolder(folder, display, dialect);
    }

    @Override
    public SettingsFile settings() {
        int inner = place.indexOf("!");
        if (inner >= 0 && !Files.exists(folder)) {
            return settings(base.resolve(place.substring(0, inner)), List.of(place.substring(inner + 1)));
        }
        return Files.isRegularFile(folder) ? settings(folder, IN_JAR) : settings(folder, display, allowed);
    }

    private SettingsFile settings(Path jar, List<String> candidates) {
        String shownJar = display.replaceFirst("!.*", "");
        try (FileSystem zip = FileSystems.newFileSystem(jar)) {
            for (String candidate : candidates) {
                if (Files.isDirectory(zip.getPath(candidate))) {
                    return settings(
                            zip.getPath(candidate), shownJar + "!/" + candidate.replaceFirst("^/", ""), allowed);
                }
            }
        } catch (IOException | ProviderNotFoundException e) {
            // Whoever reads the changelog says so.
        }
        return SettingsFile.NONE;
    }

    /**
     * Returns what a folder's own file says.
     *
     * @param allowed what the changelog may do beyond SQL
     */
    static SettingsFile settings(Path root, String shown, Set<String> allowed) {
        Path file = root.resolve(EddChangeLogParser.FILE);
        Location location =
                Location.of(shown.isEmpty() ? EddChangeLogParser.FILE : shown + "/" + EddChangeLogParser.FILE);
        try {
            if (!Files.isRegularFile(file) || (!allowed.contains(LINKS) && leads(file, root))) {
                // A link to somewhere else is a flaw, which whoever reads the changelog finds.
                return SettingsFile.NONE;
            }
            return new SettingsFile(
                    location, new ChangelogFile(file.toString(), location, () -> Files.readAllBytes(file)).text(), "");
        } catch (IOException e) {
            return new SettingsFile(location, "", e.toString());
        }
    }

    @Override
    public boolean isSql() {
        return true;
    }

    @Override
    public DatabaseChangeLog changesets(Changelog changelog) {
        return layout.orElseThrow(() -> new IllegalStateException("The changelog was not read"))
                .changesets();
    }

    private Changelog readJar(Path jar, List<String> candidates, Dialect dialect) {
        String shownJar = display.replaceFirst("!.*", "");
        try (FileSystem zip = FileSystems.newFileSystem(jar)) {
            for (String candidate : candidates) {
                Path inside = zip.getPath(candidate);
                if (Files.isDirectory(inside)) {
                    return readFolder(inside, shownJar + "!/" + candidate.replaceFirst("^/", ""), dialect);
                }
            }
            return none("%s has no folder %s.".formatted(shownJar, String.join(" or ", candidates)));
        } catch (IOException | ProviderNotFoundException e) {
            return none("%s cannot be opened as a jar: %s.".formatted(shownJar, e));
        }
    }

    private Changelog readFolder(Path root, String shown, Dialect dialect) {
        if (!Files.isDirectory(root)) {
            return none("The changelog directory %s does not exist.".formatted(shown));
        }
        Finder finder = new Finder(root, shown, allowed.contains(LINKS));
        try {
            Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, finder);
        } catch (IOException e) {
            throw new UncheckedIOException("The visitor turns every failure into a flaw", e);
        }
        layout = Optional.of(
                PlainSqlLayout.read(shown, new PlainSqlLayout.Found(finder.files, finder.flaws), dialect, allowed));
        return layout.get().changelog();
    }

    private Changelog none(String what) {
        Flaw flaw = new Flaw(
                Kind.NO_CHANGELOG,
                Location.of(display),
                what,
                "Set edd.changelogDirectory to the folder that holds initial/, transition/ and finalization/, or create "
                        + "the first migration with: mvn edd:create -Dedd.name=\"what it does\"");
        return new Changelog(display, List.of(), List.of(flaw));
    }

    /** Returns whether a file is a link that leads out of a folder. */
    private static boolean leads(Path file, Path out) {
        try {
            return Files.isSymbolicLink(file) && !file.toRealPath().startsWith(out.toRealPath());
        } catch (IOException e) {
            // It leads nowhere, as whoever reads it finds.
            return false;
        }
    }

    /** Collects the files below a folder, symbolic links followed. */
    private static final class Finder extends SimpleFileVisitor<Path> {
        private final Path root;
        private final String shown;
        private final boolean links;
        private final Map<Path, String> folders = new HashMap<>();
        private final List<ChangelogFile> files = new ArrayList<>();
        private final List<Flaw> flaws = new ArrayList<>();

        Finder(Path root, String shown, boolean links) {
            this.root = root;
            this.shown = shown;
            this.links = links;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            boolean below = !directory.equals(root);
            return below && (isHidden(directory) || isOutside(directory))
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        /** Returns whether it is a link that leads out of the folder, and so is a flaw. */
        private boolean isOutside(Path file) {
            if (links || !leads(file, root)) {
                return false;
            }
            flaws.add(new Flaw(
                    Kind.FILE_OUTSIDE_CHANGELOG,
                    location(path(file)),
                    "%s links to a place outside of %s.".formatted(path(file), shown),
                    "Put the file itself there. If you trust whoever wrote the changelog, allow all links: -Dedd.allow=%s"
                            .formatted(LINKS)));
            return true;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isHidden(file) || isOutside(file)) {
                return FileVisitResult.CONTINUE;
            }
            String path = path(file);
            if (attributes.isOther()) {
                flaws.add(new Flaw(
                        Kind.UNREADABLE_FILE,
                        location(path),
                        "%s is no file, but a pipe or a device.".formatted(path),
                        "Remove it, or put a file there."));
            } else {
                files.add(new ChangelogFile(path, location(path), () -> Files.readAllBytes(file)));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            boolean loop = e instanceof FileSystemLoopException;
            flaws.add(new Flaw(
                    loop ? Kind.SYMLINK_LOOP : Kind.UNREADABLE_FILE,
                    location(path(file)),
                    loop
                            ? "%s links to a folder that it lies in.".formatted(path(file))
                            : "%s cannot be read: %s.".formatted(path(file), e),
                    loop ? "Remove the symbolic link." : "Make it readable for the user who runs the build."));
            return FileVisitResult.CONTINUE;
        }

        private String path(Path file) {
            Path directory = file.getParent();
            return directory == null || directory.equals(root)
                    ? relative(file)
                    : folders.computeIfAbsent(directory, this::relative) + "/" + file.getFileName();
        }

        private String relative(Path file) {
            return root.relativize(file).toString().replace('\\', '/');
        }

        private Location location(String path) {
            return Location.of(shown + "/" + path);
        }

        private static boolean isHidden(Path file) {
            Path name = file.getFileName();
            return name != null && name.toString().startsWith(".");
        }
    }
}
