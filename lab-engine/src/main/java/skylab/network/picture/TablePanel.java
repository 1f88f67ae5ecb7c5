package skylab.network.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import skylab.network.picture.Grid.Column;
import skylab.network.picture.Mark.Box;
import skylab.network.picture.Mark.Point;
import skylab.network.picture.Topology.Table;
import skylab.network.route.Route;

/** Draws the route tables below the zones, and lines from each to the subnets that it holds for. */
final class TablePanel {
    private static final double LEAST_CARD = 285;
    private static final int MOST_ROUTES = 8;
    private static final double LINE = 13;

    private final Topology topology;
    private final Grid grid;
    private final Layout layout;
    private final Captions captions;
    private final Texts texts;

    TablePanel(Topology topology, Grid grid, Layout layout, Captions captions, Texts texts) {
        this.topology = topology;
        this.grid = grid;
        this.layout = layout;
        this.captions = captions;
        this.texts = texts;
    }

    /** What a table is called on the picture: A to Z, then A2 and so on. */
    static String letter(int table) {
        char letter = (char) ('A' + table % 26);
        return table < 26 ? String.valueOf(letter) : letter + String.valueOf(table / 26 + 1);
    }

    /** Draws below y; gives where it ends. */
    double draw(Canvas canvas, double top) {
        List<Integer> railed = railed();
        double y = top + Layout.RAIL * railed.size() + 16;
        double inner = layout.innerRight() - layout.innerLeft();
        int inRow = (int) Math.max(1, inner / LEAST_CARD);
        int rows = (topology.tables().size() + inRow - 1) / inRow;
        double gap = 12 + (railed.isEmpty() ? 0 : Layout.RAIL * rows);
        double width = inner / inRow - gap;
        canvas.title(texts.of("tables"), layout.innerLeft() + gap, y, 200, 11.5, "ink");
        y += 10;
        for (int row = 0; row < rows; row++) {
            double tallest = 0;
            for (int i = row * inRow;
                    i < Math.min((row + 1) * inRow, topology.tables().size());
                    i++) {
                double x = layout.innerLeft() + (i - row * inRow) * (width + gap) + gap;
                Box box = new Box(x, y, width, height(topology.tables().get(i)));
                draw(canvas, i, box);
                if (railed.contains(i)) {
                    rails(canvas, i, top + 4 + Layout.RAIL * railed.indexOf(i), box, x - 8 - Layout.RAIL * row);
                }
                tallest = Math.max(tallest, box.height());
            }
            y += tallest + 10;
        }
        return y;
    }

    private List<Integer> railed() {
        List<Integer> railed = new ArrayList<>();
        for (int i = 0; layout.showsRails() && i < topology.tables().size(); i++) {
            if (topology.tables().get(i).subnets() > 0) {
                railed.add(i);
            }
        }
        return railed;
    }

    /** From the table's card up to its own height between zones and tables, from there up beside its subnets. */
    private void rails(Canvas canvas, int table, double bus, Box card, double down) {
        String style = "rail l" + table % 10;
        double right = down;
        double left = down;
        for (int column = 0; column < grid.perBand(); column++) {
            OptionalDouble highest =
                    heights(table, column).stream().mapToDouble(y -> y).min();
            if (highest.isPresent()) {
                double x = layout.columnLeft(column) - 4 - Layout.RAIL * (railed().indexOf(table) + 0.5);
                canvas.line(style, new Point(x, bus), new Point(x, highest.getAsDouble()));
                for (double y : heights(table, column)) {
                    canvas.line(style, new Point(x, y), new Point(layout.columnLeft(column) + Grid.NET_PADDING, y));
                }
                right = Math.max(right, x);
                left = Math.min(left, x);
            }
        }
        canvas.line(style, new Point(left, bus), new Point(right, bus));
        canvas.line(style, new Point(down, bus), new Point(down, card.y() + 12), new Point(card.x(), card.y() + 12));
    }

    /** The heights at which subnets in a column are joined to their table. */
    private List<Double> heights(int table, int column) {
        List<Double> heights = new ArrayList<>();
        for (int i = column; i < grid.columns().size(); i += grid.perBand()) {
            Column each = grid.columns().get(i);
            each.nets().stream()
                    .filter(net -> net.table() == table)
                    .forEach(net -> heights.add(layout.net(net).y() + 12));
        }
        return heights;
    }

    private static int shown(Table table) {
        return Math.min(MOST_ROUTES, table.table().routes().all().size());
    }

    private static double height(Table table) {
        int all = table.table().routes().all().size();
        return 26 + LINE * (shown(table) + (all > MOST_ROUTES ? 1 : 0)) + 5;
    }

    private void draw(Canvas canvas, int index, Box box) {
        Table table = topology.tables().get(index);
        canvas.frame(box, 4, "panel");
        double x = box.x() + 8;
        double y = box.y() + 16;
        canvas.chip(letter(index), x, y, Canvas.colour(index));
        x += Canvas.chipWidth(letter(index)) + 6;
        String note = table.isMain() ? texts.of("table.main") : table.subnets() == 0 ? texts.of("table.unused") : "";
        double right = canvas.wordsUpTo(note, box.right() - 8, y, 9.5, "quiet");
        String name = captions.nameOf(table.table().id());
        if (!name.isEmpty()) {
            double half = (right - x - 8) / 2;
            x = canvas.title(name, x, y, Math.max(half, 60), 10.5, "ink") + 8;
        }
        canvas.code(table.table().id(), x, y, right - x - 6, 9, "quiet");
        double target = box.x() + 8 + (box.width() - 16) * 0.47;
        List<Route> routes = table.table().routes().all();
        y += 1;
        for (Route route : routes.subList(0, shown(table))) {
            y += LINE;
            boolean gone = table.blackholes().contains(route.destination());
            String style = gone ? "bad-text" : "ink";
            canvas.code(route.destination(), box.x() + 8, y, target - box.x() - 20, 9.5, style);
            double end = box.right() - 8;
            if (gone) {
                end = canvas.wordsUpTo(texts.of("route.blackhole"), end, y, 9, "bad-text") - 4;
            }
            canvas.code(route.target(), target, y, end - target, 9.5, gone ? "bad-text" : "quiet");
        }
        if (routes.size() > MOST_ROUTES) {
            canvas.words(texts.of("more", routes.size() - MOST_ROUTES), box.x() + 8, y + LINE, 200, 9.5, "quiet");
        }
    }
}
