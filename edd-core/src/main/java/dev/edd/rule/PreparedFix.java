package dev.edd.rule;

import dev.edd.migration.Migration;
import dev.edd.migration.Phase;
import dev.edd.sql.Action;
import dev.edd.sql.ColumnAction;
import dev.edd.sql.TableAction;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives refactorings of a fix an initial where they would have none: their later phases would never run. */
final class PreparedFix {
    private static final Pattern HEADING =
            Pattern.compile("(?m)^-- (initial|transition|finalization)(?: of .*?(\\d+))?$");

    private static final String INITIAL = "-- initial%s\nSELECT 1; -- %s later phases run behind an initial only\n";

    /** In place of the number, where a heading names none. */
    private static final String ITS_OWN = "";

    private PreparedFix() {}

    /** Returns the finding with all initials that its fix needs. */
    static Finding of(Finding found, Migration migration) {
        Set<String> prepared = new HashSet<>();
        HEADING.matcher(found.fix())
                .results()
                .filter(heading -> heading.group(1).equals("initial"))
                .forEach(heading -> prepared.add(refactoring(heading)));
        if (!staysEmpty(migration)) {
            prepared.add(ITS_OWN);
        }
        StringBuilder fix = new StringBuilder();
        Matcher heading = HEADING.matcher(found.fix());
        while (heading.find()) {
            String number = refactoring(heading);
            boolean its = number.equals(ITS_OWN);
            String initial = prepared.add(number)
                    ? INITIAL.formatted(
                            its ? "" : " of refactoring " + number,
                            its && isOneOfSeveral(migration)
                                    ? "only where nothing else of the statement stays here:"
                                    : "nothing is to be prepared, but")
                    : "";
            heading.appendReplacement(fix, Matcher.quoteReplacement(initial + heading.group()));
        }
        String text = heading.appendTail(fix).toString();
        return text.equals(found.fix()) ? found : new Finding(found.rule(), found.location(), found.what(), text);
    }

    /** Returns whether the one statement of a migration does several things to tables, some of which may stay. */
    private static boolean isOneOfSeveral(Migration migration) {
        return migration.statements().stream()
                        .filter(action -> action instanceof TableAction || action instanceof ColumnAction)
                        .limit(2)
                        .count()
                > 1;
    }

    private static String refactoring(MatchResult heading) {
        return heading.group(2) == null ? ITS_OWN : heading.group(2);
    }

    /** Returns whether nothing is left in an initial without the statement that is found fault with. */
    private static boolean staysEmpty(Migration migration) {
        return migration.phase() == Phase.INITIAL
                && migration.statements().stream()
                                .map(action -> ((Action) action).statement())
                                .distinct()
                                .limit(2)
                                .count()
                        == 1;
    }
}
