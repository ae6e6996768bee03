package dev.edd.settings;

import dev.edd.migration.Location;

/**
 * A name and a value, as written.
 *
 * @param name {@code failOn}, {@code rules.drop-column-too-early}
 */
record Setting(String name, String value, Location location) {
    /** What the names of settings about one rule begin with. */
    static final String RULES = "rules.";

    boolean isAboutRule() {
        return name.startsWith(RULES);
    }

    /** Returns the rule that it is about. */
    String rule() {
        return name.substring(RULES.length());
    }
}
