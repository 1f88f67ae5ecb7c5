package skylab.wire.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.wire.protocol.HttpAnswer;
import skylab.wire.protocol.HttpCall;

/**
 * The paths that are the server's own: {@code GET /_skylab/health}, {@code POST /_skylab/reset}, {@code POST
 * /_skylab/clock?advance=SECONDS}. Whoever comes from moto finds its {@code POST /moto-api/reset} too.
 */
final class ControlPaths {
    private static final String OWN = "/_skylab/";

    /** A hundred years: what is not limited could overflow. */
    private static final BigDecimal MOST_SECONDS =
            new BigDecimal(Duration.ofDays(36_525).toSeconds());

    private final Control control;

    ControlPaths(Control control) {
        this.control = control;
    }

    /** The answer; empty if the path is not one of these. */
    Optional<HttpAnswer> answer(HttpCall call) {
        if (!call.path().startsWith(OWN) && !call.path().equals("/moto-api/reset")) {
            return Optional.empty();
        }
        return Optional.of(
                switch (call.method() + " " + call.path()) {
                    case "GET /_skylab/health" -> json(200, control.health());
                    case "POST /_skylab/reset", "POST /moto-api/reset" -> {
                        control.reset();
                        yield json(200, JsonNodeFactory.instance.objectNode().put("status", "ok"));
                    }
                    case "POST /_skylab/clock" -> clock(call);
                    default ->
                        error(
                                404,
                                "there are GET /_skylab/health, POST /_skylab/reset and POST /_skylab/clock?advance=SECONDS");
                });
    }

    private HttpAnswer clock(HttpCall call) {
        BigDecimal seconds;
        try {
            List<String> given = call.queryParameters().getOrDefault("advance", List.of());
            seconds = given.isEmpty() || given.get(0).length() > 30
                    ? BigDecimal.ONE.negate()
                    : new BigDecimal(given.get(0));
        } catch (IllegalArgumentException e) {
            seconds = BigDecimal.ONE.negate();
        }
        if (seconds.signum() < 0 || seconds.compareTo(MOST_SECONDS) > 0) {
            return error(400, "advance must be a number of seconds, 0 to " + MOST_SECONDS);
        }
        Duration duration = Duration.ofMillis(seconds.movePointRight(3).longValue());
        return json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("now", control.advance(duration).toString()));
    }

    private static HttpAnswer error(int status, String message) {
        return json(status, JsonNodeFactory.instance.objectNode().put("message", message));
    }

    private static HttpAnswer json(int status, JsonNode body) {
        return new HttpAnswer(
                status, Map.of("Content-Type", "application/json"), (body + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
