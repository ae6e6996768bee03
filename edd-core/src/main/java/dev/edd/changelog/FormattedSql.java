package dev.edd.changelog;

import dev.edd.migration.Dialect;
import dev.edd.migration.Flaw;
import dev.edd.migration.Flaw.Kind;
import dev.edd.migration.Phase;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import liquibase.ContextExpression;
import liquibase.Scope;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.exception.LiquibaseException;
import liquibase.parser.core.formattedsql.FormattedSqlChangeLogParser;
import liquibase.resource.AbstractResource;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.Resource;

/** A file of a phase's folder that is written as Liquibase's formatted SQL: Liquibase parses it, not we. */
final class FormattedSql {
    private final Dialect dialect;
    private final Set<String> allowed;

    FormattedSql(Dialect dialect, Set<String> allowed) {
        this.dialect = dialect;
        this.allowed = allowed;
    }

    /** Reads the changesets of a file; those without a context have that of their folder. */
    NativeReader read(ChangelogFile file, String text, Phase phase) {
        SingleFile accessor = new SingleFile(file.path(), text);
        String shown = file.location().path();
        String prefix = shown.substring(0, shown.length() - file.path().length());
        Gate gate = new Gate(allowed, new ChangeSetLocator(accessor, prefix));
        NativeReader reader = new NativeReader(accessor, gate, dialect);
        try {
            DatabaseChangeLog parsed = LiquibaseScope.call(
                    Map.of(Scope.Attr.resourceAccessor.name(), accessor), () -> new FormattedSqlChangeLogParser()
                            .parse(file.path(), new OwnProperties(gate, dialect), accessor));
            parsed.getChangeSets().forEach(changeSet -> placeIn(phase, changeSet));
            reader.read(parsed.getChangeSets());
        } catch (LiquibaseException e) {
            reader.add(unreadable(file, e));
        }
        gate.flaws().forEach(reader::add);
        return reader;
    }

    private static Flaw unreadable(ChangelogFile file, LiquibaseException failure) {
        String reason = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return new Flaw(
                Kind.UNREADABLE_CHANGELOG,
                file.location(),
                "%s cannot be parsed: %s".formatted(file.name(), reason),
                "Correct the file, or remove its first line: then it is plain SQL.");
    }

    private static void placeIn(Phase phase, ChangeSet changeSet) {
        if (changeSet.getContextFilter().isEmpty()) {
            changeSet.setContextFilter(new ContextExpression(phase.requiredContext()));
        }
    }

    /** Shows Liquibase one file, whatever holds it. */
    private static final class SingleFile extends AbstractResourceAccessor {
        private final String path;
        private final byte[] content;

        SingleFile(String path, String text) {
            this.path = path;
            this.content = text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public List<Resource> getAll(String asked) {
            return asked.replaceFirst("^/", "").toLowerCase(Locale.ROOT).equals(path.toLowerCase(Locale.ROOT))
                    ? List.of(new Content())
                    : List.of();
        }

        @Override
        public List<Resource> search(String asked, boolean recursive) {
            return getAll(asked);
        }

        @Override
        public List<String> describeLocations() {
            return List.of(path);
        }

        @Override
        public void close() {}

        private final class Content extends AbstractResource {
            Content() {
                super(path, URI.create("edd:/"));
            }

            @Override
            public InputStream openInputStream() {
                return new ByteArrayInputStream(content);
            }

            @Override
            public boolean exists() {
                return true;
            }

            @Override
            public Resource resolve(String other) {
                return this;
            }

            @Override
            public Resource resolveSibling(String other) {
                return this;
            }
        }
    }
}
