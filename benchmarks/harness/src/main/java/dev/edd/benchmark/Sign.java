package dev.edd.benchmark;

import java.util.regex.Pattern;

/** A text, and how often it occurs at least. */
record Sign(String text, int times) {
    /** The sign of a task whose work shows in the database. */
    static final Sign NONE = new Sign("", 0);

    boolean isIn(String output) {
        return times == 0 || output.split(Pattern.quote(text), -1).length > times;
    }
}
