package skylab.network.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import skylab.network.Cidr;
import skylab.network.packet.Hop;
import skylab.network.packet.Journey;
import skylab.network.picture.Grid.Cell;

/** The legs of a journey from one thing on the picture to the next, and the channels in which they run. */
final class Ways {
    static final String TOP = "top";
    static final String GATEWAY = "gateway";
    static final String INTERNET = "internet";

    private final List<Way> all = new ArrayList<>();
    private final Map<String, Integer> lanes = new HashMap<>();
    private final Grid grid;
    private final Topology topology;

    /** A hop with its number on the picture. */
    record Numbered(int number, Hop hop, boolean back) {}

    /** What a packet passes on the picture: a card, the Internet gateway, the Internet, or another way out. */
    record Stop(Cell cell, String id) {}

    /**
     * A leg.
     *
     * @param to null when the packet's way ends beside where it comes from
     * @param leaving hops near its beginning
     * @param entering hops near its end
     * @param lanes which lane it has in each channel, in order
     */
    record Way(
            Stop from,
            Stop to,
            List<Numbered> leaving,
            List<Numbered> entering,
            Map<String, Integer> lanes,
            boolean back) {}

    Ways(Topology topology, Grid grid, Journey journey) {
        this.topology = topology;
        this.grid = grid;
        List<Numbered> forth = number(journey.forth(), 1, false);
        follow(forth, false);
        follow(number(journey.back(), forth.size() + 1, true), true);
    }

    /** The names by which a journey calls what it passes. */
    static Set<String> named(Journey journey) {
        Set<String> names = new HashSet<>();
        List.of(journey.forth(), journey.back())
                .forEach(hops -> hops.forEach(hop -> {
                    names.add(hop.component());
                    names.add(Cidr.dotted(hop.before().source()));
                    names.add(Cidr.dotted(hop.before().destination()));
                }));
        return names;
    }

    static List<Numbered> number(List<Hop> hops, int first, boolean back) {
        List<Numbered> numbered = new ArrayList<>();
        for (Hop hop : hops) {
            numbered.add(new Numbered(first + numbered.size(), hop, back));
        }
        return numbered;
    }

    List<Way> all() {
        return all;
    }

    /** How many lanes a channel needs. */
    int lanes(String channel) {
        return lanes.getOrDefault(channel, 0);
    }

    /** Whether the Internet is on the picture because of this journey. */
    boolean reachesInternet() {
        return all.stream()
                .anyMatch(way -> way.from().id().equals(INTERNET)
                        || way.to() != null && way.to().id().equals(INTERNET));
    }

    /** The most hops that one leg has between the Internet and its gateway. */
    int hopsToInternet() {
        return all.stream()
                .filter(way -> way.lanes().containsKey(INTERNET))
                .mapToInt(way -> way.leaving().size() + way.entering().size())
                .max()
                .orElse(0);
    }

    private void follow(List<Numbered> hops, boolean back) {
        Stop at = null;
        List<Numbered> leaving = new ArrayList<>();
        List<Numbered> ahead = new ArrayList<>();
        for (int i = 0; i < hops.size(); i++) {
            Stop next = stop(hops.get(i).hop());
            if (next == null && at != null && hops.get(i).hop().ingress() && isKnownLater(hops, i, at)) {
                ahead.add(hops.get(i));
            } else if (at == null) {
                // What comes before the first stop happens elsewhere.
                at = next;
                if (next != null) {
                    leaving.add(hops.get(i));
                }
            } else if (next == null || next.equals(at)) {
                leaving.add(hops.get(i));
            } else {
                ahead.add(hops.get(i));
                all.add(way(at, next, leaving, ahead, back));
                at = next;
                leaving = new ArrayList<>();
                ahead = new ArrayList<>();
            }
        }
        leaving.addAll(ahead);
        if (at != null) {
            end(at, leaving, back);
        }
    }

