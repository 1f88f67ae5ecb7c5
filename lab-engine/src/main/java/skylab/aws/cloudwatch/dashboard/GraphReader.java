package skylab.aws.cloudwatch.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import skylab.aws.cloudwatch.dashboard.MetricGraph.Axis;
import skylab.aws.cloudwatch.dashboard.MetricGraph.Level;
import skylab.aws.cloudwatch.dashboard.MetricGraph.Moment;
import skylab.aws.cloudwatch.dashboard.MetricGraph.View;

/** Reads the properties of metric widgets. */
final class GraphReader {
    private static final int DEFAULT_PERIOD = 300;

    private GraphReader() {}

    static MetricGraph read(JsonNode properties) {
        JsonNode annotations = properties.path("annotations");
        return new MetricGraph(
                properties.path("title").asText(""),
                properties.path("region").asText(""),
                view(properties.path("view").asText()),
                properties.path("stacked").asBoolean(),
                metrics(properties),
                Layout.texts(annotations.path("alarms")).stream().findFirst(),
                axis(properties.path("yAxis").path("left")),
                axis(properties.path("yAxis").path("right")),
                levels(annotations.path("horizontal")),
                moments(annotations.path("vertical")),
                properties.path("setPeriodToTimeRange").asBoolean(),
                properties.path("sparkline").asBoolean(),
                properties.path("legend").path("position").asText("bottom"),
                properties.path("timezone").asText(""));
    }

    private static View view(String name) {
        return switch (name) {
            case "singleValue" -> View.SINGLE_VALUE;
            case "gauge" -> View.GAUGE;
            case "bar" -> View.BAR;
            case "pie" -> View.PIE;
            case "table" -> View.TABLE;
            default -> View.TIME_SERIES;
        };
    }

    private static List<GraphedMetric> metrics(JsonNode properties) {
        List<GraphedMetric> metrics = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        properties
                .path("metrics")
                .forEach(metric ->
                        ids.add(metric.path(metric.size() - 1).path("id").asText()));
        List<String> before = List.of();
        for (JsonNode entry : properties.path("metrics")) {
            JsonNode rendering = entry.path(entry.size() - 1);
            List<String> names = Shorthand.expand(
                    before, Layout.texts(entry).subList(0, rendering.isObject() ? entry.size() - 1 : entry.size()));
            before = names.isEmpty() ? before : names;
            String id = Body.text(rendering, "id").orElseGet(() -> unused(ids, metrics.size()));
            metrics.add(metric(id, names, rendering, properties));
        }
        return metrics;
    }

    private static String unused(Set<String> ids, int number) {
        String id = "m" + number;
        while (!ids.add(id)) {
            id += "_";
        }
        return id;
    }

    private static GraphedMetric metric(String id, List<String> names, JsonNode rendering, JsonNode properties) {
        boolean isMetric = names.size() >= 2;
        return new GraphedMetric(
                id,
                isMetric ? Optional.empty() : Body.text(rendering, "expression"),
                isMetric ? names.get(0) : "",
                isMetric ? names.get(1) : "",
                isMetric ? names.subList(2, names.size()) : List.of(),
                rendering.path("stat").asText(properties.path("stat").asText("Average")),
                rendering.path("period").asInt(properties.path("period").asInt(DEFAULT_PERIOD)),
                rendering.path("label").asText(""),
                Body.text(rendering, "region"),
                Body.text(rendering, "color"),
                rendering.path("yAxis").asText().equals("right"),
                rendering.path("visible").asBoolean(true));
    }

    private static Axis axis(JsonNode axis) {
        return new Axis(
                number(axis, "min"), number(axis, "max"), axis.path("label").asText(""));
    }

    private static Optional<Double> number(JsonNode object, String member) {
        return Optional.ofNullable(object.get(member))
                .filter(JsonNode::isNumber)
                .map(JsonNode::doubleValue);
    }

    private static List<Level> levels(JsonNode annotations) {
        List<Level> levels = new ArrayList<>();
        for (JsonNode annotation : annotations) {
            JsonNode first = annotation.isArray() ? annotation.path(0) : annotation;
            if (first.path("visible").asBoolean(true)) {
                Optional<Double> until = annotation.isArray() ? number(annotation.path(1), "value") : Optional.empty();
                levels.add(new Level(
                        first.path("value").asDouble(),
                        until,
                        first.path("label").asText(""),
                        Body.text(first, "color"),
                        until.isPresent() ? "between" : first.path("fill").asText("none"),
                        first.path("yAxis").asText().equals("right")));
            }
        }
        return levels;
    }

    private static List<Moment> moments(JsonNode annotations) {
        List<Moment> moments = new ArrayList<>();
        for (JsonNode annotation : annotations) {
            JsonNode first = annotation.isArray() ? annotation.path(0) : annotation;
            if (first.path("visible").asBoolean(true)) {
                var until = annotation.isArray()
                        ? Body.moment(annotation.path(1).path("value").asText())
                        : Optional.<Instant>empty();
                Body.moment(first.path("value").asText())
                        .ifPresent(at -> moments.add(new Moment(
                                at,
                                until,
                                first.path("label").asText(""),
                                until.isPresent()
                                        ? "between"
                                        : first.path("fill").asText("none"))));
            }
        }
        return moments;
    }
}
