package skylab.network.filter;

import skylab.network.Cidr;

/** The other side of a security group's rule. */
public sealed interface Peer {
    /** As the API writes it. */
    String text();

    /** A range of IPv4 addresses. */
    record Range(Cidr cidr) implements Peer {
        @Override
        public String text() {
            return cidr.toString();
        }
    }

    /** A range of IPv6 addresses, written as RFC 5952 says. */
    record Range6(String text) implements Peer {}

    /**
     * The members of a security group, by their private addresses.
     *
     * @param text the group's id
     */
    record Group(String text) implements Peer {}

    /**
     * The ranges of a prefix list.
     *
     * @param text the list's id
     */
    record Prefixes(String text) implements Peer {}

    /** Reads what a rule has as its other side: a range in CIDR form, {@code sg-…} or {@code pl-…}. */
    static Peer of(String text) {
        if (text.startsWith("sg-")) {
            return new Group(text);
        } else if (text.startsWith("pl-")) {
            return new Prefixes(text);
        }
        return Cidr.parse(text).<Peer>map(Range::new).orElseGet(() -> new Range6(text));
    }
}
