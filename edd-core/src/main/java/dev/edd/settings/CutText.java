package dev.edd.settings;

import dev.edd.release.Cuts.Cut;
import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Adds a release to the text of an {@code edd.yaml}, and leaves everything else as it is: comments, order, line ends. */
final class CutText {
    private final String text;
    private final String lineEnd;

    private CutText(String text) {
        this.text = text;
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    }

    /** Takes a text that can be read, in which that release may follow. */
    static String with(String text, Cut cut) {
        String date = cut.isDated() ? ", date: " + cut.date() : "";
        return new CutText(text)
                .with("{version: %s, through: %s%s}"
                        .formatted(cut.release(), cut.through().value(), date));
    }

    private String with(String item) {
        Optional<NodeTuple> releases = releases();
        if (releases.isEmpty()) {
            String gap = text.isEmpty() || text.endsWith("\n") ? "" : lineEnd;
            return text + gap + "releases:" + lineEnd + "  - " + item + lineEnd;
        }
        Node list = releases.get().getValueNode();
        if (!(list instanceof SequenceNode sequence)) {
            return afterLine(end(releases.get().getKeyNode()), "  - " + item);
        }
        boolean empty = sequence.getValue().isEmpty();
        if (sequence.getFlowStyle() == FlowStyle.FLOW) {
            int close = text.offsetByCodePoints(0, sequence.getEndMark().getIndex()) - 1;
            return text.substring(0, close) + (empty ? "" : ", ") + item + text.substring(close);
        }
        Node last = sequence.getValue().get(sequence.getValue().size() - 1);
        return afterLine(end(last), " ".repeat(sequence.getStartMark().getColumn()) + "- " + item);
    }

    private Optional<NodeTuple> releases() {
        Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
        return root instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(entry -> entry.getKeyNode() instanceof ScalarNode key
                                && key.getValue().equals("releases"))
                        .findFirst()
                : Optional.empty();
    }

    /** Returns the index behind a node. That of a block would lie behind the comments that follow it. */
    private int end(Node node) {
        if (node instanceof MappingNode mapping && mapping.getFlowStyle() == FlowStyle.BLOCK) {
            return end(mapping.getValue().get(mapping.getValue().size() - 1).getValueNode());
        }
        return text.offsetByCodePoints(0, node.getEndMark().getIndex());
    }

    private String afterLine(int index, String line) {
        int end = text.indexOf('\n', index);
        return end < 0
                ? text + lineEnd + line + lineEnd
                : text.substring(0, end + 1) + line + lineEnd + text.substring(end + 1);
    }
}
