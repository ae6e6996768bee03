package dev.edd.migration;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Orders known words by how close they are to a misspelt one, so that a message can offer the likeliest first. */
public final class Nearest {
    /** Two letters that changed places are two edits. */
    private static final int SLIP = 2;

    private Nearest() {}

    /** Returns the known words, the fewest edits away first; ties keep the order given. */
    public static List<String> to(String word, Collection<String> known) {
        String lower = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .sorted(Comparator.comparingInt(candidate -> edits(lower, candidate.toLowerCase(Locale.ROOT))))
                .toList();
    }

    /** Returns the known word that one is most likely meant to be: a slip away, or begun like it; empty if none is. */
    public static Optional<String> meantBy(String word, Collection<String> known) {
        String lower = word.toLowerCase(Locale.ROOT);
        return to(word, known).stream()
                .filter(candidate -> edits(lower, candidate.toLowerCase(Locale.ROOT)) <= SLIP
                        || candidate.toLowerCase(Locale.ROOT).startsWith(lower))
                .findFirst();
    }

    /** Counts the insertions, deletions and replacements between two words (Levenshtein 1966), a row at a time. */
    private static int edits(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = previous[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, Math.min(previous[column], current[column - 1]) + 1);
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
