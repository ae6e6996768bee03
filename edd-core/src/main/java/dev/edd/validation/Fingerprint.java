package dev.edd.validation;

import dev.edd.migration.Changelog;
import dev.edd.migration.Location;
import dev.edd.migration.Migration;
import dev.edd.migration.Statement;
import dev.edd.rule.Finding;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a finding is recognised by later: not its line, which moves with every change above it.
 *
 * @param statement a digest of the statement that the finding is about, or else of what it says
 */
public record Fingerprint(String rule, String path, String statement) {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int DIGITS = 16;

    /** Returns what tells the fingerprint of findings about a changelog. */
    public static Function<Finding, Fingerprint> in(Changelog changelog) {
        Owners owners = new Owners(changelog);
        return finding -> {
            String text = owners.of(finding.location()).stream()
                    .map(migration -> text(migration, finding.location()))
                    .collect(Collectors.joining());
            return new Fingerprint(
                    finding.rule().id(), finding.location().path(), digest(text.isEmpty() ? finding.what() : text));
        };
    }

    /** Returns all of it as one word, which differs for each of several findings that are alike otherwise. */
    public String word(int occurrence) {
        return digest("%s\n%s\n%s\n%s".formatted(rule, path, statement, occurrence));
    }

    /** Returns the statements that begin on the last line, up to the finding's, on which any does. */
    private static String text(Migration migration, Location location) {
        List<Statement> statements = migration.statements();
        int begin = statements.stream()
                .mapToInt(statement -> statement.location().line())
                .filter(line -> line <= location.line())
                .max()
                .orElse(-1);
        return statements.stream()
                .filter(statement -> statement.location().line() == begin)
                .map(Statement::text)
                .collect(Collectors.joining(";"));
    }

    private static String digest(String text) {
        return Migration.Digest.of(SPACE.matcher(text).replaceAll(" ")).substring(0, DIGITS);
    }
}
