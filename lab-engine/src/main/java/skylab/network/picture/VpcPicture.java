package skylab.network.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import skylab.network.packet.Journey;
import skylab.network.picture.Mark.Box;
import skylab.network.picture.Mark.Point;
import skylab.network.vpc.Vpc;
import skylab.world.Scope;
import skylab.world.World;

/**
 * A VPC as a picture: zones, subnets, machines, gateways, route tables, security groups, and the way of a packet through
 * them. Subnets are coloured as in the console: a subnet is public if its route table leads to an Internet gateway.
 */
public final class VpcPicture {
    private final Topology topology;
    private final Captions captions;
    private final Texts texts;
    private final Grid grid;
    private final Layout layout;
    private final Optional<Journey> journey;
    private final Optional<Ways> ways;
    private final Canvas canvas = new Canvas();

    private VpcPicture(Topology topology, Captions captions, Optional<Journey> journey, Locale locale) {
        this.topology = topology;
        this.captions = captions;
        this.texts = new Texts(locale);
        this.journey = journey;
        this.grid = new Grid(topology, journey.map(Ways::named).orElse(Set.of()));
        this.ways = journey.map(travelled -> new Ways(topology, grid, travelled));
        this.layout = new Layout(topology, grid, ways);
    }

    /**
     * Draws a VPC as it is now.
     *
     * @param captions names and states
     * @param journey drawn on it, as far as it passes this VPC
     * @param locale Korean or, for all others, English
     */
    public static Drawing draw(
            World world, Scope scope, Vpc vpc, Captions captions, Optional<Journey> journey, Locale locale) {
        return new VpcPicture(Survey.of(world, scope, vpc), captions, journey, locale).draw();
    }

    private Drawing draw() {
        Canvas panels = new Canvas();
        TablePanel tables = new TablePanel(topology, grid, layout, captions, texts);
        double tablesBottom = tables.draw(panels, layout.bandsBottom());
        Box vpc = layout.vpc(Math.max(tablesBottom, layout.exitsBottom()) + 12);
        double regionBottom = vpc.bottom() + 14;
        double y = new GroupPanel(topology, layout, captions, texts).draw(panels, regionBottom + 24);
        if (journey.isPresent()) {
            y = new JourneyPanel(layout, captions, texts).draw(panels, journey.get(), y + 12);
        }
        y = new Legend(layout, texts).draw(panels, y + 10, journey);

        canvas.frame(new Box(0.5, 0.5, layout.width() - 1, y + 9), 10, "page");
        heading();
        Box region = new Box(
                layout.left(),
                layout.regionTop(),
                layout.regionRight() - layout.left(),
                regionBottom - layout.regionTop());
        canvas.frame(region, 4, "region");
        canvas.words(
                texts.of("region", topology.region()),
                region.x() + 12,
                region.y() + 17,
                layout.gatewayX() - region.x() - 60,
                11,
                "region-text b");
        canvas.frame(vpc, 6, "vpc");
        vpcHeader(vpc);
        SubnetPainter subnets = new SubnetPainter(grid, layout, captions, texts);
        subnets.draw(canvas);
        if (topology.areas().isEmpty()) {
            canvas.words(texts.of("subnets.none"), layout.innerLeft() + 8, layout.bandsBottom() - 6, 500, 12, "quiet");
        }
        border();
        panels.marks().forEach(canvas::add);
        ways.ifPresent(all -> new Courses(layout, all, canvas).draw());
        return new Drawing(title(), layout.width(), y + 10, canvas.marks());
    }

    private String title() {
        String name = captions.nameOf(topology.vpc().id());
        return name.isEmpty()
                ? topology.vpc().id()
                : name + " (" + topology.vpc().id() + ")";
    }

    private void heading() {
        double room = (layout.showsInternet() ? layout.internet().x() : layout.regionRight()) - layout.left() - 12;
        canvas.title(title(), layout.left() + 2, 31, layout.showsInternet() ? layout.width() - 40 : room, 16, "ink");
    }

    private void vpcHeader(Box vpc) {
        double room = layout.gatewayX() - vpc.x() - 60;
        Vpc shown = topology.vpc();
        double end = canvas.title("VPC", vpc.x() + 12, vpc.y() + 20, 40, 13, "vpc-text");
        String name = captions.nameOf(shown.id());
        if (name.isEmpty()) {
            canvas.code(shown.id(), end + 8, vpc.y() + 20, room - 50, 11, "quiet");
        } else {
            canvas.title(name, end + 8, vpc.y() + 20, room - 50, 13, "ink");
        }
        List<String> ranges = new ArrayList<>();
        shown.ranges().forEach(range -> ranges.add(range.cidr().toString()));
        shown.ranges6().forEach(range -> ranges.add(range.cidr().toString()));
        canvas.code(String.join(", ", ranges), vpc.x() + 12, vpc.y() + 36, room, 11, "ink");
        if (shown.isDefault()) {
            String text = texts.of("vpc.default");
            double width = Typeface.width(text, 10, false, false);
            canvas.words(text, vpc.right() - 14 - width, vpc.y() + 20, width + 1, 10, "quiet");
        }
    }

    /** The Internet and its gateway above, other ways out at the right. */
    private void border() {
        if (layout.showsInternet()) {
            Box internet = layout.internet();
            canvas.frame(internet, internet.height() / 2, "internet");
            String text = texts.of("internet");
            double width = Typeface.width(text, 12, false, true);
            double begin = layout.gatewayX() - (width + 20) / 2;
            canvas.icon(Glyph.GLOBE, begin, internet.y() + 5, 16, "internet-icon");
            canvas.title(text, begin + 20, internet.y() + 17.5, width + 1, 12, "ink");
        }
        topology.internetGateway().ifPresent(id -> {
            Box icon = layout.gateway();
            if (ways.map(all -> all.lanes(Ways.INTERNET)).orElse(0) == 0) {
                canvas.line(
                        "wire",
                        new Point(layout.gatewayX(), layout.internet().bottom()),
                        new Point(layout.gatewayX(), icon.y()));
            }
            badge(icon, Glyph.INTERNET_GATEWAY);
            label(id, texts.of("kind.igw"), layout.gatewayLabel(), icon.y() - 12, 260);
        });
        for (String id : topology.exits()) {
            Box icon = layout.exit(id);
            badge(icon, Glyph.of(id));
            label(id, texts.of(kind(id)), icon.right() + 6, icon.y() + 11, layout.regionRight() - icon.right() - 12);
        }
    }

    static String kind(String id) {
        Set<String> known = Set.of("pcx", "vpce", "vgw", "eigw", "tgw");
        String prefix = id.substring(0, id.indexOf('-'));
        return known.contains(prefix) ? "kind." + prefix : "kind.other";
    }

    private void badge(Box box, Glyph glyph) {
        canvas.frame(box, box.width() / 2, "gateway");
        double inset = box.width() * 0.22;
        canvas.icon(glyph, box.x() + inset, box.y() + inset, box.width() - 2 * inset, "gateway-icon");
    }

    private void label(String id, String kind, double x, double y, double room) {
        String name = captions.nameOf(id);
        canvas.title(name.isEmpty() ? kind : name, x, y, room, 10.5, "ink");
        canvas.code(id, x, y + 13, room, 9.5, "quiet");
    }
}
