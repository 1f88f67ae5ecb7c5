package skylab.guest.command.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import skylab.guest.process.UsageError;

/**
 * What the agent is told to collect.
 *
 * @param sources log files
 * @param namespace of its metrics
 * @param interval between two samples of a metric
 * @param dimensions what is added to each metric: names of dimensions, and placeholders such as {@code
 *     ${aws:InstanceId}}
 * @param gauges what is measured
 */
record AgentConfig(
        List<Source> sources,
        String namespace,
        Duration interval,
        SortedMap<String, String> dimensions,
        List<Gauge> gauges) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEFAULT_NAMESPACE = "CWAgent";
    private static final int DEFAULT_INTERVAL = 60;
    private static final Set<String> KNOWN = Set.of("agent", "logs", "metrics");
    private static final Set<String> KNOWN_OF_FILE = Set.of(
            "file_path", "log_group_name", "log_stream_name", "retention_in_days", "timestamp_format", "timezone");

    /**
     * A log file.
     *
     * @param path may have asterisks in its last part
     * @param group name of the log group
     * @param stream name of the stream, with placeholders such as <code>{instance_id}</code>
     * @param retention in days; 0 leaves it to the group
     */
    record Source(String path, String group, String stream, int retention) {}

    /**
     * Something that is measured.
     *
     * @param plugin {@code mem}, {@code swap}, {@code disk} or {@code netstat}
     * @param measurement without the plugin's name, e.g. {@code used_percent}
     * @param name under which it is published
     * @param resources mount points; {@code *} for all; empty for what has none
     */
    record Gauge(String plugin, String measurement, String name, List<String> resources) {}

    /**
     * Reads a configuration.
     *
     * @param ignored is told the keys that are not emulated
     * @throws UsageError in the agent's words if it is none
     */
    static AgentConfig parse(String text, List<String> ignored) {
        JsonNode root = read(text);
        root.fieldNames().forEachRemaining(key -> note(!KNOWN.contains(key), "/" + key, ignored));
        JsonNode logs = root.path("logs");
        List<Source> sources = new ArrayList<>();
        JsonNode list = logs.path("logs_collected").path("files").path("collect_list");
        for (JsonNode file : list) {
            sources.add(source(file, logs.path("log_stream_name").asText("{instance_id}"), ignored));
        }
        note(logs.path("logs_collected").has("windows_events"), "/logs/logs_collected/windows_events", ignored);
        JsonNode metrics = root.path("metrics");
        SortedMap<String, String> dimensions = new TreeMap<>();
        metrics.path("append_dimensions")
                .properties()
                .forEach(one -> dimensions.put(one.getKey(), one.getValue().asText()));
        note(metrics.has("aggregation_dimensions"), "/metrics/aggregation_dimensions", ignored);
        List<Gauge> gauges = new ArrayList<>();
        for (Map.Entry<String, JsonNode> plugin :
                metrics.path("metrics_collected").properties()) {
            gauges.addAll(gauges(plugin.getKey(), plugin.getValue(), ignored));
        }
        if (sources.isEmpty() && gauges.isEmpty() && ignored.isEmpty()) {
            throw new UsageError("E! Invalid Json input schema: neither logs nor metrics are collected.", 1);
        }
        int interval = root.path("agent").path("metrics_collection_interval").asInt(DEFAULT_INTERVAL);
        return new AgentConfig(
                List.copyOf(sources),
                metrics.path("namespace").asText(DEFAULT_NAMESPACE),
                Duration.ofSeconds(Math.max(1, interval)),
                dimensions,
                List.copyOf(gauges));
    }

    private static JsonNode read(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            if (root.isObject()) {
                return root;
            }
        } catch (JsonProcessingException wrong) {
            throw new UsageError("E! Invalid Json input schema: " + wrong.getOriginalMessage(), 1);
        }
        throw new UsageError("E! Invalid Json input schema: the configuration is no object.", 1);
    }

    private static Source source(JsonNode file, String stream, List<String> ignored) {
        String path = file.path("file_path").asText("");
        if (path.isEmpty()) {
            throw new UsageError(
                    "E! Invalid Json input schema: /logs/logs_collected/files/collect_list: file_path is required.", 1);
        }
        file.fieldNames()
                .forEachRemaining(key ->
                        note(!KNOWN_OF_FILE.contains(key), "/logs/logs_collected/files/collect_list/" + key, ignored));
        return new Source(
                path,
                file.path("log_group_name").asText(path.replaceAll("[^.\\-_/#A-Za-z0-9]", "_")),
                file.path("log_stream_name").asText(stream),
                Math.max(0, file.path("retention_in_days").asInt(0)));
    }

    private static List<Gauge> gauges(String plugin, JsonNode settings, List<String> ignored) {
        List<Gauge> gauges = new ArrayList<>();
        List<String> resources = new ArrayList<>();
        settings.path("resources").forEach(one -> resources.add(one.asText()));
        if (plugin.equals("disk") && resources.isEmpty()) {
            resources.add("*");
        }
        for (JsonNode measurement : settings.path("measurement")) {
            String written = measurement.isObject() ? measurement.path("name").asText("") : measurement.asText();
            String bare = written.startsWith(plugin + "_") ? written.substring(plugin.length() + 1) : written;
            if (Gauges.isKnown(plugin, bare)) {
                gauges.add(new Gauge(
                        plugin, bare, measurement.path("rename").asText(plugin + "_" + bare), List.copyOf(resources)));
            } else {
                note(true, "/metrics/metrics_collected/" + plugin + "/measurement/" + written, ignored);
            }
        }
        note(!settings.has("measurement"), "/metrics/metrics_collected/" + plugin, ignored);
        return gauges;
    }

    private static void note(boolean isIgnored, String key, List<String> ignored) {
        if (isIgnored) {
            ignored.add(key);
        }
    }
}
