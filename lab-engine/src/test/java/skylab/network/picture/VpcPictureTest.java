package skylab.network.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;
import skylab.network.eni.NetworkInterface;
import skylab.network.packet.Journey;
import skylab.network.packet.Place;
import skylab.network.picture.Mark.Box;
import skylab.network.vpc.Subnet;

/** A picture can be read: no text lies on another, nothing leaves the page, and it says what the network is. */
class VpcPictureTest {
    private final Estate estate = new Estate("10.0.0.0/16").withGateway();

    private static List<String> words(Drawing drawing) {
        return texts(drawing).stream().map(Mark.Text::text).toList();
    }

    private static List<Mark.Text> texts(Drawing drawing) {
        return drawing.marks().stream()
                .filter(Mark.Text.class::isInstance)
                .map(Mark.Text.class::cast)
                .toList();
    }

    private static long count(Drawing drawing, Predicate<Mark> wanted) {
        return drawing.marks().stream().filter(wanted).count();
    }

    /** Texts, icons, numbers and crosses must not lie on one another, and all must be on the page. */
    static void isReadable(Drawing drawing) {
        List<Mark> apart = drawing.marks().stream()
                .filter(mark -> !(mark instanceof Mark.Frame) && !(mark instanceof Mark.Line))
                .toList();
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < apart.size(); i++) {
            for (int j = i + 1; j < apart.size(); j++) {
                if (apart.get(i).box().overlaps(apart.get(j).box())) {
                    faults.add(apart.get(i) + " lies on " + apart.get(j));
                }
            }
        }
        List<Mark.Text> texts = texts(drawing);
        drawing.marks().stream()
                .filter(Mark.Line.class::isInstance)
                .map(Mark.Line.class::cast)
                .forEach(line -> texts.stream()
                        .filter(text -> crosses(line, text.box()))
                        .forEach(text -> faults.add(line + " crosses " + text)));
        for (Mark mark : drawing.marks()) {
            Box box = mark.box();
            if (box.x() < 0 || box.y() < 0 || box.right() > drawing.width() || box.bottom() > drawing.height()) {
                faults.add(mark + " leaves the page of " + drawing.width() + " x " + drawing.height());
            }
        }
        assertEquals(List.of(), faults);
    }

    /** Whether a line, which runs along the axes, goes through a box. */
    private static boolean crosses(Mark.Line line, Box box) {
        for (int i = 1; i < line.points().size(); i++) {
            Mark.Line leg = new Mark.Line(line.points().subList(i - 1, i + 1), "");
            if (leg.box().overlaps(box)) {
                return true;
            }
        }
        return false;
    }

    private static void isWellFormed(Drawing drawing) throws Exception {
        var parsed = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(drawing.svg())));
        assertEquals("svg", parsed.getDocumentElement().getTagName());
    }

    static Drawing keep(String name, Drawing drawing) throws Exception {
        String folder = System.getenv("PICTURES");
        if (folder != null) {
            Files.writeString(Path.of(folder, name + ".svg"), drawing.svg());
        }
        return drawing;
    }

    /** Web servers in public subnets, databases in private ones behind a NAT gateway. */
    private Journey shop() {
        String open = estate.table("public", "0.0.0.0/0", estate.gateway);
        String web = estate.group("web", 80, "0.0.0.0/0", 443, "0.0.0.0/0", 22, "203.0.113.25/32");
        String data = estate.group("data", 3306, web, 22, web);
        Subnet a = estate.subnet("us-east-1a", open, "public-a");
        Subnet b = estate.subnet("us-east-1b", open, "public-b");
        String nat = estate.nat(a, "nat-a");
        String peer = estate.peering("to-office");
        String closed =
                estate.table("private", "0.0.0.0/0", nat, "10.9.0.0/16", peer, "10.8.0.0/16", "pcx-0123456789abcdef0");
        Subnet c = estate.subnet("us-east-1a", closed, "private-a");
        Subnet d = estate.subnet("us-east-1b", closed, "private-b");
        estate.machine(a, "web-1", true, web);
        estate.machine(b, "웹 서버 2", true, web, data);
        NetworkInterface db = estate.machine(c, "db-1", false, data);
        estate.machine(d, "db-2", false, data);
        estate.machine(d, "batch", false, data, web);
        estate.named(estate.vpc.id(), "shop");
        return new Routebook(db.privateAddress(), "93.184.216.34")
                .out(Place.SENDER, db.machine(), "")
                .out(Place.SECURITY_GROUPS, db.id(), "sgr-0123456789abcdef0")
                .out(Place.NETWORK_ACL, "acl-0123456789abcdef0", "100")
                .out(Place.ROUTE_TABLE, closed, "0.0.0.0/0")
                .in(Place.NETWORK_ACL, "acl-0123456789abcdef0", "100")
                .from(Place.NAT_GATEWAY, nat, "10.0.0.77")
                .out(Place.NETWORK_ACL, "acl-0123456789abcdef0", "100")
                .out(Place.ROUTE_TABLE, open, "0.0.0.0/0")
                .from(Place.INTERNET_GATEWAY, estate.gateway, "60.1.1.1")
                .out(Place.INTERNET, "93.184.216.34", "")
                .answer()
                .in(Place.INTERNET, "93.184.216.34", "")
                .to(Place.INTERNET_GATEWAY, estate.gateway, "10.0.0.77")
                .blocked(Place.NETWORK_ACL, "acl-0123456789abcdef0", true, "SUBNET_ACL_RESTRICTION")
                .to(Place.NAT_GATEWAY, nat, db.privateAddress())
                .in(Place.SECURITY_GROUPS, db.id(), "")
                .in(Place.RECEIVER, db.machine(), "")
                .arrives();
    }

    @ParameterizedTest
    @CsvSource({"en", "ko"})
    void aVpcWithFourSubnetsSaysWhatThereIs(Locale locale) throws Exception {
        shop();
        Drawing drawing = keep("four-" + locale, estate.draw(null, locale));
        isReadable(drawing);
        isWellFormed(drawing);
        List<String> words = words(drawing);
        assertTrue(words.containsAll(
                List.of("public-a", "private-b", "db-1", "웹 서버 2", "nat-a", "to-office", "10.0.3.0/24")));
        assertTrue(words.contains(locale.equals(Locale.KOREAN) ? "249개 남음" : "249 free"), words.toString());
        assertEquals(
                2 + 1,
                count(drawing, mark -> mark instanceof Mark.Frame f && f.style().equals("public")));
        assertEquals(
                2 + 1,
                count(drawing, mark -> mark instanceof Mark.Frame f && f.style().equals("private")));
        assertEquals(
                1,
                count(
                        drawing,
                        mark -> mark instanceof Mark.Text t
                                && t.style().equals("bad-text")
                                && t.text().startsWith("10.8.0.0")));
    }

    @ParameterizedTest
    @CsvSource({"en", "ko"})
    void aJourneyIsDrawnHopByHopWithACrossWhereItEnds(Locale locale) throws Exception {
        Journey journey = shop();
        Drawing drawing = keep("journey-" + locale, estate.draw(journey, locale));
        isReadable(drawing);
        isWellFormed(drawing);
        for (int hop = 1; hop <= 16; hop++) {
            int number = hop;
            assertEquals(
                    2,
                    count(drawing, mark -> mark instanceof Mark.Step step && step.number() == number),
                    "hop " + hop + " on the way and in the list");
        }
        assertEquals(2, count(drawing, Mark.Cross.class::isInstance), "where it is dropped, and in the legend");
        assertTrue(words(drawing).contains("SUBNET_ACL_RESTRICTION"));
        assertTrue(drawing.svg().contains("class=\"way back ghost\""));
    }

    @Test
    void aPacketThatHasNoWayEndsBesideItsSender() throws Exception {
        shop();
        NetworkInterface lost = estate.machine(estate.subnet("us-east-1c", null, "isolated"), "lost", false);
        Journey journey = new Routebook(lost.privateAddress(), "8.8.8.8")
                .out(Place.SECURITY_GROUPS, lost.id(), "")
                .out(Place.NETWORK_ACL, "acl-0123456789abcdef0", "100")
                .blocked(Place.ROUTE_TABLE, "rtb-0123456789abcdef0", false, "NO_ROUTE_TO_DESTINATION")
                .arrives();
        Drawing drawing = keep("lost", estate.draw(journey, Locale.ENGLISH));
        isReadable(drawing);
        assertEquals(2, count(drawing, mark -> mark instanceof Mark.Step step && step.number() == 3));
        assertEquals(2, count(drawing, Mark.Cross.class::isInstance));
    }

    @Test
    void aPacketToAPeerLeavesAtTheBorder() throws Exception {
        shop();
        String peer = estate.peering("lab");
        NetworkInterface from = estate.machine(estate.subnet("us-east-1c", null, null), null, false);
        Journey journey = new Routebook(from.privateAddress(), "10.9.0.4")
                .out(Place.SECURITY_GROUPS, from.id(), "sgr-1")
                .out(Place.ROUTE_TABLE, "rtb-0123456789abcdef0", "10.9.0.0/16")
                .out(Place.PEERING, peer, "")
                .in(Place.SECURITY_GROUPS, "eni-0123456789abcdef0", "sgr-2")
                .arrives();
        Drawing drawing = keep("peer", estate.draw(journey, Locale.ENGLISH));
        isReadable(drawing);
        assertEquals(2, count(drawing, mark -> mark instanceof Mark.Step step && step.number() == 3));
    }

    @ParameterizedTest
    @CsvSource({
        "1,40,1,2",
        "2,40,0,3",
        "3,40,2,4",
        "4,8,1,2",
        "6,6,3,2",
        "6,40,1,12",
        "3,120,1,9",
        "1,1,0,1",
        "2,4,40,2"
    })
    void anyNumberOfSubnetsIsReadable(int zones, int subnets, int machines, int tables) throws Exception {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < tables; i++) {
            all.add(
                    i % 2 == 0
                            ? estate.table("t" + i, "0.0.0.0/0", estate.gateway)
                            : estate.table("table-with-a-long-name-" + i));
        }
        for (int i = 0; i < subnets; i++) {
            Subnet made = estate.subnet(
                    "us-east-1" + (char) ('a' + i % zones),
                    all.get(i % tables),
                    i % 3 == 0 ? null : "a-subnet-with-a-rather-long-name-" + i);
            for (int j = 0; j < machines; j++) {
                estate.machine(made, j % 2 == 0 ? "server-" + i + "-" + j : null, i % 2 == 0);
            }
        }
        Drawing drawing =
                keep(zones + "-" + subnets + "-" + machines + "-" + tables, estate.draw(null, Locale.ENGLISH));
        isReadable(drawing);
        isWellFormed(drawing);
        long boxes = count(
                drawing,
                mark -> mark instanceof Mark.Frame f
                        && (f.style().equals("public") || f.style().equals("private")));
        assertEquals(subnets + 2, boxes, "every subnet, and two in the legend");
    }

    @Test
    void anEmptyVpcAndOddNamesAreFine() throws Exception {
        Estate empty = new Estate("192.168.0.0/24");
        empty.named(empty.vpc.id(), "a<b>&\"c\u0001\uD83D\uDE00 " + "long ".repeat(60));
        Drawing drawing = empty.draw(null, Locale.KOREAN);
        isReadable(drawing);
        isWellFormed(drawing);
        assertTrue(words(drawing).contains("아직 서브넷이 없습니다"));
        assertFalse(words(drawing).contains("인터넷"), "there is no gateway");
    }

    @Test
    void theSameVpcGivesTheSamePicture() {
        shop();
        assertEquals(
                estate.draw(null, Locale.ENGLISH).svg(),
                estate.draw(null, Locale.ENGLISH).svg());
    }
}
