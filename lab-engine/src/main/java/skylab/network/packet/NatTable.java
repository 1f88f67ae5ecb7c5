package skylab.network.packet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import skylab.network.Cidr;
import skylab.network.gateway.NatGateway;
import skylab.network.host.Conntrack;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.World;

/**
 * What a translator of addresses and ports remembers for one address of its own: which flow from inside has which port
 * outside (RFC 3022; VPC guide, "NAT gateways"). A port serves several flows if they lead to different places.
 */
public final class NatTable {
    /** The tables of NAT gateways, by {@link #key} of the address. */
    public static final Kind<NatTable> NAT_TABLES = new Kind<>("nat-table", "");

    /** A table without mappings. */
    public static final NatTable EMPTY =
            new NatTable(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty(), Instant.EPOCH);

    /** How many flows there may be at once to one destination (address, port and protocol). */
    public static final int PER_DESTINATION = 55_000;

    /** How long a mapping is kept that nothing uses. */
    public static final Duration IDLE = Duration.ofSeconds(350);

    /** The ports it gives: {@code 1024} to {@code 65535}. */
    public static final int FIRST_PORT = 1024;

    private static final int PORTS = 65_536 - FIRST_PORT;
    // Has no divisor in common with the number of ports, so that its multiples visit them all.
    private static final int STRIDE = 24_421;

    private final PMap<Peer, Mapping> byPort;
    private final PMap<Header, Integer> byFlow;
    private final PMap<Peer, Integer> counts;
    private final Instant swept;

    private NatTable(
            PMap<Peer, Mapping> byPort, PMap<Header, Integer> byFlow, PMap<Peer, Integer> counts, Instant swept) {
        this.byPort = byPort;
        this.byFlow = byFlow;
        this.counts = counts;
        this.swept = swept;
    }

    /**
     * A flow's other side, and the port at this side; 0 to mean all ports.
     *
     * @param protocol {@code tcp}, {@code udp} or {@code icmp}
     * @param address the other side's address
     * @param port the other side's port; 0 for ICMP
     * @param own the port outside; 0 for all
     */
    private record Peer(String protocol, long address, int port, int own) {}

    /**
     * A line of the table.
     *
     * @param inside the header as it comes from inside
     * @param port the source port that it has outside; for ICMP the identifier
     * @param since when the first packet came
     * @param used when the last one came
     */
    public record Mapping(Header inside, int port, Instant since, Instant used) {
        /** Whether it is forgotten because nothing has used it for so long. */
        public boolean isOver(Instant now) {
            return used.plus(IDLE).isBefore(now);
        }
    }

    /**
     * The mappings of a NAT gateway that hold now, oldest first, or those of a machine that translates.
     *
     * @param nat {@code nat-…} or {@code i-…}
     */
    public static List<Line> of(World world, Scope scope, String nat) {
        List<Line> lines = new ArrayList<>();
        world.table(scope, Conntrack.FLOWS).get(nat).ifPresent(flows -> flows.entries(world.now()).stream()
                .filter(flow -> flow.hasOtherSource() || flow.hasOtherDestination())
                .forEach(flow -> lines.add(Line.of(flow, world.now()))));
        world.table(scope, NatGateway.NAT_GATEWAYS).get(nat).ifPresent(gateway -> gateway.addresses()
                .forEach(address -> world.table(scope, NAT_TABLES)
                        .get(key(address.networkInterface(), address.privateAddress()))
                        .ifPresent(table -> table.mappings(world.now())
                                .forEach(mapping ->
                                        lines.add(Line.of(address.privateAddress(), mapping, world.now()))))));
        lines.sort(Comparator.comparing(Line::since).thenComparing(Line::outsidePort));
        return lines;
    }

    /**
     * A line of such a table, for people.
     *
     * @param protocol {@code tcp}, {@code udp} or {@code icmp}
     * @param inside the address of the machine inside: of who began the flow, or, if the destination was replaced, of who
     *     was reached
     * @param insidePort its port; for ICMP the identifier
     * @param outside the private address of the gateway or machine that stands for it
     * @param outsidePort the port that the flow has there
     * @param destination the other end
     * @param destinationPort the port there; for ICMP the type
     * @param since when the first packet came
     * @param idle how long ago the last one came
     */
    public record Line(
            String protocol,
            String inside,
            int insidePort,
            String outside,
            int outsidePort,
            String destination,
            int destinationPort,
            Instant since,
            Duration idle) {
        private static Line of(Conntrack.Entry flow, Instant now) {
            Header inside = flow.hasOtherDestination() ? flow.translated().answer() : flow.original();
            Header outside = flow.hasOtherDestination() ? flow.original().answer() : flow.translated();
            return new Line(
                    inside.protocol(),
                    Cidr.dotted(inside.source()),
                    inside.sourcePort(),
                    Cidr.dotted(outside.source()),
                    outside.sourcePort(),
                    Cidr.dotted(outside.destination()),
                    outside.destinationPort(),
                    flow.since(),
                    Duration.between(flow.used(), now));
        }

        private static Line of(String address, Mapping mapping, Instant now) {
            Header header = mapping.inside();
            return new Line(
                    header.protocol(),
                    Cidr.dotted(header.source()),
                    header.sourcePort(),
                    address,
                    mapping.port(),
                    Cidr.dotted(header.destination()),
                    header.destinationPort(),
                    mapping.since(),
                    Duration.between(mapping.used(), now));
        }
    }

