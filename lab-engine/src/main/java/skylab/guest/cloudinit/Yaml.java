package skylab.guest.cloudinit;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads YAML 1.1, the version of cloud-config files. Maps become {@link Map}, lists {@link List}, and every scalar the
 * string that is written there: what is a number or a truth each key of a cloud-config decides for itself.
 */
final class Yaml {
    /** Values of collections by their nodes: an alias is the same value again, and not a copy. */
    private final Map<Node, Object> known = new IdentityHashMap<>();

    private Yaml() {}

    /** A text that is no YAML. */
    static final class Malformed extends RuntimeException {
        Malformed(int line, int column, String why) {
            super("Invalid format at line " + line + " column " + column + ": \"" + why + "\"", null, false, false);
        }
    }

    /**
     * The value of a text; an empty map for none.
     *
     * @throws Malformed if it is none
     */
    static Object parse(String text) {
        try {
            Node root = new org.yaml.snakeyaml.Yaml(new LoaderOptions()).compose(new StringReader(text));
            return root == null ? Map.of() : new Yaml().value(root);
        } catch (MarkedYAMLException e) {
            throw new Malformed(
                    e.getProblemMark().getLine() + 1, e.getProblemMark().getColumn() + 1, e.getProblem());
        } catch (YAMLException e) {
            throw new Malformed(1, 1, e.getMessage());
        }
    }

    private Object value(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        Object before = known.get(node);
        if (before == node) {
            throw new Malformed(
                    node.getStartMark().getLine() + 1,
                    node.getStartMark().getColumn() + 1,
                    "found unconstructable recursive node");
        } else if (before != null) {
            return before;
        }
        // Until it is read a collection stands for itself, so that one within itself is found.
        known.put(node, node);
        Object value = node instanceof MappingNode mapping ? map(mapping) : list((SequenceNode) node);
        known.put(node, value);
        return value;
    }

    private Map<Object, Object> map(MappingNode mapping) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            map.put(value(entry.getKeyNode()), value(entry.getValueNode()));
        }
        return map;
    }

    private List<Object> list(SequenceNode sequence) {
        List<Object> list = new ArrayList<>();
        sequence.getValue().forEach(item -> list.add(value(item)));
        return list;
    }
}
