package dev.edd.migration;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Orders known words by how close they are to a misspelt one, so that a message can offer the likeliest first. */
public final class Nearest {
    /** How many edits are a slip of the fingers. */
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

    /**
     * Counts the insertions, deletions, replacements and neighbours that changed places between two words: the distance
     * of Damerau and Levenshtein in which no letter is edited twice.
     */
    private static int edits(String from, String to) {
        int[][] edits = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int k = 0; k <= to.length(); k++) {
                if (i == 0 || k == 0) {
                    edits[i][k] = i + k;
                    continue;
                }
                int replaced = edits[i - 1][k - 1] + (from.charAt(i - 1) == to.charAt(k - 1) ? 0 : 1);
                edits[i][k] = Math.min(replaced, Math.min(edits[i - 1][k], edits[i][k - 1]) + 1);
                if (i > 1 && k > 1 && from.startsWith(swapped(to, k), i - 2)) {
                    edits[i][k] = Math.min(edits[i][k], edits[i - 2][k - 2] + 1);
                }
            }
        }
        return edits[from.length()][to.length()];
    }

    private static String swapped(String word, int end) {
        return "" + word.charAt(end - 1) + word.charAt(end - 2);
    }
}
