package dev.edd.rule;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a fix a whole: gives its refactorings an initial where they would have none, as their later phases would never run,
 * and says what becomes of the statement's other actions.
 */
final class PreparedFix {
    private static final Pattern HEADING =
            Pattern.compile("(?m)^-- (initial|transition|finalization)(?: of .*?(\\d+))?$");

    private static final String INITIAL =
            "-- initial%s\nSELECT 1; -- nothing is to be prepared, but later phases run behind an initial only\n";

    /** A transition that is a backfill. */
    private static final Pattern BACKFILL = Pattern.compile(
            "(?m)^-- transition\n--edd backfill: (\\S+)(?s:.*?\\bSET\\s+([\\w\"`.]+))?", Pattern.CASE_INSENSITIVE);

    private static final String SECOND_TRANSITION =
            "-- transition, in a refactoring of its own, as each has one backfill";

    /** In place of the number, where a heading names none. */
    private static final String ITS_OWN = "";

    private PreparedFix() {}

    /** Returns a migration's findings with all initials that their fixes need. */
    static List<Finding> of(List<Finding> found, Migration migration) {
        if (found.isEmpty()) {
            return found;
        }
        OtherActions others = new OtherActions(migration);
        List<Finding> moved = found.stream()
                .filter(each -> HEADING.matcher(each.fix()).find())
                .toList();
        boolean empty = migration.phase() == Phase.INITIAL && others.areNone(moved);
        Set<String> filled = new HashSet<>();
        return found.stream()
                .map(each -> {
                    String fix = fix(each, others, empty);
                    Matcher backfill = BACKFILL.matcher(fix);
                    if (backfill.find() && filled.add(backfill.group(1) + backfill.group(2)) && filled.size() > 1) {
                        fix = fix.replaceFirst("(?m)^-- transition$", SECOND_TRANSITION);
                    }
                    String shown = migration.isNative() ? withContexts(fix) : fix;
                    return new Finding(each.rule(), each.location(), each.what(), shown);
                })
                .toList();
    }

    /** Names the context that puts a changeset of Liquibase's own formats in a phase. */
    private static String withContexts(String fix) {
        return HEADING.matcher(fix)
                .replaceAll(heading ->
                        Matcher.quoteReplacement("%s (context \"@%s\")".formatted(heading.group(), heading.group(1))));
    }

    private static String fix(Finding found, OtherActions others, boolean empty) {
        Set<String> prepared = new HashSet<>();
        HEADING.matcher(found.fix())
                .results()
                .filter(heading -> heading.group(1).equals("initial"))
                .forEach(heading -> prepared.add(refactoring(heading)));
        if (!empty) {
            prepared.add(ITS_OWN);
        }
        StringBuilder fix = new StringBuilder();
        Matcher heading = HEADING.matcher(found.fix());
        while (heading.find()) {
            String number = refactoring(heading);
            String initial = prepared.add(number)
                    ? INITIAL.formatted(number.equals(ITS_OWN) ? "" : " of refactoring " + number)
                    : "";
            heading.appendReplacement(fix, Matcher.quoteReplacement(initial + heading.group()));
        }
        heading.appendTail(fix);
        return HEADING.matcher(fix).replaceFirst(first -> Matcher.quoteReplacement(others.note(found) + first.group()));
    }

    private static String refactoring(MatchResult heading) {
        return heading.group(2) == null ? ITS_OWN : heading.group(2);
    }
}
