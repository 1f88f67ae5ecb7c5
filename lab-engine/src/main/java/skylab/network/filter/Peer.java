package skylab.network.filter;

import java.util.Collection;
import java.util.Optional;
import skylab.network.Cidr;
import skylab.network.Cidr6;
import skylab.world.Scope;
import skylab.world.World;

/** The other side of a rule. */
public sealed interface Peer {
    /** As the API writes it. */
    String text();

    /**
     * Whether an address is meant.
     *
     * @param address an IPv4 address, as an unsigned 32-bit number
     * @param groups the ids of the security groups of the interface that has it as a private address; empty for every
     *     other address
     */
    boolean covers(World world, Scope scope, long address, Collection<String> groups);

    /** A range of IPv4 addresses. */
    record Range(Cidr cidr) implements Peer {
        @Override
        public String text() {
            return cidr.toString();
        }

        @Override
        public boolean covers(World world, Scope scope, long address, Collection<String> groups) {
            return cidr.contains(address);
        }
    }

    /** A range of IPv6 addresses; no IPv4 address is in it. */
    record Range6(Cidr6 cidr) implements Peer {
        @Override
        public String text() {
            return cidr.toString();
        }

        @Override
        public boolean covers(World world, Scope scope, long address, Collection<String> groups) {
            return false;
        }
    }

    /**
     * The members of a security group, by their private addresses.
     *
     * @param text the group's id
     * @param connection the id of the peering connection with the group's VPC; null for a group of the same VPC
     */
    record Group(String text, String connection) implements Peer {
        /** A group of the same VPC. */
        public Group(String text) {
            this(text, null);
        }

        @Override
        public boolean covers(World world, Scope scope, long address, Collection<String> groups) {
            return groups.contains(text);
        }
    }

    /**
     * The ranges of a prefix list.
     *
     * @param text the list's id
     */
    record Prefixes(String text) implements Peer {
        @Override
        public boolean covers(World world, Scope scope, long address, Collection<String> groups) {
            return PrefixList.find(world, scope, text)
                    .filter(list -> list.contains(address))
                    .isPresent();
        }
    }

    /** The range of constant text. */
    static Peer of(String text) {
        return range(text).orElseThrow(() -> new IllegalArgumentException(text + " is not a CIDR block"));
    }

    /** Reads a range in CIDR form, of IPv4 or IPv6. Empty when it is neither. */
    static Optional<Peer> range(String text) {
        Optional<Peer> range = Cidr.parse(text).map(Range::new);
        return range.isPresent() ? range : Cidr6.parse(text).map(Range6::new);
    }
}
