package dev.edd.maven;

import dev.edd.Edd;
import dev.edd.report.RuleReport;
import dev.edd.rule.RuleMetadata;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Shows what a rule of {@code edd:validate} is about, with examples; or lists all rules. Needs no changelog. */
@Mojo(name = "explain", requiresProject = false, threadSafe = true, configurator = SecretConfigurator.HINT)
public class ExplainMojo extends EddMojo {
    /** The rule, as findings name it: {@code drop-column-too-early}. All, a line each, without it. */
    @Parameter(property = "edd.rule")
    private String rule = "";

    @Override
    boolean isAboutChangelog() {
        return false;
    }

    @Override
    void run(Edd edd) throws MojoExecutionException {
        List<RuleMetadata> rules = Edd.rules(rule.strip());
        report(RuleReport.text(rules), () -> RuleReport.json(rules));
    }
}
