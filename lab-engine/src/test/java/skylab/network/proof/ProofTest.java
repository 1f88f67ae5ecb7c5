package skylab.network.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import skylab.network.Cidr;
import skylab.network.eni.NetworkInterface;
import skylab.network.packet.Fate;
import skylab.network.packet.Header;
import skylab.network.packet.Journey;
import skylab.network.packet.Packet;
import skylab.network.packet.VpcNet;
import skylab.world.World;

/** Proofs against the packet function, on random networks. */
class ProofTest {
    private static final List<String> HOSTS = List.of("8.8.8.8", "140.82.114.3", "54.163.7.93");
    private static final List<Integer> PORTS = List.of(0, 3, 8, 22, 79, 80, 443, 444, 1023, 1024, 40_001, 65_535);
    private static final int PACKETS = 60;

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void whatIsProvedIsWhatHappens(@ForAll long seed) {
        Case one = new Case(seed);
        for (int i = 0; i < PACKETS; i++) {
            one.betweenTwo(one.port(), one.port(), one.protocol());
            one.toInternet();
            one.fromInternet();
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void allThatIsProvedHappensUpToTheBorders(@ForAll long seed) {
        Case one = new Case(seed);
        for (NetworkInterface from : one.interfaces) {
            for (NetworkInterface to : one.interfaces) {
                HeaderSpace proved = one.proof.between(from.id(), to.id());
                proved.boxes().stream()
                        .flatMap(box -> borders(box).stream())
                        .forEach(header -> one.check(proved, from.id(), header));
            }
            HeaderSpace proved = one.proof.fromInternet(from.id());
            proved.boxes().stream()
                    .flatMap(box -> borders(box).stream())
                    .forEach(header -> one.check(proved, Cidr.dotted(header.source()), header));
        }
    }

    // Corners of a box that packets can have, and what is beside its ports.
    private static List<Header> borders(Box box) {
        List<Header> borders = new ArrayList<>();
        for (int protocol : new int[] {Protocols.TCP, Protocols.UDP, Protocols.ICMP}) {
            for (int i = 0; i < 8 && box.protocol().contains(protocol); i++) {
                Interval ports = box.destinationPort();
                Interval sources = box.sourcePort();
                long source = (i & 4) == 0 ? box.source().first() : box.source().last();
                long port = (i & 1) == 0 ? ports.first() : ports.last();
                long sourcePort = (i & 2) == 0 ? sources.first() : sources.last();
                for (int beside = -1; beside <= 1; beside++) {
                    borders.add(new Header(
                            Protocols.name(protocol),
                            source,
                            (int) sourcePort,
                            box.destination().first(),
                            (int) Math.max(0, Math.min(65_535, port + beside))));
                    borders.add(new Header(
                            Protocols.name(protocol),
                            source,
                            (int) Math.max(0, Math.min(65_535, sourcePort + beside)),
                            box.destination().first(),
                            (int) port));
                }
            }
        }
        return borders;
    }

    private static final class Case {
        private final long seed;
        private final SplittableRandom random;
        private final World world;
        private final Proof proof;
        private final List<NetworkInterface> interfaces;

        Case(long seed) {
            this.seed = seed;
            this.random = new SplittableRandom(seed);
            this.world = RandomNetwork.of(seed);
            this.proof = new Proof(world, RandomNetwork.SCOPE);
            this.interfaces = world.table(RandomNetwork.SCOPE, NetworkInterface.INTERFACES).values().stream()
                    .filter(one -> one.use().equals(NetworkInterface.Use.PLAIN))
                    .toList();
        }

        int port() {
            return oneOf(PORTS);
        }

        String protocol() {
            return oneOf(List.of("tcp", "tcp", "udp", "icmp"));
        }

        void betweenTwo(int sourcePort, int port, String protocol) {
            NetworkInterface from = oneOf(interfaces);
            NetworkInterface to = oneOf(interfaces);
            if (!from.equals(to)) {
                HeaderSpace proved = proof.between(from.id(), to.id());
                for (NetworkInterface.Address address : to.addresses()) {
                    check(proved, from.id(), header(from, sourcePort, address.privateAddress(), port, protocol));
                    if (address.publicAddress() != null) {
                        check(proved, from.id(), header(from, sourcePort, address.publicAddress(), port, protocol));
                    }
                }
            }
        }

        void toInternet() {
            NetworkInterface from = oneOf(interfaces);
            check(proof.toInternet(from.id()), from.id(), header(from, port(), oneOf(HOSTS), port(), protocol()));
        }

        void fromInternet() {
            NetworkInterface to = oneOf(interfaces);
            HeaderSpace proved = proof.fromInternet(to.id());
            to.addresses().stream().filter(one -> one.publicAddress() != null).forEach(one -> {
                String host = oneOf(HOSTS);
                check(proved, host, new Header(protocol(), number(host), port(), number(one.publicAddress()), port()));
            });
        }

        private Header header(NetworkInterface from, int sourcePort, String to, int port, String protocol) {
            return new Header(protocol, number(oneOf(from.addresses()).privateAddress()), sourcePort, number(to), port);
        }

        void check(HeaderSpace proved, String from, Header header) {
            Packet packet = new Packet(
                            from, Cidr.dotted(header.destination()), header.protocol(), header.destinationPort())
                    .claiming(Cidr.dotted(header.source()))
                    .fromPort(header.sourcePort());
            Journey journey = new VpcNet().journey(world, RandomNetwork.SCOPE, packet);
            boolean answered = !(journey.fate() instanceof Fate.Dropped);
            if (answered != proved.contains(header)) {
                StringBuilder way = new StringBuilder();
                journey.forth().forEach(hop -> way.append("\n  forth ").append(hop));
                journey.back().forEach(hop -> way.append("\n  back  ").append(hop));
                assertEquals(
                        answered, proved.contains(header), "seed " + seed + ", from " + from + ": " + header + way);
            }
        }

        private static long number(String address) {
            return Cidr.address(address).orElseThrow();
        }

        private <T> T oneOf(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }
    }
}
