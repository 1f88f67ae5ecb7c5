package skylab.aws.logs.store;

import java.math.BigInteger;
import java.util.Optional;

/**
 * The place of an event among all of its group: by time, and for equal times as they came in.
 *
 * @param timestamp when it happened, in milliseconds since 1970
 * @param sequence how many events the group had taken before it
 */
public record EventKey(long timestamp, long sequence) implements Comparable<EventKey> {
    // Ids of events are numbers of 56 digits whose upper part is the time.
    private static final int DIGITS = 56;
    private static final int TIME_SHIFT = 144;
    private static final int SEQUENCE_SHIFT = 80;

    @Override
    public int compareTo(EventKey other) {
        int byTime = Long.compare(timestamp, other.timestamp);
        return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }

    /** The key as AWS writes the id of an event. */
    public String id() {
        String number = BigInteger.valueOf(timestamp)
                .shiftLeft(TIME_SHIFT)
                .add(BigInteger.valueOf(sequence).shiftLeft(SEQUENCE_SHIFT))
                .toString();
        return "0".repeat(Math.max(0, DIGITS - number.length())) + number;
    }

    /** The key of an id, or empty if it is none. */
    public static Optional<EventKey> of(String id) {
        if (id.length() != DIGITS || !id.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        BigInteger number = new BigInteger(id);
        BigInteger time = number.shiftRight(TIME_SHIFT);
        BigInteger sequence = number.subtract(time.shiftLeft(TIME_SHIFT)).shiftRight(SEQUENCE_SHIFT);
        return time.bitLength() < Long.SIZE && sequence.bitLength() < Long.SIZE
                ? Optional.of(new EventKey(time.longValue(), sequence.longValue()))
                : Optional.empty();
    }
}
