package dev.edd.maven;

import dev.edd.Edd;
import dev.edd.maven.Check.Directory;
import dev.edd.maven.Check.Form;
import dev.edd.validation.Basis.Hints;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What a goal needs that judges migrations without a database: which one they are written for, and on which day. */
abstract class JudgingMojo extends CheckingMojo {
    /**
     * The database that the migrations are written for: {@code h2}, {@code postgresql}, {@code mariadb} or {@code mysql}.
     * Without it, {@code edd.url} tells, or else the JDBC driver among the project's dependencies if there is exactly
     * one. Where nothing tells, the SQL is read tolerantly, and only the rules for all databases apply.
     */
    @Parameter(property = "edd.dialect")
    private @Nullable String dialect;

    /**
     * The version of the oldest server that the migrations run on: {@code 14}, {@code 8.0.12}. Statements that are free on
     * a newer one may stop the traffic on an older. Without it, the oldest version that is supported counts.
     */
    @Parameter(property = "edd.databaseVersion")
    private @Nullable String databaseVersion;

    /**
     * How long a refactoring may be in transition: {@code P90D} for 90 days. One that has no finalization that long after
     * its release was cut ({@code edd:cut} writes the date) is found. How long the others have been under way only a
     * database knows: {@code edd:status}. Without it, what {@code maxTransition} in {@code edd.yaml} says.
     */
    @Parameter(property = "edd.maxTransition")
    private @Nullable String maxTransition;

    /**
     * Whether to fail where a transition is past the date that it names itself ({@code --edd expires:}), or has no
     * finalization after {@code edd.maxTransition}, which are warnings otherwise.
     */
    @Parameter(property = "edd.failOnOverdue", defaultValue = "false")
    private boolean failOnOverdue;

    /**
     * Whether a changelog directory of more than 5,000 refactorings is checked in a JVM of its own. That is quicker, as it
     * is started with options that are good for a single check, and needs up to 300 MB besides Maven's own memory.
     */
    @Parameter(property = "edd.fork", defaultValue = "true")
    private boolean fork;

    @Override
    void weigh(Map<String, String> settings) {
        settings.put("maxTransition", textOf(maxTransition));
        if (failOnOverdue) {
            settings.put("rules.lingering-transition", "error");
            settings.put("rules.expired-transition", "error");
        }
    }

    /** Returns what tells the database that the migrations are written for. */
    Hints hints() {
        return new Hints(
                textOf(dialect), textOf(databaseVersion), url == null ? "" : url.text(), ProjectDrivers.of(project));
    }

    /** Judges all migrations; if that is allowed, and worth it, in a JVM of its own. */
    Verdict verdict(Edd edd, Form form) {
        Optional<Verdict> elsewhere = Optional.empty();
        if (fork && changelogFile == null) {
            Directory directory = new Directory(changelogDirectory, base().toString(), allowed());
            elsewhere = new OwnJvm(getLog()).verdict(Check.of(directory, control(), hints(), form));
        }
        return elsewhere.orElseGet(() -> form.of(edd.validate(hints())));
    }
}
