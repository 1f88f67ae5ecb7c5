package skylab.aws.cloudwatch.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether the properties of a metric widget are such. */
final class MetricCheck {
    private static final int MOST_METRICS = 500;
    private static final Pattern COLOUR = Pattern.compile("^#[0-9A-Fa-f]{3}([0-9A-Fa-f]{3})?$");
    private static final Pattern ID = Pattern.compile("^[a-z][a-zA-Z0-9_]*$");
    private static final Pattern ZONE = Pattern.compile("^[+-]\\d{4}$");
    private static final Set<String> PROPERTIES = Set.of(
            "accountId",
            "annotations",
            "liveData",
            "legend",
            "metrics",
            "period",
            "region",
            "sparkline",
            "stacked",
            "stat",
            "table",
            "timezone",
            "title",
            "view",
            "yAxis",
            "setPeriodToTimeRange",
            "singleValueFullPrecision",
            "start",
            "end",
            "trend",
            "labels");
    private static final Set<String> RENDERING =
            Set.of("accountId", "color", "expression", "id", "label", "period", "region", "stat", "visible", "yAxis");
    private static final String NO_DATA_SOURCE =
            "The metric widget should have specified a region and a data source or an alarm annotation";

    private MetricCheck() {}

    static void check(JsonNode properties, String path, Findings findings) {
        findings.onlyKnown(properties, path, PROPERTIES, BodyCheck.OF_WIDGETS);
        boolean hasSource = properties.has("metrics") || properties.has("annotations");
        if (!hasSource) {
            findings.required(properties, path, "metrics");
        }
        if (!hasSource || !properties.has("region")) {
            findings.error(path, NO_DATA_SOURCE);
        }
        if (!hasSource) {
            findings.required(properties, path, "annotations");
        }
        findings.text(properties, path, "region");
        findings.text(properties, path, "title");
        findings.text(properties, path, "stat");
        for (String flag : new String[] {
            "liveData", "sparkline", "stacked", "setPeriodToTimeRange", "singleValueFullPrecision", "trend"
        }) {
            findings.flag(properties, path, flag);
        }
        findings.oneOf(properties, path, "view", "timeSeries", "singleValue", "gauge", "bar", "pie", "table");
        findings.pattern(properties, path, "timezone", ZONE);
        period(properties, path, findings);
        if (findings.object(properties, path, "legend")) {
            findings.oneOf(properties.get("legend"), path + "/legend", "position", "right", "bottom", "hidden");
        }
        if (findings.array(properties, path, "metrics", 0, MOST_METRICS)) {
            for (int i = 0; i < properties.get("metrics").size(); i++) {
                metric(properties.get("metrics").get(i), path + "/metrics/" + i, findings);
            }
        }
        axes(properties, path, findings);
        if (findings.object(properties, path, "annotations")) {
            annotations(properties.get("annotations"), path + "/annotations", findings);
        }
    }

    // Periods below a minute are those of metrics of high resolution.
    private static void period(JsonNode object, String path, Findings findings) {
        if (!object.has("period")) {
            return;
        }
        JsonNode period = object.get("period");
        long seconds = period.asLong();
        if (!period.isIntegralNumber()) {
            findings.error(path + "/period", "Should be integer");
        } else if (!Set.of(1L, 5L, 10L, 20L, 30L).contains(seconds) && (seconds < 60 || seconds % 60 != 0)) {
            findings.error(path + "/period", "Should be 1, 5, 10, 20, 30 or a multiple of 60");
        }
    }

