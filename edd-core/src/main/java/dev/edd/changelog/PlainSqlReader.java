package dev.edd.changelog;

import dev.edd.changelog.ChangelogFile.NotUtf8Exception;
import dev.edd.changelog.FileName.UnreadableNameException;
import dev.edd.migration.ChangesetKey;
import dev.edd.migration.Dialect;
import dev.edd.migration.Flaw;
import dev.edd.migration.Flaw.Kind;
import dev.edd.migration.Migration;
import dev.edd.migration.MigrationId;
import dev.edd.migration.Phase;
import dev.edd.migration.SequenceNumber;
import dev.edd.sql.SqlText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import liquibase.changelog.ChangeSet;

/** Turns files of plain SQL into migrations, one each. */
final class PlainSqlReader {
    /** The author under which Liquibase records plain-SQL migrations. */
    static final String AUTHOR = "edd";

    /** What Java puts for bytes of a name that are no letters to it; in the history, it would name another changeset. */
    private static final char UNREADABLE = '\uFFFD';

    private final Dialect dialect;
    private final Set<String> allowed;
    private final Function<Phase, String> contexts;
    private final List<Migration> migrations = new ArrayList<>();
    private final List<Flaw> flaws = new ArrayList<>();
    private final Map<ChangesetKey, ChangeSet> formatted = new HashMap<>();
    private final Set<SequenceNumber> numbers = new HashSet<>();

    /** Takes what is allowed by name, and what gives a migration its contexts: usually its phase. */
    PlainSqlReader(Dialect dialect, Set<String> allowed, Function<Phase, String> contexts) {
        this.dialect = dialect;
        this.allowed = allowed;
        this.contexts = contexts;
    }

    /** Reads a file of a phase's folder. */
    void read(Draft draft, Phase phase) {
        ChangelogFile file = draft.file();
        if (file.path().indexOf(UNREADABLE) >= 0) {
            flaws.add(new Flaw(
                    Kind.UNREADABLE_FILE_NAME,
                    file.location(),
                    "%s has letters that this build's locale cannot read.".formatted(file.name()),
                    "Run the build in a locale of UTF-8, as with LC_ALL=C.UTF-8, or name the file in plain letters."));
            return;
        }
        try {
            FileName name = FileName.parse(file.name());
            numbers.add(name.number());
            read(draft, new MigrationId(name.number(), name.description(), phase));
        } catch (UnreadableNameException e) {
            flaws.add(new Flaw(
                    e.numberTooLarge() ? Kind.SEQUENCE_NUMBER_TOO_LARGE : Kind.UNREADABLE_FILE_NAME,
                    file.location(),
                    "%s %s.".formatted(file.name(), e.getMessage()),
                    "Rename the file to %s.".formatted(FileName.FORM)));
        }
    }

    private void read(Draft draft, MigrationId id) {
        ChangelogFile file = draft.file();
        try {
            String text = draft.text();
            if (draft.isFormatted()) {
                add(new FormattedSql(dialect, allowed).read(file, text, id.phase()));
            } else {
                read(file, id, text, draft.sql());
            }
        } catch (NotUtf8Exception e) {
            flaws.add(new Flaw(
                    Kind.NOT_UTF_8,
                    file.location().atLine(e.line()),
                    "%s holds %s.".formatted(id, e.found()),
                    "Save the file as UTF-8, for example: iconv -f %s -t UTF-8 %s"
                            .formatted(e.charset(), file.name())));
        } catch (IOException e) {
            flaws.add(new Flaw(
                    Kind.UNREADABLE_FILE,
                    file.location(),
                    "%s cannot be read: %s.".formatted(file.name(), e),
                    "Make the file readable for the user who runs the build."));
        }
    }

    private void read(ChangelogFile file, MigrationId id, String text, SqlText sql) {
        DirectiveReader directives = new DirectiveReader();
        sql.comments().forEach(comment -> directives.read(comment.text(), comment.location(), comment.leading()));
        flaws.addAll(directives.flaws());
        sql.unterminated()
                .forEach(open -> flaws.add(new Flaw(
                        Kind.UNTERMINATED_TEXT,
                        open.location(),
                        "%s opens a %s and never closes it.".formatted(id, open.kind()),
                        "Close it, or remove what opens it.")));
        if (sql.statements().isEmpty()) {
            flaws.add(new Flaw(
                    Kind.EMPTY_MIGRATION,
                    file.location(),
                    "%s holds no statement.".formatted(id),
                    "Write the statement, or delete the file: a refactoring needs only the phases it uses."));
            return;
        }
        ChangesetKey key = new ChangesetKey(Long.toString(id.number().value()), AUTHOR, file.path());
        Migration.Source source = new Migration.Source(
                key, file.location(), () -> Checksum.of(text, directiveLines(sql)), contexts.apply(id.phase()));
        migrations.add(new Migration(id, source, directives.directives(), sql.statements()));
    }

    private static Set<String> directiveLines(SqlText sql) {
        if (sql.comments().isEmpty()) {
            return Set.of();
        }
        return sql.comments().stream()
                .map(comment -> comment.text().strip())
                .filter(DirectiveReader::isDirective)
                .collect(Collectors.toSet());
    }

    private void add(NativeReader reader) {
        migrations.addAll(reader.migrations());
        flaws.addAll(reader.flaws());
        formatted.putAll(reader.changeSets());
    }

    /** Returns the changesets that Liquibase itself parsed. */
    Map<ChangesetKey, ChangeSet> formatted() {
        return formatted;
    }

    /** Adds what was found wrong before a file could be read. */
    void add(Flaw flaw) {
        flaws.add(flaw);
    }

    List<Migration> migrations() {
        return migrations;
    }

    List<Flaw> flaws() {
        return flaws;
    }

    /** Returns the numbers of all files, those without a readable text included. */
    Set<SequenceNumber> numbers() {
        return numbers;
    }
}
