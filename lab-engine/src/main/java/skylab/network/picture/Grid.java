package skylab.network.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import skylab.network.picture.Topology.Area;
import skylab.network.picture.Topology.Net;
import skylab.network.picture.Topology.Resident;

/** What stands in which row and column; how large that is follows later. */
final class Grid {
    /** So many columns side by side; more are wrapped into further bands. */
    static final int MOST_COLUMNS = 3;

    private static final int MOST_NETS_IN_COLUMN = 14;
    private static final int ROOMY_NETS = 16;
    private static final int ROOMY_RESIDENTS = 60;
    private static final double[] WIDTHS = {0, 600, 430, 310};
    private static final double LEAST_CARD = 128;
    static final double NET_PADDING = 8;
    static final double CARD_GAP = 8;

    private final List<Column> columns = new ArrayList<>();
    private final Map<String, List<Resident>> shown = new HashMap<>();
    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private final boolean roomy;
    private final int perBand;
    private final int cardsInRow;

    /** A zone, or a part of one with many subnets. */
    record Column(Area area, int part, int parts, List<Net> nets) {}

    /**
     * Where a resident stands.
     *
     * @param column the column within its band
     * @param row the row within its subnet
     * @param place the place in the row
     */
    record Cell(Net net, Resident resident, int column, int row, int place) {}

    /** A grid that shows, whatever else it leaves out, those residents that are known by one of the names. */
    Grid(Topology topology, Set<String> important) {
        int nets = topology.areas().stream()
                .mapToInt(area -> area.subnets().size())
                .sum();
        int residents = topology.areas().stream()
                .flatMap(area -> area.subnets().stream())
                .mapToInt(net -> net.residents().size())
                .sum();
        roomy = nets <= ROOMY_NETS;
        for (Area area : topology.areas()) {
            int parts = (area.subnets().size() - 1) / MOST_NETS_IN_COLUMN + 1;
            int each = (area.subnets().size() - 1) / parts + 1;
            for (int part = 0; part < parts; part++) {
                int from = Math.min(part * each, area.subnets().size());
                int to = Math.min(from + each, area.subnets().size());
                columns.add(new Column(area, part + 1, parts, area.subnets().subList(from, to)));
            }
        }
        int bands = (columns.size() - 1) / MOST_COLUMNS + 1;
        perBand = Math.max(1, (columns.size() + bands - 1) / bands);
        cardsInRow = (int) Math.max(1, (netWidth() - 2 * NET_PADDING + CARD_GAP) / (LEAST_CARD + CARD_GAP));
        int most = residents <= ROOMY_RESIDENTS ? 12 : 4;
        for (int i = 0; i < columns.size(); i++) {
            for (Net net : columns.get(i).nets()) {
                fill(net, i % perBand, most, important);
            }
        }
    }

    private void fill(Net net, int column, int most, Set<String> important) {
        List<Resident> all = new ArrayList<>(net.residents());
        all.sort((a, b) -> Boolean.compare(isOneOf(b, important), isOneOf(a, important)));
        List<Resident> first = all.size() <= most ? net.residents() : all.subList(0, most);
        shown.put(net.subnet().id(), first);
        for (int i = 0; i < first.size(); i++) {
            Cell cell = new Cell(net, first.get(i), column, i / cardsInRow, i % cardsInRow);
            first.get(i).known().forEach(name -> cells.putIfAbsent(name, cell));
        }
    }

    private static boolean isOneOf(Resident resident, Set<String> names) {
        return resident.known().stream().anyMatch(names::contains);
    }

    List<Column> columns() {
        return columns;
    }

    /** Whether there is room for all lines of a subnet. */
    boolean roomy() {
        return roomy;
    }

    int perBand() {
        return perBand;
    }

    int bands() {
        return (columns.size() + perBand - 1) / perBand;
    }

    double columnWidth() {
        return WIDTHS[perBand];
    }

    double netWidth() {
        return columnWidth() - 2 * NET_PADDING;
    }

    double cardWidth() {
        return (netWidth() - 2 * NET_PADDING - (cardsInRow - 1) * CARD_GAP) / cardsInRow;
    }

    /** The residents of a subnet that are shown. */
    List<Resident> shown(Net net) {
        return shown.get(net.subnet().id());
    }

    int rows(Net net) {
        return (shown(net).size() + cardsInRow - 1) / cardsInRow;
    }

    int cardsInRow() {
        return cardsInRow;
    }

    /** Where the resident stands that is known by an id or address; null when it is not shown. */
    Cell find(String name) {
        return cells.get(name);
    }

    /** The channel below a row of cards, in which packets are drawn. */
    static String rowChannel(Net net, int row) {
        return "row " + net.subnet().id() + " " + row;
    }
}