    private static void metric(JsonNode metric, String path, Findings findings) {
        if (!metric.isArray() || metric.isEmpty()) {
            findings.error(
                    path,
                    "Field \"metrics\" has to be an array of array of strings, with an optional metricRenderer object"
                            + " as last element");
            return;
        }
        JsonNode last = metric.get(metric.size() - 1);
        int strings = last.isObject() ? metric.size() - 1 : metric.size();
        for (int i = 0; i < strings; i++) {
            if (!metric.get(i).isTextual()) {
                findings.error(path + "/" + i, "Invalid metric field type, only \"String\" type is allowed");
                return;
            }
        }
        boolean known = true;
        if (last.isObject()) {
            rendering(last, path + "/" + strings, findings);
            for (var names = last.fieldNames(); names.hasNext(); ) {
                known &= RENDERING.contains(names.next());
            }
        }
        boolean isShort = strings > 0 && metric.get(0).asText().equals("...");
        boolean isExpression = last.has("expression");
        if (!known) {
            // An object with anything else in it is not taken for rendering properties.
            findings.error(path, "Should NOT have more than " + strings + " items");
        } else if (strings == 1 && !isShort || strings == 0 && !isExpression) {
            findings.error(path, "Should NOT have less than 2 items");
        } else if (strings % 2 != 0 && !isShort) {
            findings.error(path, "Should NOT have more than " + (strings - 1) + " items");
        }
    }

    private static void rendering(JsonNode rendering, String path, Findings findings) {
        findings.pattern(rendering, path, "color", COLOUR);
        findings.pattern(rendering, path, "id", ID);
        findings.text(rendering, path, "label");
        findings.text(rendering, path, "stat");
        findings.text(rendering, path, "expression");
        findings.flag(rendering, path, "visible");
        findings.oneOf(rendering, path, "yAxis", "left", "right");
        period(rendering, path, findings);
    }

    private static void axes(JsonNode properties, String path, Findings findings) {
        boolean isGauge = "gauge".equals(properties.path("view").asText());
        if (isGauge && !findings.required(properties, path, "yAxis") || !findings.object(properties, path, "yAxis")) {
            return;
        }
        JsonNode axes = properties.get("yAxis");
        for (String side : new String[] {"left", "right"}) {
            if (findings.object(axes, path + "/yAxis", side)) {
                String at = path + "/yAxis/" + side;
                findings.number(axes.get(side), at, "min");
                findings.number(axes.get(side), at, "max");
                findings.text(axes.get(side), at, "label");
                findings.flag(axes.get(side), at, "showUnits");
            }
        }
        if (isGauge && findings.required(axes, path + "/yAxis", "left")) {
            findings.required(axes.get("left"), path + "/yAxis/left", "min");
            findings.required(axes.get("left"), path + "/yAxis/left", "max");
        }
    }

    private static void annotations(JsonNode annotations, String path, Findings findings) {
        if (findings.array(annotations, path, "alarms", 0, 1)) {
            BodyCheck.texts(annotations.get("alarms"), path + "/alarms", findings);
        }
        for (String direction : new String[] {"horizontal", "vertical"}) {
            if (findings.array(annotations, path, direction, 0, Integer.MAX_VALUE)) {
                for (int i = 0; i < annotations.get(direction).size(); i++) {
                    JsonNode one = annotations.get(direction).get(i);
                    String at = path + "/" + direction + "/" + i;
                    if (one.isArray()) {
                        for (int j = 0; j < one.size(); j++) {
                            annotation(one.get(j), at + "/" + j, direction, findings);
                        }
                    } else {
                        annotation(one, at, direction, findings);
                    }
                }
            }
        }
    }

    private static void annotation(JsonNode annotation, String path, String direction, Findings findings) {
        if (!annotation.isObject()) {
            findings.error(path, "Should be object");
            return;
        }
        findings.required(annotation, path, "value");
        findings.text(annotation, path, "label");
        findings.pattern(annotation, path, "color", COLOUR);
        findings.flag(annotation, path, "visible");
        if (direction.equals("horizontal")) {
            findings.number(annotation, path, "value");
            findings.oneOf(annotation, path, "fill", "above", "below", "none");
            findings.oneOf(annotation, path, "yAxis", "left", "right");
        } else {
            if (annotation.has("value")
                    && Body.moment(annotation.get("value").asText()).isEmpty()) {
                findings.error(path + "/value", "Should match format \"date-time\"");
            }
            findings.oneOf(annotation, path, "fill", "before", "after", "none");
        }
    }
}
