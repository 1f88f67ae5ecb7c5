package skylab.network.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import skylab.network.gateway.NatGateway;
import skylab.network.gateway.PeeringConnection;

/** What holds for every packet in every network, however odd: it never throws, it always ends, the answer comes back. */
class JourneyLawsTest {
    private static final List<String> TARGETS = List.of(
            "igw-1", "igw-2", "nat-1", "nat-2", "pcx-1", "pcx-2", "eni-missing", "vgw-1", "tgw-1", "vpce-1", "local");
    private static final List<String> RANGES = List.of(
            "0.0.0.0/0", "10.0.0.0/16", "10.0.1.0/24", "10.1.0.0/16", "10.2.0.0/16", "8.0.0.0/8", "50.1.0.0/16");
    private static final List<String> DESTINATIONS = List.of(
            "10.0.0.10",
            "10.0.1.10",
            "10.0.0.200",
            "10.1.0.10",
            "10.2.0.10",
            "50.1.0.1",
            "50.1.0.2",
            "50.1.0.100",
            "50.1.0.77",
            "8.8.8.8",
            "60.1.1.1",
            "9.9.9.9",
            "127.0.0.1",
            "255.255.255.255",
            "0.0.0.0",
            "nowhere",
            "");
    private static final List<String> SENDERS = List.of(
            "i-a",
            "i-b",
            "i-c",
            "i-d",
            "i-a",
            "i-b",
            "i-c",
            "i-d",
            "terminal",
            "8.8.8.8",
            "9.9.9.9",
            "eni-missing",
            "10.0.0.10",
            "50.1.0.1",
            "");

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void everyJourneyEndsAndTheAnswerComesHome(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Ground ground = network(random);
        for (int i = 0; i < 40; i++) {
            Packet packet = packet(random);
            Journey journey = ground.journey(packet);
            assertEquals(journey, ground.journey(packet), "asked again it is the same");
            assertTrue(journey.forth().size() < 80 && journey.back().size() < 80);
            if (journey.fate() instanceof Fate.Dropped dropped) {
                assertFalse(dropped.reasons().isEmpty());
                continue;
            }
            assertTrue(journey.blockers().isEmpty());
            Header sent = journey.forth().get(0).before();
            assertEquals(
                    sent.answer(), journey.back().get(journey.back().size() - 1).after(), () -> journey.toString());
            goesOnWhereItWas(journey.forth());
            goesOnWhereItWas(journey.back());
            assertEquals(journey.fate(), ground.open(packet), "what happens is what was foretold");
            Flow flow = ground.flow(packet);
            assertTrue(ground.carries(flow), () -> "a flow that nothing has changed goes on: " + flow);
        }
    }

    private static void goesOnWhereItWas(List<Hop> hops) {
        for (int i = 1; i < hops.size(); i++) {
            assertEquals(hops.get(i - 1).after(), hops.get(i).before());
        }
    }

    private static Packet packet(SplittableRandom random) {
        String protocol = oneOf(random, List.of("tcp", "tcp", "udp", "icmp", "47"));
        int port = protocol.equals("icmp") ? 8 : oneOf(random, List.of(22, 80, 443, 0, 65_535));
        Packet packet = new Packet(oneOf(random, SENDERS), oneOf(random, DESTINATIONS), protocol, port)
                .fromPort(oneOf(random, List.of(0, 80, 1024, 40_001, 65_535)));
        return random.nextInt(8) == 0 ? packet.claiming(oneOf(random, DESTINATIONS)) : packet;
    }

