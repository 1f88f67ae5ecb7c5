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
 * @param profile under which rules it is
 */
public record LabOptions(long seed, Instant start, String region, Profile profile) {
    private static final Instant MONDAY_MORNING = Instant.parse("2026-03-02T00:00:00Z");

    /** A lab in us-east-1 on the first Monday of March 2026, 9 a.m. in Seoul, with an account of its own. */
    public static LabOptions seed(long seed) {
        return new LabOptions(seed, MONDAY_MORNING, "us-east-1", Profile.OWN_ACCOUNT);
    }

    /** These options with another beginning. */
    public LabOptions startingAt(Instant instant) {
        return new LabOptions(seed, instant, region, profile);
    }

    /** These options in another region. */
    public LabOptions in(String name) {
        return new LabOptions(seed, start, name, profile);
    }

    /** These options under other rules, e.g. {@link Profile#LEARNER_LAB}. */
    public LabOptions under(Profile rules) {
        return new LabOptions(seed, start, region, rules);
    }

    /** The account number that follows from the seed. */
    String account() {
        return String.valueOf(new SplittableRandom(seed).nextLong(100_000_000_000L, 1_000_000_000_000L));
    }

    JsonNode toHeader() {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("skylab", 1).put("seed", seed).put("start", start.toString()).put("region", region);
        profile.write(header);
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
                header.path("region").asText(),
                Profile.read(header));
    }
}
