package skylab.network.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import skylab.network.Cidr;
import skylab.network.Cidr6;
import skylab.network.filter.NetworkAcl.Entry;

/** What holds for all network ACLs. */
class FilterLawsTest {
    private record Question(boolean egress, String protocol, long address, int port, int code) {}

    // Few addresses and ports, so that entries overlap and packets meet them.
    @Provide
    Arbitrary<List<Entry>> entries() {
        Arbitrary<Peer> ranges = Combinators.combine(
                        Arbitraries.longs().between(0, 15),
                        Arbitraries.integers().between(28, 32))
                .as((host, length) -> new Peer.Range(Cidr.of("10.0.0." + host + "/" + length)));
        Arbitrary<Peer> peers = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, ranges),
                net.jqwik.api.Tuple.of(2, Arbitraries.just((Peer) new Peer.Range(Cidr.ANYWHERE))),
                net.jqwik.api.Tuple.of(1, Arbitraries.just((Peer) new Peer.Range6(Cidr6.ANYWHERE))));
        Arbitrary<int[]> ports = Arbitraries.integers().between(0, 9).tuple2().map(two ->
                new int[] {Math.min(two.get1(), two.get2()), Math.max(two.get1(), two.get2())});
        Arbitrary<Entry> entry = Combinators.combine(
                        Arbitraries.integers().between(1, 32766),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of("tcp", "udp", "icmp", "50", "-1"),
                        ports,
                        Arbitraries.of(true, false),
                        peers)
                .as((number, egress, allow, protocol, range, any, peer) -> {
                    boolean all = any || !protocol.equals("tcp") && !protocol.equals("udp");
                    boolean typed = protocol.equals("icmp") && !any;
                    return new Entry(
                            number,
                            egress,
                            allow,
                            protocol,
                            typed ? range[0] : all ? -1 : range[0],
                            typed ? (range[1] > 5 ? -1 : range[1]) : all ? -1 : range[1],
                            peer);
                });
        return entry.list().ofMaxSize(20).uniqueElements(one -> List.of(one.number(), one.egress()));
    }

    @Provide
    Arbitrary<Question> questions() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of("tcp", "udp", "icmp", "50"),
                        Arbitraries.longs().between(0, 17),
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.integers().between(0, 3))
                .as((egress, protocol, host, port, code) -> new Question(
                        egress, protocol, Cidr.address("10.0.0." + host).orElseThrow(), port, code));
    }

    private static NetworkAcl acl(List<Entry> entries) {
        return new NetworkAcl("acl-1", "vpc-1", false, entries);
    }

    private static Optional<Entry> decide(NetworkAcl acl, Question asked) {
        return acl.decide(asked.egress(), asked.protocol(), asked.address(), asked.port(), asked.code());
    }

    /** As the VPC guide says it: of the entries that fit, the one with the lowest number. */
    private static Optional<Entry> read(List<Entry> entries, Question asked) {
        return entries.stream()
                .filter(entry -> entry.egress() == asked.egress())
                .filter(entry -> Cidr.parse(entry.peer().text())
                        .filter(range -> range.network() <= asked.address() && asked.address() <= range.last())
                        .isPresent())
                .filter(entry -> List.of("-1", asked.protocol()).contains(entry.protocol()))
                .filter(entry -> fits(entry, asked))
                .min(Comparator.comparingInt(Entry::number));
    }

    private static boolean fits(Entry entry, Question asked) {
        if (entry.protocol().equals("icmp")) {
            return List.of(-1, asked.port()).contains(entry.fromPort())
                    && List.of(-1, asked.code()).contains(entry.toPort());
        }
        return entry.fromPort() == -1 || asked.port() >= entry.fromPort() && asked.port() <= entry.toPort();
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void theDecisionIsTheEntryWithTheLowestNumberThatFits(
            @ForAll("entries") List<Entry> entries, @ForAll("questions") Question asked) {
        assertEquals(read(entries, asked), decide(acl(entries), asked));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void theOrderInWhichEntriesWereMadeDoesNotMatter(
            @ForAll("entries") List<Entry> entries, @ForAll long seed, @ForAll("questions") Question asked) {
        List<Entry> shuffled = new ArrayList<>(entries);
        Collections.shuffle(shuffled, new Random(seed));
        assertEquals(acl(entries), acl(shuffled));
        assertEquals(decide(acl(entries), asked), decide(acl(shuffled), asked));
    }
}
