package dev.edd.settings;

import dev.edd.migration.Location;
import dev.edd.rule.Finding;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads {@code edd.yaml}: names with values, and {@code rules} with one for each rule. Makes no objects of what it reads. */
final class SettingsParser {
    private static final String FORM =
            "Write one \"name: value\" on each line, and below \"rules:\" one \"rule: severity\".";

    private final Location file;
    private final List<Setting> settings = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    SettingsParser(Location file) {
        this.file = file;
    }

    void parse(String text) {
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
            if (root instanceof MappingNode mapping) {
                mapping.getValue().forEach(this::read);
            } else if (root != null && !isNothing(root)) {
                reject(root, "%s holds no names with values.".formatted(file));
            }
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            findings.add(Settings.UNREADABLE.at(
                    file.atLine(line), "%s is no YAML: %s.".formatted(file, e.getProblem()), FORM));
        } catch (YAMLException e) {
            findings.add(Settings.UNREADABLE.at(file, "%s is no YAML: %s.".formatted(file, e.getMessage()), FORM));
        }
    }

    private static boolean isNothing(Node node) {
        return node instanceof ScalarNode scalar && scalar.getValue().isEmpty();
    }

    private void read(NodeTuple entry) {
        String name = name(entry);
        if (entry.getValueNode() instanceof ScalarNode value) {
            settings.add(new Setting(name, value.getValue().strip(), location(entry.getKeyNode())));
        } else if (name.equals("rules") && entry.getValueNode() instanceof MappingNode rules) {
            for (NodeTuple rule : rules.getValue()) {
                if (rule.getValueNode() instanceof ScalarNode value) {
                    settings.add(new Setting(
                            Setting.RULES + name(rule), value.getValue().strip(), location(rule.getKeyNode())));
                } else {
                    reject(rule.getKeyNode(), "The rule \"%s\" has no severity.".formatted(name(rule)));
                }
            }
        } else {
            reject(entry.getKeyNode(), "\"%s\" has no single value.".formatted(name));
        }
    }

    private void reject(Node node, String what) {
        findings.add(Settings.UNREADABLE.at(location(node), what, FORM));
    }

    private static String name(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
    }

    private Location location(Node node) {
        return file.atLine(node.getStartMark().getLine() + 1);
    }

    List<Setting> settings() {
        return settings;
    }

    List<Finding> findings() {
        return findings;
    }
}
