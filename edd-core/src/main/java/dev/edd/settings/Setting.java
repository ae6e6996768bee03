package dev.edd.settings;

import dev.edd.migration.Location;

/**
 * A name and a value, as written.
 *
 * @param name {@code failOn}, {@code rules.drop-column-too-early}, {@code environments.staging.url}
 */
record Setting(String name, String value, Location location) {
    /** What the names of settings about one rule begin with. */
    static final String RULES = "rules.";

    /** What the names of settings about one environment begin with. */
    static final String ENVIRONMENTS = "environments.";

    /** What the names of settings about one release begin with. */
    static final String RELEASES = "releases.";

    boolean isAboutRule() {
        return name.startsWith(RULES);
    }

    /** Returns the rule that it is about. */
    String rule() {
        return name.substring(RULES.length());
    }

    boolean isAboutEnvironment() {
        return name.startsWith(ENVIRONMENTS);
    }

    /** Returns the id of the environment that it is about; ids hold no dot. */
    String environment() {
        String rest = name.substring(ENVIRONMENTS.length());
        return rest.substring(0, Math.max(rest.indexOf('.'), 0));
    }

    boolean isAboutRelease() {
        return name.startsWith(RELEASES);
    }

    /** Returns the release that it is about, whose version holds dots. */
    String release() {
        return name.substring(RELEASES.length(), name.lastIndexOf('.'));
    }

    /** Returns what it says of the environment or release: {@code url}. */
    String key() {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
