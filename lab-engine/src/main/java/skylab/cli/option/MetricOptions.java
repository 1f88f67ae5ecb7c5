package skylab.cli.option;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SortedMap;
import skylab.cli.CliError;
import skylab.cli.shorthand.Shorthand;
import skylab.cli.shorthand.ShorthandError;

/** Options by which {@code aws cloudwatch put-metric-data} describes a single datum (AWS CLI reference). */
public final class MetricOptions {
    private static final String OPERATION = "PutMetricData";
    private static final List<String> ALL = List.of(
            "--metric-name",
            "--timestamp",
            "--unit",
            "--value",
            "--dimensions",
            "--statistic-values",
            "--storage-resolution");

    private MetricOptions() {}

    /** Adds the options of an operation. */
    public static void add(String operation, SortedMap<String, Arity> options) {
        if (operation.equals(OPERATION)) {
            ALL.forEach(option -> options.put(option, Arity.ONE));
        }
    }

    /** Takes what these options say into the parameters. */
    public static void apply(String operation, CommandLine line, ObjectNode parameters) {
        if (!operation.equals(OPERATION) || ALL.stream().noneMatch(line::has)) {
            return;
        }
        ObjectNode datum = JsonNodeFactory.instance.objectNode();
        line.value("--metric-name").ifPresent(name -> datum.put("MetricName", name));
        line.value("--timestamp").ifPresent(moment -> datum.put("Timestamp", moment));
        line.value("--unit").ifPresent(unit -> datum.put("Unit", unit));
        line.value("--value").ifPresent(value -> datum.put("Value", number("--value", value)));
        line.value("--storage-resolution")
                .ifPresent(seconds -> datum.put("StorageResolution", (int) number("--storage-resolution", seconds)));
        line.value("--dimensions").ifPresent(written -> {
            ArrayNode dimensions = datum.putArray("Dimensions");
            pairs("--dimensions", written).properties().forEach(pair -> dimensions
                    .addObject()
                    .put("Name", pair.getKey())
                    .put("Value", pair.getValue().asText()));
        });
        line.value("--statistic-values").ifPresent(written -> {
            ObjectNode set = datum.putObject("StatisticValues");
            pairs("--statistic-values", written)
                    .properties()
                    .forEach(pair -> set.put(
                            pair.getKey(),
                            number("--statistic-values", pair.getValue().asText())));
        });
        parameters.putArray("MetricData").add(datum);
    }

    private static ObjectNode pairs(String option, String written) {
        try {
            return Shorthand.parse(written);
        } catch (ShorthandError e) {
            throw CliError.parameter(option, e.getMessage());
        }
    }

    private static double number(String option, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw CliError.parameter(option, "could not convert string to float: '" + text + "'");
        }
    }
}
