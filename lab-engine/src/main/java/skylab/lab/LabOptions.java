package skylab.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * What a lab begins with; the same options and the same actions give the same lab.
 *
 * @param seed what ids, addresses, keys and noise follow from
 * @param start the virtual time at which it begins
 * @param region the region of its clients and of its terminal
 */
public record LabOptions(long seed, Instant start, String region) {
    private static final Instant MONDAY_MORNING = Instant.parse("2026-03-02T00:00:00Z");

    /** A lab in us-east-1 on the first Monday of March 2026, 9 a.m. in Seoul. */
    public static LabOptions seed(long seed) {
        return new LabOptions(seed, MONDAY_MORNING, "us-east-1");
    }

    /** These options with another beginning. */
    public LabOptions startingAt(Instant instant) {
        return new LabOptions(seed, instant, region);
    }

    /** These options in another region. */
    public LabOptions in(String name) {
        return new LabOptions(seed, start, name);
    }

    /** The account number that follows from the seed. */
    String account() {
        return String.valueOf(new SplittableRandom(seed).nextLong(100_000_000_000L, 1_000_000_000_000L));
    }

    JsonNode toHeader() {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("skylab", 1).put("seed", seed).put("start", start.toString()).put("region", region);
        return header;
    }

    static LabOptions fromHeader(JsonNode header) {
        if (header.path("skylab").asInt() != 1) {
            throw new IllegalArgumentException(
                    "this is not the journal of a lab of this version of Skylab: it begins with " + header);
        }
        return new LabOptions(
                header.path("seed").asLong(),
                Instant.parse(header.path("start").asText()),
                header.path("region").asText());
    }
}
