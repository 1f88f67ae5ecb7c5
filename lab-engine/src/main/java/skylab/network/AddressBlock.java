package skylab.network;

import java.util.Arrays;
import java.util.List;

/** What kinds of IPv4 addresses there are (IANA, "IPv4 Special-Purpose Address Registry"). */
public enum AddressBlock {
    /** For networks of one's own: 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16. */
    PRIVATE("RFC 1918", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"),
    /** Between a provider and its customers. */
    SHARED("RFC 6598", "100.64.0.0/10"),
    /** A machine's own. */
    LOOPBACK("RFC 1122", "127.0.0.0/8"),
    /** On one link only: instance metadata, the resolver, the clock. */
    LINK_LOCAL("RFC 3927", "169.254.0.0/16"),
    /** For examples. */
    DOCUMENTATION("RFC 5737", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"),
    /** For measuring devices. */
    BENCHMARK("RFC 2544", "198.18.0.0/15"),
    /** "This network", multicast, and what is kept back: nobody's own address. */
    RESERVED("RFC 1122", "0.0.0.0/8", "224.0.0.0/3"),
    /** Everything else: the Internet routes it to whoever it was given to. */
    PUBLIC("RFC 4632");

    private final String standard;
    private final List<Cidr> ranges;

    AddressBlock(String standard, String... ranges) {
        this.standard = standard;
        this.ranges = Arrays.stream(ranges).map(Cidr::of).toList();
    }

    /** The document that says so, e.g. {@code RFC 1918}. */
    public String standard() {
        return standard;
    }

    /** The ranges of this kind; none for {@link #PUBLIC}. */
    public List<Cidr> ranges() {
        return ranges;
    }

    /** Whether all addresses of a range are of this kind. */
    public boolean contains(Cidr range) {
        return this == PUBLIC
                ? Arrays.stream(values()).noneMatch(other -> other != PUBLIC && other.overlaps(range))
                : ranges.stream().anyMatch(own -> own.contains(range));
    }

    private boolean overlaps(Cidr range) {
        return ranges.stream().anyMatch(own -> own.overlaps(range));
    }

    /**
     * The kind of an address, e.g. {@code of("172.32.0.1")} is {@link #PUBLIC}.
     *
     * @throws IllegalArgumentException if it is not an IPv4 address in dotted form
     */
    public static AddressBlock of(String address) {
        Cidr one = Cidr.of(address + "/32");
        return Arrays.stream(values())
                .filter(block -> block.contains(one))
                .findFirst()
                .orElseThrow();
    }
}
