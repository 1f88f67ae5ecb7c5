package skylab.network.packet;

import java.time.Instant;
import java.util.Optional;
import skylab.network.host.Conntrack;
import skylab.network.host.Span;
import skylab.network.host.Target;

/** The addresses and ports that rules of a machine put in the place of others. */
final class Translations {
    private static final Span PRIVILEGED = new Span(1, 511);
    private static final Span RESERVED = new Span(600, 1023);
    private static final Span USUAL = new Span(1024, 65_535);
    private static final Span IDENTIFIERS = new Span(0, 65_535);

    // Has no divisor in common with the numbers of ports above, so that its multiples visit them all.
    private static final int STRIDE = 24_421;

    private Translations() {}

    /**
     * A header to another destination, if a target is about that.
     *
     * @param own the address of the interface by which it came
     */
    static Header destination(Target target, Header header, long own) {
        if (target instanceof Target.Dnat dnat) {
            return header.to(
                    dnat.to().address(header.source(), header.destination()),
                    port(dnat.to().ports(), header.destinationPort(), header));
        } else if (target instanceof Target.Redirect redirect) {
            return header.to(own, port(redirect.ports(), header.destinationPort(), header));
        } else if (target instanceof Target.Netmap map) {
            return header.to(map.map(header.destination()), header.destinationPort());
        }
        return header;
    }

    private static int port(Optional<Span> ports, int before, Header header) {
        return header.protocol().equals("icmp")
                        || ports.isEmpty()
                        || ports.get().contains(before)
                ? before
                : ports.get().from();
    }

    /**
     * A header from another source, if a target is about that; else from another port if the answers to this one would be
     * those to another flow. Empty when no port is left.
     *
     * @param original the header as the packet came
     * @param own the address of the interface by which it leaves
     * @param flows those that are remembered
     */
    static Optional<Header> source(
            Target target, Header header, Header original, long own, Conntrack flows, Instant now) {
        if (target instanceof Target.Masquerade masquerade) {
            return free(header.from(own, header.sourcePort()), masquerade.ports(), original, flows, now);
        } else if (target instanceof Target.Snat snat) {
            long address = snat.to().address(header.source(), header.destination());
            return free(header.from(address, header.sourcePort()), snat.to().ports(), original, flows, now);
        } else if (target instanceof Target.Netmap map) {
            return free(
                    header.from(map.map(header.source()), header.sourcePort()), Optional.empty(), original, flows, now);
        }
        return free(header, Optional.empty(), original, flows, now);
    }

    // The port it has if answers to it can be told from others, else one of the same sort.
    private static Optional<Header> free(
            Header wanted, Optional<Span> ports, Header original, Conntrack flows, Instant now) {
        boolean keeps = ports.isEmpty() || ports.get().contains(wanted.sourcePort());
        if (keeps && flows.isFree(wanted, original, now)) {
            return Optional.of(wanted);
        }
        Span from = ports.orElseGet(() -> sort(wanted));
        int first = Math.max(0, wanted.sourcePort() - from.from());
        int stride = from.size() > STRIDE ? STRIDE : 1;
        for (int i = 0; i < from.size(); i++) {
            int port = from.from() + (int) ((first + (long) i * stride) % from.size());
            Header other = wanted.from(wanted.source(), port);
            if (flows.isFree(other, original, now)) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    private static Span sort(Header header) {
        int port = header.sourcePort();
        return header.protocol().equals("icmp")
                ? IDENTIFIERS
                : port < RESERVED.from() - 88 ? PRIVILEGED : port < USUAL.from() ? RESERVED : USUAL;
    }
}
