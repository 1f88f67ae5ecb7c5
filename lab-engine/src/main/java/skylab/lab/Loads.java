package skylab.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import skylab.guest.workload.Workload;
import skylab.telemetry.Activity;

/** Workloads as journals write them. */
final class Loads {
    private Loads() {}

    static JsonNode parameters(String instance, Workload workload) {
        Activity.Load traffic = workload.traffic();
        return JsonNodeFactory.instance
                .objectNode()
                .put("instance", instance)
                .put("shape", workload.shape().name())
                .put("low", workload.low())
                .put("high", workload.high())
                .put("time", workload.time().toString())
                .put("peakHour", workload.peakHour())
                .put("noise", workload.noise())
                .put("networkIn", traffic.networkIn())
                .put("networkOut", traffic.networkOut())
                .put("diskRead", traffic.diskRead())
                .put("diskWrite", traffic.diskWrite());
    }

    static Workload workload(JsonNode parameters) {
        return new Workload(
                Workload.Shape.valueOf(parameters.path("shape").asText()),
                parameters.path("low").asDouble(),
                parameters.path("high").asDouble(),
                Duration.parse(parameters.path("time").asText("PT0S")),
                parameters.path("peakHour").asDouble(),
                parameters.path("noise").asDouble(),
                new Activity.Load(
                        0,
                        parameters.path("networkIn").asDouble(),
                        parameters.path("networkOut").asDouble(),
                        parameters.path("diskRead").asDouble(),
                        parameters.path("diskWrite").asDouble()));
    }
}
