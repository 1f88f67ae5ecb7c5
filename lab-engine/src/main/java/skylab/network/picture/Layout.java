package skylab.network.picture;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import skylab.network.picture.Grid.Cell;
import skylab.network.picture.Grid.Column;
import skylab.network.picture.Mark.Box;
import skylab.network.picture.Topology.Net;
import skylab.network.picture.Topology.Resident;

/** Where everything is, in pixels. */
final class Layout {
    static final double LANE = 18;
    static final double RAIL = 6;
    /** With more tables than these the lines from tables to subnets would tell nothing any more. */
    static final int MOST_RAILS = 10;

    private static final double MARGIN = 16;
    private static final double PAD = 12;
    private static final double LEAST_INNER = 620;
    private static final double INTERNET_HEIGHT = 26;
    private static final double ZONE_HEADER = 24;
    private static final double VPC_HEADER = 46;
    private static final double EMPTY = 30;
    private static final double EXIT_LABELS = 168;
    static final double EXIT_HEIGHT = 52;

    private final Topology topology;
    private final Grid grid;
    private final Optional<Ways> ways;
    private final Map<String, Box> nets = new HashMap<>();
    private final Map<Column, Box> zones = new HashMap<>();
    private final double[] columnLeft;
    private final double vpcLeft;
    private final double vpcRight;
    private final double vpcTop;
    private final double bandsBottom;

    Layout(Topology topology, Grid grid, Optional<Ways> ways) {
        this.topology = topology;
        this.grid = grid;
        this.ways = ways;
        columnLeft = new double[grid.perBand()];
        vpcLeft = MARGIN + PAD;
        double x = vpcLeft + PAD;
        for (int column = 0; column < grid.perBand(); column++) {
            x += railWidth();
            columnLeft[column] = x;
            x += grid.columnWidth() + gutterWidth(column);
        }
        vpcRight = Math.max(x + PAD, vpcLeft + LEAST_INNER);
        boolean internet = showsInternet();
        double climb = ways.map(Ways::hopsToInternet).orElse(0) * (LANE + 2);
        vpcTop = internet ? Math.max(148, 44 + INTERNET_HEIGHT + climb + 34) : 96;
        bandsBottom = placeBands(bandsTop());
    }

    private double placeBands(double top) {
        double y = grid.bands() == 0 ? top + EMPTY : top;
        for (int band = 0; band < grid.bands(); band++) {
            int from = band * grid.perBand();
            int to = Math.min(from + grid.perBand(), grid.columns().size());
            double tallest = 0;
            for (int i = from; i < to; i++) {
                tallest = Math.max(tallest, placeNets(grid.columns().get(i), columnLeft[i - from], y + ZONE_HEADER));
            }
            for (int i = from; i < to; i++) {
                zones.put(grid.columns().get(i), new Box(columnLeft[i - from], y, grid.columnWidth(), tallest - y));
            }
            y = tallest + PAD;
        }
        return y;
    }

    private double placeNets(Column column, double left, double top) {
        double y = top;
        for (Net net : column.nets()) {
            double height = netHeader() + (grid.rows(net) == 0 ? 0 : 4);
            for (int row = 0; row < grid.rows(net); row++) {
                height += cardHeight(net) + rowGap(net, row);
            }
            nets.put(net.subnet().id(), new Box(left + Grid.NET_PADDING, y, grid.netWidth(), height));
            y += height + Grid.NET_PADDING;
        }
        return y;
    }

    /** Whether the Internet stands above the VPC. */
    boolean showsInternet() {
        return topology.internetGateway().isPresent()
                || ways.filter(Ways::reachesInternet).isPresent();
    }

    private int lanes(String channel) {
        return ways.map(all -> all.lanes(channel)).orElse(0);
    }

    double railWidth() {
        long used =
                topology.tables().stream().filter(table -> table.subnets() > 0).count();
        return showsRails() ? 6 + RAIL * used : 4;
    }

    boolean showsRails() {
        return topology.tables().size() <= MOST_RAILS;
    }

    private double gutterWidth(int column) {
        int count = lanes(Ways.gutter(column));
        return count == 0 ? 4 : 8 + LANE * count;
    }

    double columnLeft(int column) {
        return columnLeft[column];
    }

    double netHeader() {
        return grid.roomy() ? 54 : 36;
    }

