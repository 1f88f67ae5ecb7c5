package skylab.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * What a lab begins with; the same options and the same actions give the same lab.
 *
 * @param seed what ids, addresses, keys and noise follow from
 * @param start the virtual time at which it begins
 * @param region the region of its clients and of its terminal
 * @param profile under which rules it is
 * @param call how long a call lasts: what it moves virtual time on
 * @param account its number, twelve digits
 */
public record LabOptions(long seed, Instant start, String region, Profile profile, Duration call, String account) {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Instant MONDAY_MORNING = Instant.parse("2026-03-02T00:00:00Z");

    /** A lab in us-east-1 on the first Monday of March 2026, 9 a.m. in Seoul, with an account of its own. */
    public static LabOptions seed(long seed) {
        return new LabOptions(seed, MONDAY_MORNING, "us-east-1", Profile.OWN_ACCOUNT, SECOND, account(seed));
    }

    /** These options with another beginning. */
    public LabOptions startingAt(Instant instant) {
        return new LabOptions(seed, instant, region, profile, call, account);
    }

    /** These options in another region. */
    public LabOptions in(String name) {
        return new LabOptions(seed, start, name, profile, call, account);
    }

    /** These options under other rules, e.g. {@link Profile#LEARNER_LAB}. */
    public LabOptions under(Profile rules) {
        return new LabOptions(seed, start, region, rules, call, account);
    }

    /** These options with calls that last so long; zero where a clock outside moves the lab's. */
    public LabOptions calling(Duration duration) {
        return new LabOptions(seed, start, region, profile, duration, account);
    }

    /**
     * These options in the account with a number.
     *
     * @throws IllegalArgumentException if it is not of twelve digits
     */
    public LabOptions owning(String number) {
        if (!number.matches("\\d{12}")) {
            throw new IllegalArgumentException("an account's number has twelve digits: " + number);
        }
        return new LabOptions(seed, start, region, profile, call, number);
    }

    private static String account(long seed) {
        return String.valueOf(new SplittableRandom(seed).nextLong(100_000_000_000L, 1_000_000_000_000L));
    }

    JsonNode toHeader() {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("skylab", 1).put("seed", seed).put("start", start.toString()).put("region", region);
        profile.write(header);
        if (!call.equals(SECOND)) {
            header.put("call", call.toString());
        }
        if (!account.equals(account(seed))) {
            header.put("account", account);
        }
        return header;
    }

    static LabOptions fromHeader(JsonNode header) {
        if (header.path("skylab").asInt() != 1) {
            throw new IllegalArgumentException(
                    "this is not the journal of a lab of this version of Skylab: it begins with " + header);
        }
        long seed = header.path("seed").asLong();
        return new LabOptions(
                seed,
                Instant.parse(header.path("start").asText()),
                header.path("region").asText(),
                Profile.read(header),
                header.has("call") ? Duration.parse(header.get("call").asText()) : SECOND,
                header.path("account").asText(account(seed)));
    }
}
