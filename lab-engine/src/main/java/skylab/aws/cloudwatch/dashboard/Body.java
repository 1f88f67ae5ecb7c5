package skylab.aws.cloudwatch.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What a dashboard's body says.
 *
 * @param widgets as they were written, each with its place
 * @param start the beginning of the time range, absolute or, like {@code -PT6H}, before the present
 * @param end the end of an absolute time range; empty for the present
 * @param periodsInherited whether every graph keeps its period, however long the time range
 */
public record Body(List<Widget> widgets, Optional<String> start, Optional<String> end, boolean periodsInherited) {
    private static final Duration DEFAULT_RANGE = Duration.ofHours(3);

    /** Copies the list. */
    public Body {
        widgets = List.copyOf(widgets);
    }

    /**
     * A stretch of time.
     *
     * @param from its beginning
     * @param to its end
     */
    public record Range(Instant from, Instant to) {}

    /**
     * Reads a body that PutDashboard has taken.
     *
     * @throws IllegalArgumentException if it is not one, with the first thing that is wrong
     */
    public static Body parse(String json) {
        BodyCheck check = BodyCheck.of(json);
        if (!check.errors().isEmpty()) {
            var first = check.errors().get(0);
            throw new IllegalArgumentException(first.dataPath() + ": " + first.message());
        }
        JsonNode root = Json.object(json).orElseThrow();
        return new Body(
                Layout.widgets(root.get("widgets")),
                text(root, "start"),
                text(root, "end"),
                root.path("periodOverride").asText().equals("inherit"));
    }

    /** The time range as of a moment; without one in the body the last three hours, as in the console. */
    public Range range(Instant now) {
        Instant to = end.flatMap(Body::moment).orElse(now);
        Instant from = start.flatMap(text -> moment(text).or(() -> before(text, now)))
                .filter(to::isAfter)
                .orElseGet(() -> to.minus(DEFAULT_RANGE));
        return new Range(from, to);
    }

    /** A moment in ISO 8601, with an offset. */
    static Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> before(String text, Instant now) {
        try {
            String length = text.substring(1);
            return Optional.of(
                    length.startsWith("PT")
                            ? now.minus(Duration.parse(length))
                            : now.atOffset(ZoneOffset.UTC)
                                    .minus(Period.parse(length))
                                    .toInstant());
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    static Optional<String> text(JsonNode object, String member) {
        return Optional.ofNullable(object.get(member))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
    }
}
