package skylab.network.picture;

import java.util.List;
import java.util.Locale;
import skylab.network.picture.Grid.Column;
import skylab.network.picture.Mark.Box;
import skylab.network.picture.Mark.Point;
import skylab.network.picture.Topology.Net;
import skylab.network.picture.Topology.Resident;

/** Draws the zones, their subnets, and what is in them. */
final class SubnetPainter {
    private final Grid grid;
    private final Layout layout;
    private final Captions captions;
    private final Texts texts;

    SubnetPainter(Grid grid, Layout layout, Captions captions, Texts texts) {
        this.grid = grid;
        this.layout = layout;
        this.captions = captions;
        this.texts = texts;
    }

    void draw(Canvas canvas) {
        for (Column column : grid.columns()) {
            Box zone = layout.zone(column);
            canvas.frame(zone, 5, "zone");
            String part = column.parts() == 1 ? "" : "  (" + column.part() + "/" + column.parts() + ")";
            double end = canvas.title(column.area().zone() + part, zone.x() + 10, zone.y() + 16, 200, 11, "zone-text");
            canvas.code(column.area().zoneId(), end + 8, zone.y() + 16, zone.right() - end - 14, 9.5, "quiet");
            column.nets().forEach(net -> draw(canvas, net));
        }
    }

    private void draw(Canvas canvas, Net net) {
        Box box = layout.net(net);
        boolean roomy = grid.roomy();
        double font = roomy ? 12 : 11;
        double small = roomy ? 10.5 : 10;
        canvas.frame(box, 4, net.isPublic() ? "public" : "private");
        canvas.frame(new Box(box.x(), box.y(), 3.5, box.height()), 1.5, "chip " + Canvas.colour(net.table()));
        double left = box.x() + 10;
        double right = box.right() - 8;
        double y = box.y() + (roomy ? 18 : 15);
        String letter = TablePanel.letter(net.table());
        double chip = right - Canvas.chipWidth(letter);
        canvas.chip(letter, chip, y, Canvas.colour(net.table()));
        canvas.icon(
                net.isPublic() ? Glyph.GLOBE : Glyph.LOCK,
                left,
                y - 10.5,
                12,
                net.isPublic() ? "public-icon" : "private-icon");
        String id = net.subnet().id();
        String name = captions.nameOf(id);
        double room = chip - left - 22;
        if (name.isEmpty()) {
            canvas.code(id, left + 17, y, room, roomy ? 10.5 : 10, "ink");
        } else {
            canvas.title(name, left + 17, y, room, font, "ink");
        }
        y += roomy ? 15 : 13;
        List<Resident> shown = grid.shown(net);
        int hidden = net.residents().size() - shown.size();
        String count =
                hidden == 0 ? texts.of("subnet.free", net.free()) : texts.of("subnet.hidden", net.free(), hidden);
        double free = canvas.wordsUpTo(count, right, y, small - 0.5, "quiet");
        canvas.code(net.subnet().cidr().toString(), left, y, free - left - 6, small, "ink");
        if (roomy) {
            y += 13;
            double from = right;
            if (!net.acl().isEmpty()) {
                String acl = Typeface.fitId(net.acl(), 110, 9);
                from = right - Typeface.width(acl, 9, true, false);
                canvas.code(acl, from, y, 112, 9, "acl-text");
            }
            String kind = texts.of(net.isPublic() ? "subnet.public" : "subnet.private");
            String line = name.isEmpty() ? kind : id;
            if (name.isEmpty()) {
                canvas.words(line, left, y, from - left - 6, 9.5, "quiet");
            } else {
                canvas.code(line, left, y, from - left - 6, 9, "quiet");
            }
        }
        shown.forEach(resident -> draw(canvas, resident, layout.card(net, resident)));
    }

    private void draw(Canvas canvas, Resident resident, Box box) {
        String state = captions.stateOf(resident.machine());
        boolean still = !state.isEmpty() && !state.equals("running");
        canvas.frame(box, 4, still ? "card still" : "card");
        String kind =
                switch (resident.glyph()) {
                    case NAT_GATEWAY, ENDPOINT -> "gateway-icon";
                    case MACHINE -> still ? "still-icon" : "machine-icon";
                    default -> "still-icon";
                };
        canvas.icon(resident.glyph(), box.x() + 6, box.y() + 5, 13, kind);
        double left = box.x() + 8;
        double y = box.y() + 15;
        String name = captions.nameOf(resident.id());
        String title =
                name.isEmpty() ? texts.of("kind." + resident.glyph().name().toLowerCase(Locale.ROOT)) : name;
        canvas.title(title, left + 15, y, box.width() - 28, 10.5, "ink");
        y += 13;
        canvas.code(resident.id(), left, y, box.width() - 14, 9, "quiet");
        y += 13;
        double end = canvas.code(resident.privateAddress(), left, y, box.width() - 14, 9.5, "ink");
        groups(canvas, resident.groups(), end + 4, box.right() - 5, y);
        if (resident.publicAddress() != null) {
            y += 13;
            canvas.code(resident.publicAddress(), left, y, box.width() - 14, 9.5, "public-address");
        }
        if (still) {
            canvas.line("still-line", new Point(box.x(), box.y() + 3), new Point(box.x(), box.bottom() - 3));
        }
    }

    /** The numbers of its security groups, as many as have room. */
    private void groups(Canvas canvas, List<Integer> groups, double left, double right, double y) {
        double x = right;
        for (int i = 0; i < groups.size(); i++) {
            String label = GroupPanel.number(groups.get(i));
            double width = Canvas.chipWidth(label);
            boolean last = i == groups.size() - 1;
            if (x - width < left + (last ? 0 : 16)) {
                canvas.wordsUpTo("+", x, y, 9, "quiet");
                return;
            }
            x -= width;
            canvas.chip(label, x, y, Canvas.colour(groups.get(i)));
            x -= 2;
        }
    }
}