    /** The key of the table of one of an interface's addresses. */
    static String key(String networkInterface, String privateAddress) {
        return networkInterface + "/" + privateAddress;
    }

    /** The mappings that hold at a moment, by their ports. */
    public List<Mapping> mappings(Instant now) {
        return byPort.values().stream()
                .filter(one -> !one.isOver(now))
                .sorted(Comparator.comparingInt(Mapping::port)
                        .thenComparing(one -> one.inside().destination()))
                .toList();
    }

    /** The mapping of a flow from inside; empty when there is none, or none any more. */
    public Optional<Mapping> of(Header inside, Instant now) {
        Integer port = byFlow.get(inside);
        return port == null
                ? Optional.empty()
                : Optional.ofNullable(byPort.get(peer(inside, port))).filter(one -> !one.isOver(now));
    }

    /**
     * The port for a flow from inside: the one it has, else its own if that is free, else another. Empty when the table has
     * as many flows to that destination as it may have ({@code ErrorPortAllocation}).
     */
    public OptionalInt port(Header inside, Instant now) {
        Optional<Mapping> known = of(inside, now);
        if (known.isPresent()) {
            return OptionalInt.of(known.get().port());
        }
        if (counts.getOrDefault(peer(inside, 0), 0) >= PER_DESTINATION
                && swept(now).counts.getOrDefault(peer(inside, 0), 0) >= PER_DESTINATION) {
            return OptionalInt.empty();
        }
        int first = inside.sourcePort() >= FIRST_PORT ? inside.sourcePort() - FIRST_PORT : inside.sourcePort();
        for (int i = 0; i < PORTS; i++) {
            int port = FIRST_PORT + (int) ((first + (long) i * STRIDE) % PORTS);
            Mapping taken = byPort.get(peer(inside, port));
            if (taken == null || taken.isOver(now)) {
                return OptionalInt.of(port);
            }
        }
        return OptionalInt.empty();
    }

    /** The mapping by which a packet from outside comes in; empty when nobody inside asked for it. */
    public Optional<Mapping> admits(Header outside, Instant now) {
        boolean icmp = outside.protocol().equals("icmp");
        int own = icmp ? outside.sourcePort() : outside.destinationPort();
        Mapping found =
                byPort.get(new Peer(outside.protocol(), outside.source(), icmp ? 0 : outside.sourcePort(), own));
        return Optional.ofNullable(found).filter(one -> !one.isOver(now));
    }

    /** This table after a packet of a flow has passed: with a mapping if it had none. */
    public NatTable used(Header inside, int port, Instant now) {
        NatTable clean = swept.plus(IDLE).isBefore(now) ? swept(now) : this;
        return clean.put(inside, port, now);
    }

    private NatTable put(Header inside, int port, Instant now) {
        Peer key = peer(inside, port);
        Mapping before = byPort.get(key);
        boolean same = before != null && before.inside().equals(inside);
        NatTable room = before == null || same ? this : without(before);
        Instant since = same && !before.isOver(now) ? before.since() : now;
        Peer all = peer(inside, 0);
        return new NatTable(
                room.byPort.plus(key, new Mapping(inside, port, since, now)),
                room.byFlow.plus(inside, port),
                same ? room.counts : room.counts.plus(all, room.counts.getOrDefault(all, 0) + 1),
                room.swept);
    }

    private NatTable swept(Instant now) {
        NatTable left = this;
        for (Mapping one : byPort.values()) {
            if (one.isOver(now)) {
                left = left.without(one);
            }
        }
        return new NatTable(left.byPort, left.byFlow, left.counts, now);
    }

    private NatTable without(Mapping gone) {
        Peer all = peer(gone.inside(), 0);
        int left = counts.getOrDefault(all, 1) - 1;
        return new NatTable(
                byPort.minus(peer(gone.inside(), gone.port())),
                byFlow.minus(gone.inside()),
                left == 0 ? counts.minus(all) : counts.plus(all, left),
                swept);
    }

    private static Peer peer(Header inside, int own) {
        boolean icmp = inside.protocol().equals("icmp");
        return new Peer(inside.protocol(), inside.destination(), icmp ? 0 : inside.destinationPort(), own);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NatTable table && byPort.equals(table.byPort) && swept.equals(table.swept);
    }

    @Override
    public int hashCode() {
        return byPort.hashCode();
    }

    @Override
    public String toString() {
        return byPort.values().toString();
    }
}
