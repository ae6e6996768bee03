package dev.edd.settings;

import dev.edd.migration.Location;
import dev.edd.rule.Finding;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads {@code edd.yaml}: names with values, and {@code rules} with one for each rule. Makes no objects of what it reads. */
final class SettingsParser {
    private static final String FORM =
            "Write one \"name: value\" on each line, below \"rules:\" one \"rule: severity\", "
                    + "and below \"environments:\" one \"- {id: staging, url: …}\".";

    private static final String TWICE = "\"%s\" stands twice.";
    private static final Set<String> LISTS = Set.of("rules", "environments", "releases");

    private final Location file;
    private final List<Setting> settings = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

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
            readScalar(entry, value.getValue().strip());
        } else if (!names.add(name)) {
            reject(entry.getKeyNode(), TWICE.formatted(name));
        } else if (name.equals("rules") && entry.getValueNode() instanceof MappingNode rules) {
            for (NodeTuple rule : rules.getValue()) {
                if (rule.getValueNode() instanceof ScalarNode value) {
                    add(rule, Setting.RULES + name(rule), value.getValue().strip());
                } else {
                    reject(rule.getKeyNode(), "The rule \"%s\" has no severity.".formatted(name(rule)));
                }
            }
        } else if (name.equals("environments") && entry.getValueNode() instanceof SequenceNode list) {
            list.getValue().forEach(item -> readItem(item, Setting.ENVIRONMENTS, "id"));
        } else if (name.equals("releases") && entry.getValueNode() instanceof SequenceNode list) {
            list.getValue().forEach(item -> readItem(item, Setting.RELEASES, "version"));
        } else {
            reject(entry.getKeyNode(), "\"%s\" has no single value.".formatted(name));
        }
    }

    private void readScalar(NodeTuple entry, String value) {
        String name = name(entry);
        if (!LISTS.contains(name)) {
            add(entry, name, value);
        } else if (!value.isEmpty()) {
            reject(entry.getKeyNode(), "\"%s\" has \"%s\" where a list is to be.".formatted(name, value));
        }
    }

    /** The first one counts: of two, nobody can tell which is meant. */
    private void add(NodeTuple entry, String name, String value) {
        if (names.add(name)) {
            settings.add(new Setting(name, value, location(entry.getKeyNode())));
        } else {
            reject(entry.getKeyNode(), TWICE.formatted(name));
        }
    }

    /** Reads an item of a list, whose fields become settings named after the field that identifies it. */
    private void readItem(Node item, String prefix, String identity) {
        List<NodeTuple> fields = item instanceof MappingNode mapping ? mapping.getValue() : List.of();
        Optional<String> id = fields.stream()
                .filter(field -> name(field).equals(identity))
                .map(SettingsParser::value)
                .findFirst();
        if (id.isEmpty() || id.get().isEmpty()) {
            reject(item, "An item of \"%s\" has no %s.".formatted(prefix.replace(".", ""), identity));
        } else if (!names.add(prefix + id.get())) {
            reject(item, "\"%s\" stands twice in \"%s\".".formatted(id.get(), prefix.replace(".", "")));
        } else {
            fields.forEach(field -> add(field, prefix + id.get() + "." + name(field), value(field)));
        }
    }

    /** Returns a value, a list's items separated by commas; empty for anything else. */
    private static String value(NodeTuple field) {
        if (field.getValueNode() instanceof SequenceNode list) {
            return list.getValue().stream()
                    .map(each -> each instanceof ScalarNode scalar
                            ? scalar.getValue().strip()
                            : "")
                    .collect(Collectors.joining(","));
        }
        return field.getValueNode() instanceof ScalarNode scalar
                ? scalar.getValue().strip()
                : "";
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