    private static Ground network(SplittableRandom random) {
        Ground ground = new Ground()
                .vpc("vpc-a", "10.0.0.0/16")
                // The third has the same range as the first.
                .vpc("vpc-b", "10.1.0.0/16")
                .vpc("vpc-c", "10.2.0.0/16", "10.0.0.0/16")
                .subnet("subnet-a1", "vpc-a", "10.0.0.0/24")
                .subnet("subnet-a2", "vpc-a", "10.0.1.0/24")
                .subnet("subnet-b", "vpc-b", "10.1.0.0/24")
                .subnet("subnet-c", "vpc-c", "10.2.0.0/24")
                .internetGateway("igw-1", "vpc-a")
                .internetGateway("igw-2", random.nextBoolean() ? "vpc-b" : null)
                .nat("nat-1", "subnet-a1", "10.0.0.100", "50.1.0.100")
                .nat("nat-2", "subnet-b", "10.1.0.100", null)
                .natState("nat-2", oneOf(random, List.of(NatGateway.State.values())))
                .peering(
                        "pcx-1",
                        "vpc-a",
                        "vpc-b",
                        oneOf(
                                random,
                                List.of(PeeringConnection.State.ACTIVE, PeeringConnection.State.PENDING_ACCEPTANCE)))
                .peering("pcx-2", "vpc-b", "vpc-c", PeeringConnection.State.ACTIVE);
        for (String vpc : List.of("a", "b", "c")) {
            ground.group("sg-" + vpc, "vpc-" + vpc, rules(random).toArray(String[]::new));
        }
        ground.machine("a", "subnet-a1", "10.0.0.10", "sg-a")
                .machine("b", "subnet-a2", "10.0.1.10", "sg-a")
                .machine("c", "subnet-b", "10.1.0.10", "sg-b")
                .machine("d", "subnet-c", "10.2.0.10", "sg-c")
                .publicly("a", "50.1.0.1")
                .publicly("c", "50.1.0.2");
        for (String name : List.of("a", "b", "c", "d")) {
            if (random.nextInt(3) == 0) {
                ground.unchecked(name);
                if (random.nextBoolean()) {
                    ground.forwarding(name);
                }
            }
        }
        table(ground, random, "vpc-a", "subnet-a1", "subnet-a2", "igw-1");
        table(ground, random, "vpc-b", "subnet-b");
        table(ground, random, "vpc-c", "subnet-c");
        if (random.nextBoolean()) {
            ground.acl(
                    "acl-1",
                    Set.of(oneOf(random, List.of("subnet-a1", "subnet-a2", "subnet-b"))),
                    "in 100 allow all * " + oneOf(random, RANGES),
                    "out 100 allow tcp 0-65535 " + oneOf(random, RANGES),
                    "in 90 deny tcp 22 0.0.0.0/0");
        }
        return ground;
    }

    private static List<String> rules(SplittableRandom random) {
        List<String> rules = new ArrayList<>(List.of("out all 0.0.0.0/0"));
        for (String rule : List.of(
                "in all 0.0.0.0/0",
                "in tcp 22 0.0.0.0/0",
                "in tcp 80 sg-a",
                "in icmp 8 10.0.0.0/8",
                "in tcp 443 sg-b")) {
            if (random.nextInt(3) > 0) {
                rules.add(rule);
            }
        }
        return rules;
    }

    private static void table(Ground ground, SplittableRandom random, String vpc, String... subjects) {
        for (String subject : subjects) {
            if (subject.startsWith("igw-") && random.nextInt(4) > 0) {
                continue;
            }
            if (random.nextBoolean()) {
                ground.table("rtb-" + subject, vpc, Set.of(subject), usual(subject));
                continue;
            }
            List<String> routes = new ArrayList<>();
            for (String range : RANGES) {
                if (random.nextInt(3) > 0) {
                    String target = random.nextInt(6) == 0
                            ? ground.eni(oneOf(random, List.of("a", "b", "c", "d")))
                            : oneOf(random, TARGETS);
                    routes.add(range + " " + target);
                }
            }
            ground.table("rtb-" + subject, vpc, Set.of(subject), routes.toArray(String[]::new));
        }
    }

    private static String[] usual(String subject) {
        return switch (subject) {
            case "subnet-a1" -> new String[] {"0.0.0.0/0 igw-1", "10.1.0.0/16 pcx-1"};
            case "subnet-a2" -> new String[] {"0.0.0.0/0 nat-1", "10.1.0.0/16 pcx-1"};
            case "subnet-b" -> new String[] {"0.0.0.0/0 igw-2", "10.0.0.0/16 pcx-1", "10.2.0.0/16 pcx-2"};
            case "subnet-c" -> new String[] {"10.1.0.0/16 pcx-2"};
            default -> new String[0];
        };
    }

    private static <T> T oneOf(SplittableRandom random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
