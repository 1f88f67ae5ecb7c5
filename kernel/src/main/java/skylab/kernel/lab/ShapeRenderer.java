package skylab.kernel.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import skylab.aws.shape.Shapes;
import skylab.kernel.display.Html;
import skylab.kernel.display.HtmlTable;
import skylab.kernel.display.HtmlTable.Cell;
import skylab.kernel.display.Renderer;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Messages;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Objects of the SDK: as text the members that are set, as HTML a table; an answer that is a list gets a row for each
 * element and a column for each simple member.
 */
final class ShapeRenderer implements Renderer {
    private static final int MOST_COLUMNS = 10;
    private static final int MOST_ROWS = 200;
    private static final int LONGEST_CELL = 40;

    /** What people look for first, in this order; the other members follow as the model has them. */
    private static final List<String> FIRST = List.of(
            "instanceId",
            "volumeId",
            "imageId",
            "groupId",
            "subnetId",
            "keyPairId",
            "keyName",
            "groupName",
            "name",
            "state",
            "state.name",
            "instanceType",
            "size",
            "volumeType",
            "encrypted",
            "cidrBlock",
            "publicIpAddress",
            "privateIpAddress",
            "placement.availabilityZone",
            "availabilityZone",
            "timestamp");

    private final Messages messages;

    ShapeRenderer(Messages messages) {
        this.messages = messages;
    }

    @Override
    public Optional<MimeBundle> render(Object value) {
        if (!(value instanceof SdkPojo shape)) {
            return Optional.empty();
        }
        ObjectNode json = Shapes.toJson(shape);
        MimeBundle text = MimeBundle.text(json.toPrettyString());
        return Optional.of(html(json).map(html -> text.with("text/html", html)).orElse(text));
    }

    /** The forms of several objects together; empty when one is none of the SDK. */
    Optional<MimeBundle> renderAll(List<?> values) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode elements = json.putArray("elements");
        for (Object value : values) {
            if (!(value instanceof SdkPojo shape)) {
                return Optional.empty();
            }
            elements.add(Shapes.toJson(shape));
        }
        MimeBundle text = MimeBundle.text(elements.toPrettyString());
        return Optional.of(html(json).map(html -> text.with("text/html", html)).orElse(text));
    }

    /** The table; empty when there is nothing to put in its cells, as in an empty list. */
    private Optional<String> html(ObjectNode json) {
        List<JsonNode> rows = rows(json);
        if (rows.isEmpty()) {
            rows = List.of(json);
        }
        List<Map<String, String>> cells =
                rows.stream().limit(MOST_ROWS).map(ShapeRenderer::simple).toList();
        Set<String> columns = new LinkedHashSet<>();
        cells.forEach(row -> columns.addAll(row.keySet()));
        List<String> shown = columns.stream()
                .sorted(Comparator.comparing(column -> FIRST.contains(column) ? FIRST.indexOf(column) : FIRST.size()))
                .limit(MOST_COLUMNS)
                .toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        HtmlTable table = new HtmlTable(shown);
        cells.forEach(row -> table.row(shown.stream()
                .map(column -> Cell.text(shortened(row.getOrDefault(column, ""))))
                .toList()));
        if (rows.size() > MOST_ROWS) {
            table.note(messages.text("display.more", rows.size() - MOST_ROWS, rows.size()));
        }
        return Optional.of(Html.literal(table.html()));
    }

    // ARNs and the like would push the rest of the table off the page.
    private static String shortened(String text) {
        return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL - 1) + "…";
    }

    /** The elements of the lists in it; of reservations, the instances. */
    private static List<JsonNode> rows(JsonNode json) {
        List<JsonNode> rows = new ArrayList<>();
        json.properties().forEach(member -> {
            if (member.getValue().isArray()) {
                member.getValue().forEach(element -> {
                    if (element.isObject()) {
                        JsonNode instances = element.path("instances");
                        if (instances.isArray()) {
                            instances.forEach(rows::add);
                        } else {
                            rows.add(element);
                        }
                    }
                });
            }
        });
        return rows;
    }

    /** Members that fit a cell; those of nested objects under both names. */
    private static Map<String, String> simple(JsonNode row) {
        Map<String, String> cells = new LinkedHashMap<>();
        row.properties().forEach(member -> {
            if (member.getValue().isValueNode() && !member.getValue().asText().isEmpty()) {
                cells.put(member.getKey(), member.getValue().asText());
            } else if (member.getValue().isObject()) {
                member.getValue().properties().forEach(inner -> {
                    if (inner.getValue().isValueNode()) {
                        cells.put(
                                member.getKey() + "." + inner.getKey(),
                                inner.getValue().asText());
                    }
                });
            }
        });
        return cells;
    }
}
