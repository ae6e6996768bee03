package dev.edd.sql;

import java.util.Set;

/** Lists of words, written so that they can be read. */
final class Words {
    private Words() {}

    /** Returns the words of a text, which white space divides. */
    static Set<String> of(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
