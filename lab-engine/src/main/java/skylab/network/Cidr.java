package skylab.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * A range of IPv4 addresses (RFC 4632), and what can be computed of it.
 *
 * <pre>{@code
 * Cidr range = Cidr.of("192.168.0.0/24");
 * range.netmask();            // 255.255.255.0
 * range.usable();             // 251 in an AWS subnet
 * range.split(25);            // [192.168.0.0/25, 192.168.0.128/25]
 * }</pre>
 *
 * @param network the first address, as an unsigned 32-bit number
 * @param prefix the length of the network part, 0 to 32
 */
public record Cidr(long network, int prefix) implements Comparable<Cidr> {
    /** Every address. */
    public static final Cidr ANYWHERE = new Cidr(0, 0);

    // VPC guide, "VPC CIDR blocks" and "Subnet CIDR blocks".
    private static final int LARGEST = 16;
    private static final int SMALLEST = 28;
    private static final int KEPT_BACK = 5;

    /** Reads {@code a.b.c.d/n}; host bits are cleared, as AWS does. Empty when it is not a range. */
    public static Optional<Cidr> parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2 || !parts[1].matches("\\d{1,2}") || Integer.parseInt(parts[1]) > 32) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(parts[1]);
        return address(parts[0]).map(address -> new Cidr(address & mask(prefix), prefix));
    }

    /** The range of constant text. */
    public static Cidr of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text + " is not a CIDR block"));
    }

    /** An address in dotted form as a number. Empty when it is not one. */
    public static Optional<Long> address(String dotted) {
        long address = 0;
        int part = 0;
        int digits = 0;
        int dots = 0;
        for (int i = 0; i < dotted.length(); i++) {
            char c = dotted.charAt(i);
            if (c >= '0' && c <= '9' && digits < 3) {
                part = part * 10 + c - '0';
                digits++;
            } else if (c == '.' && digits > 0 && part <= 255 && dots < 3) {
                address = address << 8 | part;
                part = 0;
                digits = 0;
                dots++;
            } else {
                return Optional.empty();
            }
        }
        return dots == 3 && digits > 0 && part <= 255 ? Optional.of(address << 8 | part) : Optional.empty();
    }

    /** An address in dotted form. */
    public static String dotted(long address) {
        return (address >> 24 & 255) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }

    private static long mask(int prefix) {
        return 0xFFFFFFFFL << (32 - prefix) & 0xFFFFFFFFL;
    }

    /** How many addresses it has, 1 to 2^32. */
    public long size() {
        return 1L << (32 - prefix);
    }

    /** Whether an address, as an unsigned 32-bit number, lies in it. */
    public boolean contains(long address) {
        return (address & mask(prefix)) == network;
    }

    /** Whether all addresses of another range lie in it. */
    public boolean contains(Cidr other) {
        return prefix <= other.prefix && contains(other.network);
    }

    /** Whether it has addresses in common with another range. */
    public boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    /** Its last address, as an unsigned 32-bit number. */
    public long last() {
        return network + size() - 1;
    }

    /** Whether an address in dotted form lies in it. */
    public boolean contains(String dotted) {
        return address(dotted).filter(this::contains).isPresent();
    }

    /** Its mask in dotted form, e.g. {@code 255.255.255.0}. */
    public String netmask() {
        return dotted(mask(prefix));
    }

    /** Its first and last address, e.g. {@code 192.168.0.0 - 192.168.0.255}. */
    public String range() {
        return dotted(network) + " - " + dotted(last());
    }

    /** How many hosts it has classically: all but its first and last address; both of a /31 (RFC 3021). */
    public long hosts() {
        return prefix >= 31 ? size() : size() - 2;
    }

    /** How many addresses of it AWS gives when it is a subnet: all but five; none when no subnet can be that size. */
    public long usable() {
        return prefix < LARGEST || prefix > SMALLEST ? 0 : size() - KEPT_BACK;
    }

    /** The addresses that AWS keeps back of a subnet: network, router, DNS, future use, and the last one. */
    public List<String> keptBack() {
        return usable() == 0
                ? List.of()
                : LongStream.of(network, network + 1, network + 2, network + 3, last())
                        .mapToObj(Cidr::dotted)
                        .toList();
    }

    /** Whether it is as large as a VPC or subnet may be: /16 to /28. */
    public boolean fitsVpc() {
        return prefix >= LARGEST && prefix <= SMALLEST;
    }

    /**
     * All ranges of a length in it, in order.
     *
     * @throws IllegalArgumentException if the length is shorter than its own, or there are more than 65,536
     */
    public List<Cidr> split(int length) {
        if (length < prefix || length > 32 || length - prefix > 16) {
            throw new IllegalArgumentException(
                    this + " can be split into /" + prefix + " to /" + Math.min(32, prefix + 16) + ", not /" + length);
        }
        long step = 1L << (32 - length);
        return LongStream.range(0, 1L << (length - prefix))
                .mapToObj(i -> new Cidr(network + i * step, length))
                .toList();
    }

    /** The range of one bit less that has it; empty for all addresses. */
    public Optional<Cidr> supernet() {
        return prefix == 0 ? Optional.empty() : Optional.of(new Cidr(network & mask(prefix - 1), prefix - 1));
    }

    /** The range that two make up, when they are its halves. */
    public Optional<Cidr> join(Cidr other) {
        return equals(other) || prefix != other.prefix
                ? Optional.empty()
                : supernet().filter(o -> o.contains(other));
    }

    /** The fewest ranges that have exactly the addresses of these. */
    public static List<Cidr> summary(Collection<Cidr> ranges) {
        List<Cidr> found = new ArrayList<>();
        for (Cidr next : new TreeSet<>(ranges)) {
            if (!found.isEmpty() && found.get(found.size() - 1).contains(next)) {
                continue;
            }
            Cidr whole = next;
            while (!found.isEmpty() && found.get(found.size() - 1).join(whole).isPresent()) {
                whole = found.remove(found.size() - 1).join(whole).orElseThrow();
            }
            found.add(whole);
        }
        return found;
    }

    /**
     * So many ranges of equal size in it, as large as possible.
     *
     * @param count 1 to 65,536
     * @throws IllegalArgumentException if there is no room for them
     */
    public List<Cidr> plan(int count) {
        int bits = count <= 1 ? 0 : 32 - Integer.numberOfLeadingZeros(count - 1);
        if (count < 1 || bits > 16 || prefix + bits > 32) {
            throw new IllegalArgumentException(this + " has no room for " + count + " ranges");
        }
        return split(prefix + bits).subList(0, count);
    }

    /**
     * A subnet of it for each number of resources, in their order: the smallest that AWS accepts with that many usable
     * addresses. The largest come first in the range, so that nothing is lost between them.
     *
     * @param resources how many addresses each must be able to give
     * @throws IllegalArgumentException if one needs more than a /16, or there is no room for all
     */
    public List<Cidr> planFor(List<Integer> resources) {
        SortedSet<Wanted> largestFirst = new TreeSet<>();
        for (int i = 0; i < resources.size(); i++) {
            largestFirst.add(new Wanted(lengthFor(resources.get(i)), i));
        }
        List<Cidr> plan = new ArrayList<>(Collections.nCopies(resources.size(), null));
        long next = network;
        for (Wanted wanted : largestFirst) {
            Cidr subnet = new Cidr(next, wanted.length);
            if (!contains(subnet)) {
                throw new IllegalArgumentException(this + " has no room for subnets of " + resources + " addresses");
            }
            plan.set(wanted.position, subnet);
            next = subnet.last() + 1;
        }
        return plan;
    }

    private record Wanted(int length, int position) implements Comparable<Wanted> {
        @Override
        public int compareTo(Wanted other) {
            return length != other.length
                    ? Integer.compare(length, other.length)
                    : Integer.compare(position, other.position);
        }
    }

    private static int lengthFor(int resources) {
        for (int length = SMALLEST; length >= LARGEST; length--) {
            if (new Cidr(0, length).usable() >= resources) {
                return length;
            }
        }
        throw new IllegalArgumentException(
                "no subnet has " + resources + " addresses; a /16 has " + new Cidr(0, LARGEST).usable());
    }

    /** By the first address; of two with the same, the larger first. */
    @Override
    public int compareTo(Cidr other) {
        return network != other.network ? Long.compare(network, other.network) : Integer.compare(prefix, other.prefix);
    }

    @Override
    public String toString() {
        return dotted(network) + "/" + prefix;
    }
}
