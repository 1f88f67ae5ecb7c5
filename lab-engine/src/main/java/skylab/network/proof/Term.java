package skylab.network.proof;

/** What a field of a packet is at some place of its way, in terms of the header that was sent. */
sealed interface Term {
    /** What a field of the sent header is. */
    record Sent(Field field) implements Term {}

    /** This number, whatever was sent. */
    record Known(long value) implements Term {}

    /** One of these numbers; which of them depends on more than the rules, such as the port that a NAT gateway has free. */
    record OneOf(Interval values) implements Term {}
}
