package skylab.network.traffic;

import java.time.Instant;
import java.util.List;
import skylab.network.log.Tap;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * Where the packets of a flow pass: the places that send and receive them, and how they get from each to the next.
 *
 * @param stops in the direction of the first packet; empty where no network knows of it
 * @param ways between them, one less than stops
 * @param taps what flow logs see of packets in the direction of the first; empty where there are no flow logs
 */
public record Course(List<Stop> stops, List<Traffic.Way> ways, List<Tap> taps) {
    /** Of what never leaves a machine, or of a machine that is in no network. */
    public static final Course NOWHERE = new Course(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Course {
        stops = List.copyOf(stops);
        ways = List.copyOf(ways);
        taps = List.copyOf(taps);
    }

    /** What a stop is. */
    public enum Sort {
        /** A machine, or an interface without one. */
        MACHINE,
        /** A NAT gateway. */
        NAT_GATEWAY,
        /** A host outside of the lab. */
        OUTSIDE
    }

    /**
     * A place that sends and receives packets.
     *
     * @param sort what it is
     * @param id the machine's or gateway's; empty outside of the lab
     * @param zone its availability zone; empty outside of the lab
     */
    public record Stop(Sort sort, String id, String zone) {
        /** Any host outside of the lab. */
        public static final Stop OUTSIDE = new Stop(Sort.OUTSIDE, "", "");
    }

    /** Whether packets pass the Internet or a NAT gateway, so that they are of 1500 bytes at most and not of 9001. */
    public boolean isNarrow() {
        return stops.stream().anyMatch(stop -> stop.sort() != Sort.MACHINE);
    }

    /**
     * Counts bytes by way, evenly from one moment to another.
     *
     * @param forth bytes in the direction of the first packet
     * @param back bytes in the other
     */
    public void count(Transaction tx, Scope scope, Instant from, Instant to, long forth, long back) {
        for (int i = 0; i < ways.size(); i++) {
            one(tx, scope, stops.get(i), stops.get(i + 1), ways.get(i), from, to, new Traffic.Volume(forth, back));
            one(tx, scope, stops.get(i + 1), stops.get(i), ways.get(i), from, to, new Traffic.Volume(back, forth));
        }
        for (Stop stop : stops) {
            if (stop.sort() == Sort.NAT_GATEWAY) {
                Traffic.Volume bytes = new Traffic.Volume(forth, back);
                Traffic.count(tx, scope, stop.id(), Traffic.Way.PROCESSED, stop.zone(), "", from, to, bytes);
            }
        }
    }

    private static void one(
            Transaction tx,
            Scope scope,
            Stop here,
            Stop there,
            Traffic.Way way,
            Instant from,
            Instant to,
            Traffic.Volume bytes) {
        if (here.sort() != Sort.OUTSIDE) {
            Traffic.count(tx, scope, here.id(), way, here.zone(), there.zone(), from, to, bytes);
        }
    }
}
