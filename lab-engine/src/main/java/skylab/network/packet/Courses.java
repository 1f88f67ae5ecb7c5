package skylab.network.packet;

import java.util.ArrayList;
import java.util.List;
import skylab.network.Cidr;
import skylab.network.eni.NetworkInterface;
import skylab.network.gateway.NatGateway;
import skylab.network.traffic.Course;
import skylab.network.traffic.Course.Sort;
import skylab.network.traffic.Course.Stop;
import skylab.network.traffic.Traffic;
import skylab.network.vpc.Subnet;

/** What a packet's hops mean for who sends, receives and is charged for it. */
final class Courses {
    private final Atlas atlas;
    private final List<Stop> stops = new ArrayList<>(3);
    private final List<Traffic.Way> ways = new ArrayList<>(2);
    private boolean isPublic;
    private boolean isService;

    private Courses(Atlas atlas) {
        this.atlas = atlas;
    }

    /**
     * The course of a packet that arrives.
     *
     * @param logged whether flow logs want to know of it
     */
    static Course of(Atlas atlas, Journey journey, boolean logged) {
        Courses courses = new Courses(atlas);
        journey.forth().forEach(courses::hop);
        return new Course(courses.stops, courses.ways, logged ? Taps.of(journey) : List.of());
    }

    private void hop(Hop hop) {
        switch (hop.place()) {
            case SITE -> stop(Stop.OUTSIDE);
            case INTERFACE -> machine(atlas.eni(hop.component()));
            case NAT_GATEWAY -> gateway(atlas.nat(hop.component()));
            case INTERNET -> {
                if (stops.isEmpty()) {
                    stop(Stop.OUTSIDE);
                }
                isPublic = true;
            }
            case ENDPOINT -> isService = true;
            case RECEIVER -> {
                if (Cidr.address(hop.component()).isPresent()) {
                    stop(Stop.OUTSIDE);
                }
            }
            default -> {}
        }
    }

    private void machine(NetworkInterface eni) {
        if (eni != null) {
            boolean leadsToService = eni.use().type().equals("vpc_endpoint");
            isService |= leadsToService;
            stop(new Stop(Sort.MACHINE, eni.machine() == null ? eni.id() : eni.machine(), zone(eni.subnet())));
            isService = leadsToService;
        }
    }

    private void gateway(NatGateway gateway) {
        if (gateway != null) {
            stop(new Stop(Sort.NAT_GATEWAY, gateway.id(), zone(gateway.subnet())));
        }
    }

    private String zone(String id) {
        Subnet subnet = atlas.subnet(id);
        return subnet == null ? "" : subnet.zone();
    }

    // Coming in and going out at the same place is one stop.
    private void stop(Stop next) {
        if (!stops.isEmpty()) {
            Stop last = stops.get(stops.size() - 1);
            if (last.equals(next)) {
                return;
            }
            ways.add(way(last, next));
        }
        stops.add(next);
        isPublic = false;
        isService = false;
    }

    private Traffic.Way way(Stop from, Stop to) {
        if (isService) {
            return Traffic.Way.ENDPOINT;
        } else if (from.sort() == Sort.OUTSIDE || to.sort() == Sort.OUTSIDE) {
            return Traffic.Way.INTERNET;
        } else if (isPublic) {
            return Traffic.Way.PUBLIC_ADDRESS;
        }
        return from.zone().equals(to.zone()) ? Traffic.Way.SAME_ZONE : Traffic.Way.OTHER_ZONE;
    }
}
