package skylab.network.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static skylab.network.packet.Ground.LEARNER;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.network.gateway.PeeringConnection.State;
import skylab.network.packet.Ground;
import skylab.network.packet.Hop;
import skylab.network.packet.Journey;
import skylab.network.packet.Packet;
import skylab.network.packet.Place;
import skylab.network.vpc.Vpc;

/** What the packet function says, drawn. */
class WalksOnPicturesTest {
    private final Ground ground = new Ground()
            .vpc("vpc-a", "10.0.0.0/16")
            .vpc("vpc-b", "10.1.0.0/16")
            .subnet("subnet-open", "vpc-a", "10.0.0.0/24")
            .subnet("subnet-inside", "vpc-a", "10.0.1.0/24")
            .subnet("subnet-alone", "vpc-a", "10.0.2.0/24")
            .subnet("subnet-peer", "vpc-b", "10.1.0.0/24")
            .internetGateway("igw-1", "vpc-a")
            .nat("nat-1", "subnet-open", "10.0.0.100", "50.1.1.100")
            .peering("pcx-1", "vpc-a", "vpc-b", State.ACTIVE)
            .table("rtb-open", "vpc-a", Set.of("subnet-open"), "0.0.0.0/0 igw-1", "10.1.0.0/16 pcx-1")
            .table("rtb-inside", "vpc-a", Set.of("subnet-inside"), "0.0.0.0/0 nat-1")
            .table("rtb-peer", "vpc-b", Set.of("subnet-peer"), "10.0.0.0/16 pcx-1")
            .group("sg-1", "vpc-a", "out all 0.0.0.0/0", "in tcp 22 0.0.0.0/0", "in tcp 80 10.0.0.0/8")
            .group("sg-2", "vpc-b", "out all 0.0.0.0/0", "in tcp 22 10.0.0.0/16")
            .machine("web", "subnet-open", "10.0.0.10", "sg-1")
            .machine("web2", "subnet-open", "10.0.0.11", "sg-1")
            .machine("app", "subnet-inside", "10.0.1.10", "sg-1")
            .machine("lost", "subnet-alone", "10.0.2.10", "sg-1")
            .machine("far", "subnet-peer", "10.1.0.10", "sg-2")
            .publicly("web", "50.1.1.10")
            .publicly("web2", "50.1.1.11");

    private Drawing draw(String vpc, Journey journey) {
        Vpc shown = ground.world().table(Ground.SCOPE, Vpc.VPCS).get(vpc).orElseThrow();
        Drawing drawing = VpcPicture.draw(
                ground.world(), Ground.SCOPE, shown, Captions.NONE, Optional.of(journey), Locale.ENGLISH);
        VpcPictureTest.isReadable(drawing);
        return drawing;
    }

    private static long drawn(Drawing drawing, int number) {
        return drawing.marks().stream()
                .filter(mark -> mark instanceof Mark.Step step && step.number() == number)
                .count();
    }

    @ParameterizedTest
    @CsvSource({
        "i-app, 60.1.1.1, 80",
        "i-web, 8.8.8.8, 443",
        "terminal, 50.1.1.10, 22",
        "terminal, 50.1.1.10, 3306",
        "i-web, 10.0.0.11, 80",
        "i-web, 10.0.1.10, 80",
        "i-web, 10.0.1.10, 81",
        "i-app, 10.0.2.10, 80",
        "i-web, 50.1.1.11, 22",
        "i-lost, 8.8.8.8, 53",
    })
    void everyHopInsideOfTheVpcIsOnThePicture(String from, String to, int port) throws Exception {
        Journey journey = ground.journey(Packet.tcp(from.equals("terminal") ? LEARNER : from, to, port));
        Drawing drawing = VpcPictureTest.keep("walk-" + from + "-" + to + "-" + port, draw("vpc-a", journey));
        List<Hop> hops = new java.util.ArrayList<>(journey.forth());
        hops.addAll(journey.back());
        assertTrue(hops.size() > 2, hops.toString());
        for (int i = 1; i <= hops.size(); i++) {
            assertEquals(2, drawn(drawing, i), i + " " + hops.get(i - 1));
        }
        long crosses =
                drawing.marks().stream().filter(Mark.Cross.class::isInstance).count();
        assertEquals(1 + journey.blockers().size(), crosses);
    }

    @Test
    void aWayThroughAPeeringIsOnThePicturesOfBothVpcs() throws Exception {
        Journey journey = ground.journey(Packet.tcp("i-web", "10.1.0.10", 22));
        int peering = 0;
        while (journey.forth().get(peering).place() != Place.PEERING) {
            peering++;
        }
        Drawing here = VpcPictureTest.keep("peering-a", draw("vpc-a", journey));
        assertEquals(2, drawn(here, 1));
        assertEquals(2, drawn(here, peering + 1));
        Drawing there = VpcPictureTest.keep("peering-b", draw("vpc-b", journey));
        assertEquals(2, drawn(there, journey.forth().size()), "the receiver");
        assertEquals(1, drawn(there, 1), "the sender stands elsewhere");
    }
}