    /** The hops after the last leg: beside a card they are on a leg that leads nowhere, unless the packet stays there. */
    private void end(Stop at, List<Numbered> left, boolean back) {
        if (at.cell() != null && !left.stream().allMatch(Ways::isArrival)) {
            all.add(way(at, null, left, List.of(), back));
        } else if (!all.isEmpty() && all.get(all.size() - 1).back() == back) {
            // Beyond a way out is another picture.
            List<Numbered> here = left.stream()
                    .filter(numbered -> !topology.exits().contains(at.id()) || stop(numbered.hop()) != null)
                    .toList();
            all.get(all.size() - 1).entering().addAll(here);
        }
    }

    private static boolean isArrival(Numbered numbered) {
        return switch (numbered.hop().place()) {
            case INTERFACE, RECEIVER -> true;
            default -> numbered.hop().ingress();
        };
    }

    private boolean isKnownLater(List<Numbered> hops, int index, Stop at) {
        return hops.subList(index + 1, hops.size()).stream()
                .map(numbered -> stop(numbered.hop()))
                .anyMatch(stop -> stop != null && !stop.equals(at));
    }

    private Stop stop(Hop hop) {
        switch (hop.place()) {
            case INTERNET_GATEWAY:
                return topology.internetGateway().isPresent() ? new Stop(null, GATEWAY) : null;
            case INTERNET, SITE:
                return new Stop(null, INTERNET);
            case PEERING, ENDPOINT, VPN_GATEWAY, EGRESS_ONLY_GATEWAY:
                if (topology.exits().contains(hop.component())) {
                    return new Stop(null, hop.component());
                }
                break;
            case NETWORK_ACL, ROUTE_TABLE:
                return null;
            default:
                break;
        }
        Cell cell = grid.find(hop.component());
        if (cell == null) {
            cell = grid.find(Cidr.dotted(
                    hop.ingress() ? hop.before().destination() : hop.before().source()));
        }
        if (cell != null) {
            return new Stop(cell, cell.resident().id());
        }
        return switch (hop.place()) {
            // Whoever is in no VPC is somewhere on the Internet.
            case SENDER ->
                !hop.component().startsWith("i-") && !hop.component().startsWith("eni-")
                        ? new Stop(null, INTERNET)
                        : null;
            default -> null;
        };
    }

    private Way way(Stop from, Stop to, List<Numbered> leaving, List<Numbered> entering, boolean back) {
        Map<String, Integer> taken = new HashMap<>();
        for (String channel : channels(from, to)) {
            taken.put(channel, lanes.merge(channel, 1, Integer::sum) - 1);
        }
        return new Way(from, to, leaving, new ArrayList<>(entering), taken, back);
    }

    /** The channels from one stop to another, in order. */
    List<String> channels(Stop from, Stop to) {
        List<String> out = channels(from);
        if (to == null) {
            return out;
        }
        List<String> in = channels(to);
        if (from.cell() == null
                && to.cell() == null
                && List.of(GATEWAY, INTERNET).containsAll(List.of(from.id(), to.id()))) {
            return List.of(INTERNET);
        }
        List<String> path = new ArrayList<>();
        for (String channel : out) {
            path.add(channel);
            if (in.contains(channel)) {
                return joined(path, in, in.indexOf(channel));
            }
        }
        path.add(TOP);
        return joined(path, in, in.size());
    }

    private static List<String> joined(List<String> path, List<String> in, int from) {
        for (int i = from - 1; i >= 0; i--) {
            path.add(in.get(i));
        }
        return path;
    }

    /** The channels from a stop to the top of the VPC. */
    private List<String> channels(Stop stop) {
        if (stop.cell() != null) {
            return List.of(
                    Grid.rowChannel(stop.cell().net(), stop.cell().row()),
                    gutter(stop.cell().column()));
        }
        return stop.id().equals(GATEWAY) || stop.id().equals(INTERNET)
                ? List.of(stop.id())
                : List.of("exit " + stop.id(), gutter(grid.perBand() - 1));
    }

    static String gutter(int column) {
        return "gutter " + column;
    }
}
