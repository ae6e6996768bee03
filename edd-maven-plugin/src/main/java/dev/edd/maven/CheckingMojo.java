package dev.edd.maven;

import dev.edd.Control;
import dev.edd.baseline.BaselineFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals share that check migrations: how grave a finding is. */
abstract class CheckingMojo extends EddMojo {
    private static final String EDD = "edd.";
    private static final String RULE = EDD + "rules.";
    private static final String ENVIRONMENT = EDD + "environments.";

    /**
     * How grave rules are in this project: {@code <rules><drop-column-too-early>warning</drop-column-too-early></rules>},
     * with {@code error}, {@code warning}, {@code note} or {@code off}. On the command line:
     * {@code -Dedd.rules.drop-column-too-early=warning}. Goes before the {@code rules} of {@code edd.yaml}.
     */
    @Parameter(property = "edd.rules")
    private @Nullable Map<String, String> rules;

    /**
     * The least severity that fails the build and keeps a migration from running: {@code error} or {@code warning}.
     * Without it, what {@code edd.yaml} says, or else {@code error}.
     */
    @Parameter(property = "edd.failOn")
    private @Nullable String failOn;

    /**
     * Whether every table, view, index, sequence, type and routine that a migration creates, alters, drops or writes has
     * to be named with its schema, {@code sales.inventory}. Without it, what {@code edd.yaml} says, or else not.
     */
    @Parameter(property = "edd.requireSchema")
    private @Nullable Boolean requireSchema;

    /**
     * A file with findings that were there before anybody checked: they are counted, and fail nothing. It is written by
     * {@code edd:validate -Dedd.updateBaseline=true} and need not exist. Relative to the project.
     */
    @Parameter(property = "edd.baseline", defaultValue = "edd-baseline.json")
    private String baseline;

    /**
     * The databases on the way to production, each an {@code <environment>} with {@code id}, {@code url},
     * {@code serverId} (or {@code username}), {@code production}, {@code promotesFrom}, and what is demanded there:
     * {@code minimumSoak}, {@code approval}, {@code fourEyes}, {@code allowOverride}. Goes before the
     * {@code environments} of {@code edd.yaml}; on the command line: {@code -Dedd.environments.staging.url=…}.
     */
    @Parameter(property = "edd.environments")
    private @Nullable List<EnvironmentParameter> environments;

    /** Returns the file with the findings that are known. */
    final Path baseline() {
        return base().resolve(slashes(baseline));
    }

    @Override
    final Control control() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (rules != null) {
            rules.forEach((rule, level) -> settings.put("rules." + rule, textOf(level)));
        }
        if (environments != null) {
            environments.forEach(environment -> settings.putAll(environment.settings()));
        }
        session.getUserProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(RULE) || name.startsWith(ENVIRONMENT))
                .sorted()
                .forEach(name -> settings.put(
                        name.substring(EDD.length()),
                        session.getUserProperties().getProperty(name)));
        settings.put("failOn", textOf(failOn));
        settings.put("requireSchema", requireSchema == null ? "" : requireSchema.toString());
        weigh(settings);
        return new Control(settings, new BaselineFile(baseline()));
    }

    /** Adds what the goal itself says about how grave a finding is; it goes before all else. */
    void weigh(Map<String, String> settings) {}

    static String textOf(@Nullable String parameter) {
        return parameter == null ? "" : parameter;
    }
}
