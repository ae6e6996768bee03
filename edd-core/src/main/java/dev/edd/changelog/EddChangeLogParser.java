package dev.edd.changelog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Flaw;
import dev.edd.migration.Location;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import liquibase.Scope;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.exception.ChangeLogParseException;
import liquibase.parser.ChangeLogParser;
import liquibase.resource.Resource;
import liquibase.resource.ResourceAccessor;

/**
 * Lets Liquibase, and so Spring Boot, read a plain-SQL changelog: {@code edd.yaml} stands for the folder it lies in, in
 * a working tree and in a jar alike. Liquibase finds the class through {@code META-INF/services}.
 */
public final class EddChangeLogParser implements ChangeLogParser {
    /** The file that stands for the folder. */
    static final String FILE = "edd.yaml";

    private static final int ABOVE_LIQUIBASE_YAML = PRIORITY_DEFAULT + 50;

    /** Is called by Liquibase's service locator. */
    public EddChangeLogParser() {}

    @Override
    public int getPriority() {
        return ABOVE_LIQUIBASE_YAML;
    }

    @Override
    public boolean supports(String changeLogFile, ResourceAccessor resourceAccessor) {
        return changeLogFile.substring(changeLogFile.lastIndexOf('/') + 1).equals(FILE);
    }

    @Override
    public DatabaseChangeLog parse(String file, ChangeLogParameters parameters, ResourceAccessor accessor)
            throws ChangeLogParseException {
        try {
            String folder = file.substring(0, file.length() - FILE.length());
            List<ChangelogFile> files = files(folder, accessor);
            PlainSqlLayout layout = PlainSqlLayout.read(
                    folder,
                    new PlainSqlLayout.Found(files, List.of()),
                    dialect(),
                    Gate.current().map(Gate::allowed).orElse(Set.of()));
            List<Flaw> flaws = layout.changelog().flaws();
            if (!flaws.isEmpty()) {
                throw new ChangeLogParseException(flaws.stream()
                        .map(EddChangeLogParser::line)
                        .collect(Collectors.joining("\n", "The changelog of " + file + " cannot be read:\n", "")));
            }
            DatabaseChangeLog changeLog = layout.changesets();
            changeLog.setPhysicalFilePath(file);
            changeLog.setChangeLogParameters(parameters);
            return changeLog;
        } catch (IOException e) {
            throw new ChangeLogParseException("The changelog of " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String line(Flaw flaw) {
        return "  %s: %s %s".formatted(flaw.location(), flaw.what(), flaw.fix());
    }

    /** Returns the files of the phases' folders; the same file in a jar and in a working tree counts once. */
    private static List<ChangelogFile> files(String folder, ResourceAccessor accessor)
            throws IOException, ChangeLogParseException {
        // Spring Boot says "classpath:/db/changelog/", and finds "/db/changelog/initial/0001_create.sql".
        String shared = folder.replaceFirst("^(classpath\\*?:)?/?", "");
        Map<String, Resource> byPath = new LinkedHashMap<>();
        for (Resource resource : accessor.search(folder.isEmpty() ? "/" : folder, true)) {
            String path = resource.getPath();
            String relative = path.substring(path.indexOf(shared) + shared.length());
            Resource twin = byPath.putIfAbsent(relative, resource);
            if (twin != null && !Arrays.equals(bytes(twin), bytes(resource))) {
                throw new ChangeLogParseException(
                        "The class path holds two different files %s: %s and %s. Remove one of the two."
                                .formatted(path, twin.getUri(), resource.getUri()));
            }
        }
        List<ChangelogFile> files = new ArrayList<>();
        byPath.forEach((relative, resource) -> {
            if (!relative.startsWith(".") && !relative.contains("/.")) {
                files.add(new ChangelogFile(relative, location(resource.getPath()), () -> bytes(resource)));
            }
        });
        return files;
    }

    /** Returns the file as people know it where the changelog is read on our behalf, and else as Liquibase does. */
    private static Location location(String path) {
        return Location.of(
                Gate.current().map(gate -> gate.locator().shown(path)).orElse(path));
    }

    private static byte[] bytes(Resource resource) throws IOException {
        try (InputStream in = resource.openInputStream()) {
            return in.readAllBytes();
        }
    }

    private static Dialect dialect() {
        Database database = Scope.getCurrentScope().getDatabase();
        return database == null ? Dialect.OTHER : Dialect.ofUrl("jdbc:" + database.getShortName() + ":");
    }
}
