package dev.edd.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;

/** The projects {@code help-…}. */
public final class HelpVerifier {
    private final Build build;

    public HelpVerifier(File directory) {
        this.build = new Build(directory);
    }

    /** Lists every goal, and on demand every parameter of one with its default and property. */
    public void goals() {
        assertThat(build.run(1).log())
                .contains("\nedd:create\n", "\nedd:help\n", "\nedd:migrate\n", "\nedd:plan\n", "\nedd:status\n")
                .contains("\nedd:validate\n  Checks every migration against the rules");
        assertThat(build.run(2).log())
                .contains("    changelogDirectory (Default: src/main/resources/db/changelog)\n")
                .contains("      User property: edd.serverId\n")
                .doesNotContain("\nedd:validate\n");
    }

    /** Shows the page of a rule from the plugin's own jar, in a folder without a POM. */
    public void explain() {
        assertThat(build.run(1).log())
                .contains("# blocking-index\n")
                .contains("CREATE INDEX CONCURRENTLY IF NOT EXISTS inventory_code ON inventory (code);");
    }
}
