package dev.edd.rule.text;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many rows a condition lets through, as far as its text tells. */
public enum Reach {
    /** All of them, or all that have a value or a partner: {@code TRUE}, {@code code IS NOT NULL}, {@code a.id = b.id}. */
    ALL,

    /** Those from before some time, however many they are: {@code expires_at < now()}. */
    OLD,

    /** Nobody can tell. */
    SOME,

    /** Those with certain values, or in a range. */
    FEW;

    /** Nobody writes conditions that are nested deeper. */
    private static final int DEEPEST = 50;

    private static final String NAME = "[\\p{L}_\"`][\\p{L}\\p{N}_$\"`.]*";

    /** What a number is called that the database has given, from 1 on. */
    private static final String ID = "(?:[\\p{L}\\p{N}_$\"`.]*[_.\"`])?id[\"`]?";

    private static final Pattern ALWAYS = Pattern.compile(
            "TRUE|NOT\\s+FALSE|[1-9]\\d*|(%s|\\d+)\\s*=\\s*\\1|''\\s*=\\s*''|%s\\s+IS\\s+NOT\\s+NULL|%s\\s*(?:>\\s*(?:0|-1)|>=\\s*(?:0|-?1))|.*\\bIS\\s+DISTINCT\\s+FROM\\b.*"
                    .formatted(NAME, NAME, ID),
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern JOIN = Pattern.compile("(%s)\\s*=\\s*(%s)".formatted(NAME, NAME));
    private static final Pattern NARROW = Pattern.compile(
            "(?<![<>!])=|\\bBETWEEN\\b|\\bI?LIKE\\b|\\bIN\\s*\\(|[<>]=?(?![>=])", Pattern.CASE_INSENSITIVE);
    private static final Pattern OPEN = Pattern.compile("<>|!=|\\b(?:NOT|SELECT|EXISTS)\\b", Pattern.CASE_INSENSITIVE);

    /**
     * Returns the reach of a condition; an absent one lets everything through.
     *
     * @param where without comments and texts
     * @param isNew whether a part of it is about a column that has the same value in all rows as yet
     * @param joins whether two columns that are equal may be those of whole tables
     */
    public static Reach of(String where, Predicate<String> isNew, boolean joins) {
        return Terms.nesting(where) > DEEPEST ? SOME : ofAll(where, isNew, joins);
    }

    private static Reach ofAll(String where, Predicate<String> isNew, boolean joins) {
        List<String> terms = Terms.of(where, "AND");
        boolean fresh = false;
        boolean all = true;
        boolean old = false;
        for (String term : terms) {
            Reach reach = ofTerm(Terms.bare(term), isNew, joins);
            if (reach == FEW) {
                return FEW;
            }
            all &= reach == ALL;
            old |= reach == OLD;
            fresh |= reach == ALL && isNew.test(term);
        }
        return all || fresh ? ALL : old ? OLD : SOME;
    }

    private static Reach ofTerm(String term, Predicate<String> isNew, boolean joins) {
        List<String> choices = Terms.of(term, "OR");
        if (choices.size() > 1) {
            return choices.stream()
                    .map(choice -> ofAll(choice, isNew, joins))
                    .min(Comparator.naturalOrder())
                    .orElse(SOME);
        }
        if (!Terms.bare(term).equals(term) || Terms.of(term, "AND").size() > 1) {
            return ofAll(Terms.bare(term), isNew, joins);
        }
        boolean always = term.isEmpty() || ALWAYS.matcher(term).matches() || isNew.test(term);
        if (always || (joins && isJoin(term))) {
            return ALL;
        }
        if (Age.isLimitOf(term)) {
            return OLD;
        }
        return NARROW.matcher(term).find() && !OPEN.matcher(term).find() ? FEW : SOME;
    }

    private static boolean isJoin(String term) {
        Matcher join = JOIN.matcher(term);
        return join.matches()
                && (join.group(1) + join.group(2)).contains(".")
                && !join.group(2).toLowerCase(Locale.ROOT).matches("true|false|null|current_\\w+");
    }
}
