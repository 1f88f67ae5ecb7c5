package skylab.network.dns;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a name server answers.
 *
 * @param status {@code NOERROR}, {@code NXDOMAIN} or {@code SERVFAIL} (RFC 1035, section 4.1.1)
 * @param records what it knows; none unless the status is {@code NOERROR}
 */
public record Answer(String status, List<Entry> records) {
    /** For how long Amazon's names of addresses may be taken for true. */
    public static final Duration AMAZON = Duration.ofSeconds(60);

    /** There is no such name. */
    public static final Answer UNKNOWN = new Answer("NXDOMAIN", List.of());

    /** Nobody could say. */
    public static final Answer FAILED = new Answer("SERVFAIL", List.of());

    /** Copies the list. */
    public Answer {
        records = List.copyOf(records);
    }

    /**
     * Something that is known of a name.
     *
     * @param name what was asked for
     * @param type as in {@link Question#type}
     * @param timeToLive for how long it may be taken for true, in whole seconds
     * @param data an address, or a name without a dot at the end
     */
    public record Entry(String name, String type, Duration timeToLive, String data) {}

    /** One record. */
    public static Answer of(Question question, Duration timeToLive, String data) {
        return new Answer("NOERROR", List.of(new Entry(question.name(), question.type(), timeToLive, data)));
    }

    /** What the first record says; empty if there is none. */
    public Optional<String> data() {
        return records.stream().map(Entry::data).findFirst();
    }

    /** For how long all of it may be taken for true. */
    Duration timeToLive() {
        return records.stream().map(Entry::timeToLive).min(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** This answer after some time. */
    Answer aged(Duration age) {
        return new Answer(
                status,
                records.stream()
                        .map(one -> new Entry(
                                one.name(), one.type(), one.timeToLive().minusSeconds(age.toSeconds()), one.data()))
                        .toList());
    }
}