    double cardHeight(Net net) {
        int lines = grid.shown(net).stream()
                .mapToInt(resident -> resident.publicAddress() == null ? 3 : 4)
                .max()
                .orElse(0);
        return 10 + 13 * lines;
    }

    private double rowGap(Net net, int row) {
        int count = lanes(Grid.rowChannel(net, row));
        return count == 0 ? Grid.CARD_GAP : 8 + LANE * count;
    }

    Box vpc(double bottom) {
        return new Box(vpcLeft, vpcTop, vpcRight - vpcLeft, bottom - vpcTop);
    }

    double innerLeft() {
        return vpcLeft + PAD;
    }

    double innerRight() {
        return vpcRight - PAD;
    }

    double vpcRight() {
        return vpcRight;
    }

    double vpcTop() {
        return vpcTop;
    }

    double left() {
        return MARGIN;
    }

    /** The right border of the region. */
    double regionRight() {
        return vpcRight + (topology.exits().isEmpty() ? PAD : EXIT_LABELS);
    }

    double regionTop() {
        return showsInternet() ? 88 : 44;
    }

    double width() {
        return regionRight() + MARGIN;
    }

    private double topChannel() {
        return vpcTop + VPC_HEADER;
    }

    private double bandsTop() {
        int count = lanes(Ways.TOP);
        return topChannel() + (count == 0 ? 4 : 6 + LANE * count);
    }

    double bandsBottom() {
        return bandsBottom;
    }

    /** The lowest that ways out at the right border reach. */
    double exitsBottom() {
        return exitY(topology.exits().size());
    }

    Box net(Net net) {
        return nets.get(net.subnet().id());
    }

    Box zone(Column column) {
        return zones.get(column);
    }

    Box card(Net net, int row, int place) {
        Box box = net(net);
        double y = box.y() + netHeader();
        for (int above = 0; above < row; above++) {
            y += cardHeight(net) + rowGap(net, above);
        }
        double x = box.x() + Grid.NET_PADDING + place * (grid.cardWidth() + Grid.CARD_GAP);
        return new Box(x, y, grid.cardWidth(), cardHeight(net));
    }

    Box card(Cell cell) {
        return card(cell.net(), cell.row(), cell.place());
    }

    Box card(Net net, Resident resident) {
        int index = grid.shown(net).indexOf(resident);
        return card(net, index / grid.cardsInRow(), index % grid.cardsInRow());
    }

    double gatewayX() {
        return (vpcLeft + vpcRight) / 2;
    }

    Box gateway() {
        return new Box(gatewayX() - 16, vpcTop - 16, 32, 32);
    }

    Box internet() {
        double half = Math.max(70, 20 + LANE * lanes(Ways.INTERNET) / 2);
        return new Box(gatewayX() - half, 44, 2 * half, INTERNET_HEIGHT);
    }

    /** Where text beside the Internet gateway begins, right of the lanes above it. */
    double gatewayLabel() {
        return gatewayX() + Math.max(24, LANE * lanes(Ways.INTERNET) / 2 + 10);
    }

    private double exitY(int index) {
        return bandsTop() + 26 + index * EXIT_HEIGHT;
    }

    Box exit(String id) {
        return new Box(vpcRight - 14, exitY(topology.exits().indexOf(id)) - 14, 28, 28);
    }

    /** The middle of a lane in a channel: an x in vertical channels, a y in horizontal ones. */
    double lane(String channel, int lane) {
        double middle = (lane + 0.5) * LANE;
        double centred = middle - lanes(channel) * LANE / 2;
        if (channel.equals(Ways.TOP)) {
            return topChannel() + 3 + middle;
        } else if (channel.equals(Ways.GATEWAY) || channel.equals(Ways.INTERNET)) {
            return gatewayX() + centred;
        } else if (channel.startsWith("gutter ")) {
            int column = Integer.parseInt(channel.substring("gutter ".length()));
            return columnLeft[column] + grid.columnWidth() + 4 + middle;
        } else if (channel.startsWith("exit ")) {
            Box icon = exit(channel.substring("exit ".length()));
            return icon.y() + icon.height() / 2 + centred;
        }
        throw new IllegalArgumentException(channel);
    }

    /** The middle of a lane below a row of cards. */
    double lane(Cell cell, int lane) {
        return card(cell).bottom() + 4 + (lane + 0.5) * LANE;
    }
}
