package skylab.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Lines of fields divided by tabs (AWS CLI user guide, "Text output format"): a line begins with the name of what it tells,
 * its scalars follow in the order of their names, and the lines of what is in it come after it.
 */
final class PlainText {
    private final StringBuilder text = new StringBuilder();

    private PlainText() {}

    static String of(JsonNode node) {
        PlainText writer = new PlainText();
        writer.any(node, null, null);
        return writer.text.toString();
    }

    private void any(JsonNode node, String name, SortedSet<String> columns) {
        if (node.isObject()) {
            structure(node, name, columns);
        } else if (node.isArray()) {
            list(node, name);
        } else {
            text.append(Scalars.text(node)).append('\n');
        }
    }

    private void list(JsonNode list, String name) {
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        if (items.stream().anyMatch(JsonNode::isObject)) {
            // All lines of a list have the same columns.
            SortedSet<String> columns = new TreeSet<>();
            items.stream().filter(JsonNode::isObject).forEach(item -> item.properties().stream()
                    .filter(member -> !member.getValue().isContainerNode())
                    .forEach(member -> columns.add(member.getKey())));
            items.forEach(item -> any(item, name, columns));
            return;
        }
        scalars(items.stream().filter(item -> !item.isContainerNode()).toList(), name);
        items.stream().filter(JsonNode::isContainerNode).forEach(item -> any(item, name, null));
    }

    private void scalars(List<JsonNode> items, String name) {
        if (items.isEmpty()) {
            return;
        }
        if (name == null) {
            line(items.stream().map(Scalars::text).toList());
        } else {
            items.forEach(item -> line(List.of(name.toUpperCase(Locale.ROOT), Scalars.text(item))));
        }
    }

    private void structure(JsonNode node, String name, SortedSet<String> columns) {
        SortedSet<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        List<String> line = new ArrayList<>();
        List<String> inside = new ArrayList<>();
        if (columns == null) {
            names.forEach(member -> {
                if (node.get(member).isContainerNode()) {
                    inside.add(member);
                } else {
                    line.add(Scalars.text(node.get(member)));
                }
            });
        } else {
            columns.forEach(column -> line.add(node.has(column) ? Scalars.text(node.get(column)) : ""));
            names.removeAll(columns);
            inside.addAll(names);
        }
        if (!line.isEmpty()) {
            if (name != null) {
                line.add(0, name.toUpperCase(Locale.ROOT));
            }
            line(line);
        }
        inside.forEach(member -> any(node.get(member), member, null));
    }

    private void line(List<String> fields) {
        text.append(String.join("\t", fields)).append('\n');
    }
}
