package skylab.network.host;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import skylab.network.packet.Header;
import skylab.world.Kind;

/**
 * The flows that the kernel of a machine remembers, each with the header of its first packet and what that became (netfilter's
 * connection tracking).
 */
public final class Conntrack {
    /** The tables of machines, by their ids; only those whose rules need one have it. */
    public static final Kind<Conntrack> FLOWS = new Kind<>("host-flows", "");

    /** No flows. */
    public static final Conntrack EMPTY = new Conntrack(HashTreePMap.empty(), HashTreePMap.empty(), Instant.EPOCH);

    // nf_conntrack_tcp_timeout_established, _syn_sent, _time_wait; nf_conntrack_udp_timeout, _udp_timeout_stream,
    // _icmp_timeout (Linux, Documentation/networking/nf_conntrack-sysctl.rst).
    private static final Duration ESTABLISHED = Duration.ofSeconds(432_000);
    private static final Duration SYN_SENT = Duration.ofSeconds(120);
    private static final Duration TIME_WAIT = Duration.ofSeconds(120);
    private static final Duration UDP = Duration.ofSeconds(30);
    private static final Duration UDP_STREAM = Duration.ofSeconds(120);
    private static final Duration ICMP = Duration.ofSeconds(30);

    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(60);

    private final PMap<Header, Entry> byOriginal;
    private final PMap<Header, Entry> byReply;
    private final Instant swept;

    private Conntrack(PMap<Header, Entry> byOriginal, PMap<Header, Entry> byReply, Instant swept) {
        this.byOriginal = byOriginal;
        this.byReply = byReply;
        this.swept = swept;
    }

    /**
     * A flow.
     *
     * @param original the header of its first packet as it came
     * @param translated the header as it went
     * @param answered whether answers have been seen
     * @param closed whether its ends have closed it
     * @param since when the first packet came
     * @param used when the last one came
     */
    public record Entry(
            Header original, Header translated, boolean answered, boolean closed, Instant since, Instant used) {
        /** How long it is remembered after the last packet. */
        public Duration timeout() {
            return switch (original.protocol()) {
                case "tcp" -> closed ? TIME_WAIT : answered ? ESTABLISHED : SYN_SENT;
                case "udp" -> answered ? UDP_STREAM : UDP;
                default -> ICMP;
            };
        }

        /** For how long it will still be remembered if no packet comes. */
        public Duration left(Instant now) {
            return timeout().minus(Duration.between(used, now));
        }

        /** Whether it is forgotten. */
        public boolean isOver(Instant now) {
            return left(now).isNegative();
        }

        /** The header of answers as they come. */
        public Header reply() {
            return translated.answer();
        }

        /** Whether its source is replaced. */
        public boolean hasOtherSource() {
            return original.source() != translated.source() || original.sourcePort() != translated.sourcePort();
        }

        /** Whether its destination is replaced. */
        public boolean hasOtherDestination() {
            return original.destination() != translated.destination()
                    || original.destinationPort() != translated.destinationPort();
        }
    }

    /** The flow that a packet in the direction of the first one belongs to. */
    public Optional<Entry> original(Header header, Instant now) {
        return Optional.ofNullable(byOriginal.get(header)).filter(one -> !one.isOver(now));
    }

    /** The flow that a packet in the other direction belongs to. */
    public Optional<Entry> reply(Header header, Instant now) {
        return Optional.ofNullable(byReply.get(header)).filter(one -> !one.isOver(now));
    }

    /** Whether answers to a header would be those to no flow but this one. */
    public boolean isFree(Header translated, Header original, Instant now) {
        return reply(translated.answer(), now)
                .filter(one -> !one.original().equals(original))
                .isEmpty();
    }

    /** The flows that are remembered now, oldest first. */
    public List<Entry> entries(Instant now) {
        return byOriginal.values().stream()
                .filter(one -> !one.isOver(now))
                .sorted(Comparator.comparing(Entry::since)
                        .thenComparing(one -> one.original().toString()))
                .toList();
    }

    /** This after a packet of a flow. */
    public Conntrack used(Header original, Header translated, boolean answered, Instant now) {
        Conntrack clean = swept.plus(BETWEEN_SWEEPS).isBefore(now) ? swept(now) : this;
        Entry before = clean.byOriginal.get(original);
        boolean same =
                before != null && !before.isOver(now) && before.translated().equals(translated);
        Entry entry = new Entry(
                original,
                translated,
                answered || same && before.answered(),
                same && before.closed() && !answered,
                same ? before.since() : now,
                now);
        Conntrack room = before == null ? clean : clean.without(before);
        return new Conntrack(
                room.byOriginal.plus(original, entry), room.byReply.plus(entry.reply(), entry), room.swept);
    }

    /** This after both ends of a flow have closed it. */
    public Conntrack closed(Header original, Instant now) {
        return original(original, now)
                .filter(one -> original.protocol().equals("tcp"))
                .map(one -> {
                    Entry entry = new Entry(one.original(), one.translated(), one.answered(), true, one.since(), now);
                    return new Conntrack(byOriginal.plus(original, entry), byReply.plus(entry.reply(), entry), swept);
                })
                .orElse(this);
    }

    /** This without a flow. */
    public Conntrack without(Entry gone) {
        return new Conntrack(
                byOriginal.minus(gone.original()),
                byReply.get(gone.reply()) != null
                                && byReply.get(gone.reply()).original().equals(gone.original())
                        ? byReply.minus(gone.reply())
                        : byReply,
                swept);
    }

    private Conntrack swept(Instant now) {
        Conntrack left = this;
        for (Entry one : byOriginal.values()) {
            if (one.isOver(now)) {
                left = left.without(one);
            }
        }
        return new Conntrack(left.byOriginal, left.byReply, now);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Conntrack one && byOriginal.equals(one.byOriginal) && swept.equals(one.swept);
    }

    @Override
    public int hashCode() {
        return byOriginal.hashCode();
    }

    @Override
    public String toString() {
        return byOriginal.values().toString();
    }
}
