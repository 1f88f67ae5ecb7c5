package skylab.aws.cloudwatch.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Puts widgets on the grid. Those without a place follow one another in rows below what is there. */
final class Layout {
    private static final int COLUMNS = 24;
    private static final int DEFAULT_SIZE = 6;

    private int column;
    private int row;
    private int bottom;

    private Layout() {}

    static List<Widget> widgets(JsonNode array) {
        Layout layout = new Layout();
        List<Widget> widgets = new ArrayList<>();
        array.forEach(widget -> widgets.add(layout.place(widget)));
        return widgets;
    }

    private Widget place(JsonNode widget) {
        int width = widget.path("width").asInt(DEFAULT_SIZE);
        int height = widget.path("height").asInt(DEFAULT_SIZE);
        Widget placed;
        if (widget.has("x")) {
            // What would reach over the edge stands at the edge.
            int x = Math.min(widget.get("x").asInt(), COLUMNS - width);
            placed = new Widget(x, widget.get("y").asInt(), width, height, content(widget));
            bottom = Math.max(bottom, placed.y() + height);
            column = COLUMNS;
        } else {
            if (column + width > COLUMNS) {
                column = 0;
                row = bottom;
            }
            placed = new Widget(column, row, width, height, content(widget));
            column += width;
            bottom = Math.max(bottom, row + height);
        }
        return placed;
    }

    private static Widget.Content content(JsonNode widget) {
        JsonNode properties = widget.get("properties");
        String title = properties.path("title").asText("");
        String type = widget.get("type").asText();
        return switch (type) {
            case "metric" -> GraphReader.read(properties);
            case "text" ->
                new Widget.Text(
                        properties.path("markdown").asText(),
                        properties.path("background").asText().equals("transparent"));
            case "alarm" ->
                new Widget.Alarms(
                        title,
                        texts(properties.path("alarms")),
                        texts(properties.path("states")),
                        properties.path("sortBy").asText("default"));
            case "log" ->
                new Widget.Log(
                        title,
                        properties.path("region").asText(),
                        properties.path("query").asText(),
                        properties.path("view").asText("table"));
            default -> new Widget.Other(type, title);
        };
    }

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
