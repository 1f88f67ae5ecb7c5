package skylab.network.proof;

/** What a header consists of, each with the numbers it can have. */
public enum Field {
    /** The protocol's number (IANA, "Assigned Internet Protocol Numbers"). */
    PROTOCOL(255),
    /** The sender's IPv4 address. */
    SOURCE(0xFFFFFFFFL),
    /** The sender's port; of ICMP the identifier of the echo. */
    SOURCE_PORT(65_535),
    /** The receiver's IPv4 address. */
    DESTINATION(0xFFFFFFFFL),
    /** The receiver's port; of ICMP the type. */
    DESTINATION_PORT(65_535);

    private final Interval all;

    Field(long most) {
        this.all = new Interval(0, most);
    }

    /** Every number it can have. */
    public Interval all() {
        return all;
    }
}
