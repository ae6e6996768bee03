package dev.edd.changelog;

import dev.edd.migration.Directives;
import dev.edd.migration.Directives.BackfillKey;
import dev.edd.migration.Directives.Directive;
import dev.edd.migration.Directives.Name;
import dev.edd.migration.Flaw;
import dev.edd.migration.Location;
import dev.edd.migration.Nearest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code --edd name: value} and {@code --rollback …} out of a file's comment lines. */
final class DirectiveReader {
    /** At most one blank, so that a guide can show a directive without being one. */
    private static final Pattern DIRECTIVE =
            Pattern.compile("--(?:edd(?!\\w)|\\sedd(?=[\\s:]|$))(.*)", Pattern.CASE_INSENSITIVE);

    private static final Pattern NAME_AND_VALUE = Pattern.compile("([\\w-]+)\\s*(?::\\s*(.*))?");
    private static final Pattern ROLLBACK = Pattern.compile("--\\s?rollback\\s+(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBERS = Pattern.compile("\\d{1,18}+(?:[,\\s]++\\d{1,18}+)*+");
    private static final Pattern ALLOW = Pattern.compile("[\\w-]+\\s+\\S.*");
    private static final Pattern QUERY =
            Pattern.compile("[(\\s]*+(?:SELECT|WITH|VALUES|TABLE)\\b", Pattern.CASE_INSENSITIVE);
    private static final List<String> NAMES = Arrays.stream(Name.values())
            .filter(name -> name != Name.ROLLBACK)
            .map(Name::toString)
            .toList();

    private final List<Directive> directives = new ArrayList<>();
    private final List<Flaw> flaws = new ArrayList<>();

    /** Returns whether a comment tells how to run a file, so that the line it begins is no part of what runs. */
    static boolean isDirective(String comment) {
        return isOurs(comment) || ROLLBACK.matcher(comment.strip()).matches();
    }

    /** Returns whether a comment is one of {@code --edd …}, well written or not. */
    static boolean isOurs(String comment) {
        return DIRECTIVE.matcher(comment.strip()).matches();
    }

    /** Reads one comment line, its {@code --} included; a comment that is no directive is passed over. */
    void read(String comment, Location location, boolean beforeFirstStatement) {
        String line = comment.strip();
        Matcher rollback = ROLLBACK.matcher(line);
        if (rollback.matches()) {
            directives.add(new Directive(Name.ROLLBACK, rollback.group(1).strip(), location));
            return;
        }
        Matcher directive = DIRECTIVE.matcher(line);
        if (directive.matches()) {
            if (beforeFirstStatement) {
                readDirective(line, directive.group(1).strip(), location);
            } else {
                flaws.add(new Flaw(
                        Flaw.Kind.MISPLACED_DIRECTIVE,
                        location,
                        "\"%s\" stands behind the first statement.".formatted(line),
                        isSecondBackfill(directive.group(1).strip())
                                ? "Move it, and the statement behind it, to a refactoring of its own: a transition has one backfill."
                                : "Move the line to the top of the file."));
            }
        }
    }

    private boolean isSecondBackfill(String text) {
        return text.toLowerCase(Locale.ROOT).startsWith("backfill")
                && directives.stream().anyMatch(directive -> directive.name() == Name.BACKFILL);
    }

    private void readDirective(String line, String text, Location location) {
        Matcher parts = NAME_AND_VALUE.matcher(text);
        Optional<Name> name = parts.matches() ? known(parts.group(1)) : Optional.empty();
        if (name.isEmpty()) {
            List<String> nearest = Nearest.to(firstWord(text), NAMES);
            flaws.add(new Flaw(
                    Flaw.Kind.UNKNOWN_DIRECTIVE,
                    location,
                    "\"%s\" names no directive.".formatted(line),
                    "Write \"--edd %s: …\"; the directives are %s."
                            .formatted(nearest.get(0), String.join(", ", nearest))));
            return;
        }
        String value = Optional.ofNullable(parts.group(2)).orElse("").strip();
        String form = expected(name.get(), value);
        if (form.isEmpty()) {
            directives.add(new Directive(name.get(), value, location));
        } else {
            flaws.add(new Flaw(
                    Flaw.Kind.UNREADABLE_DIRECTIVE,
                    location,
                    "\"--edd %s\" has the value \"%s\".".formatted(name.get(), value),
                    "Write \"--edd %s: %s\".".formatted(name.get(), form)));
        }
    }

    private static String firstWord(String text) {
        return text.replaceFirst("^\\W+", "").split("\\W", 2)[0];
    }

    private static Optional<Name> known(String word) {
        return NAMES.contains(word.toLowerCase(Locale.ROOT))
                ? Optional.of(Name.valueOf(word.toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** Returns the form that a value should have had, or an empty text where it has it. */
    private static String expected(Name name, String value) {
        return switch (name) {
            case RELEASE -> value.matches("\\d\\S*") ? "" : "2.4.0";
            case REQUIRES -> NUMBERS.matcher(value).matches() ? "" : "0005, 0006";
            case BACKFILL -> BackfillKey.isReadable(value) ? "" : "inventory by id";
            case REPEAT -> value.matches("(?i)until\\s+0\\s+rows") ? "" : "until 0 rows";
            case CHUNK -> value.matches("[1-9]\\d{0,6}") ? "" : "5000";
            case PAUSE -> value.matches("\\d{1,6}\\s*(ms|s)") ? "" : "20ms";
            case REMAINING -> isQuery(value) ? "" : "SELECT COUNT(*) FROM inventory WHERE location_code IS NULL";
            case CHECK -> isQuery(value) ? "" : "SELECT id FROM inventory WHERE location_code = ''";
            case EXPIRES -> isDate(value) ? "" : "2027-03-31";
            case ALLOW -> ALLOW.matcher(value).matches() ? "" : "<rule> <the reason why it does not apply here>";
            case ROLLBACK -> "";
        };
    }

    private static boolean isQuery(String value) {
        return QUERY.matcher(value).lookingAt();
    }

    private static boolean isDate(String value) {
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    Directives directives() {
        return new Directives(directives);
    }

    List<Flaw> flaws() {
        return flaws;
    }
}
