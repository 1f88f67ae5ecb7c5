package skylab.network.traffic;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * Bytes that one resource sent and received by one way within one hour, headers included. What passes between two
 * resources of the lab is in a row of each: what the one has sent the other has received.
 *
 * @param resource the machine's or NAT gateway's id; of an interface without a machine its own
 * @param way where the bytes went to and came from
 * @param zone the resource's availability zone
 * @param peer the other side's zone, or region for {@link Way#OTHER_REGION}; empty when it is outside of the lab, or for {@link Way#PROCESSED}
 * @param hour its beginning
 * @param out bytes sent
 * @param in bytes received
 */
public record Traffic(String resource, Way way, String zone, String peer, Instant hour, long out, long in) {
    /** All rows, by {@code resource/way/peer/hour}. */
    public static final Kind<Traffic> TRAFFIC = new Kind<>("traffic", "");

    /** Where bytes go, as data transfer is charged (EC2 pricing, "Data Transfer"; VPC pricing, "NAT gateway"). */
    public enum Way {
        /** Between private addresses of one zone, also of peered VPCs. */
        SAME_ZONE,
        /** Between private addresses of two zones of the region, also of peered VPCs. */
        OTHER_ZONE,
        /** To another resource of the region by its public address. */
        PUBLIC_ADDRESS,
        /** To hosts of the Internet. */
        INTERNET,
        /** To a service of AWS through a gateway endpoint, or between an interface endpoint and who uses it. */
        ENDPOINT,
        /** To another region of AWS; the peer is that region. */
        OTHER_REGION,
        /** Through a NAT gateway: what it has processed towards the destination (out) and back (in). */
        PROCESSED
    }

    /** Counts bytes of a resource that are copied to another region now. */
    public static void copied(Transaction tx, Scope scope, String resource, String region, long bytes) {
        count(tx, scope, resource, Way.OTHER_REGION, "", region, tx.now(), new Volume(bytes, 0));
    }

    /** Counts bytes at a moment. */
    static void count(
            Transaction tx, Scope scope, String resource, Way way, String zone, String peer, Instant at, Volume bytes) {
        if (bytes.out() == 0 && bytes.in() == 0) {
            return;
        }
        Instant hour = at.truncatedTo(ChronoUnit.HOURS);
        String key = resource + "/" + way + "/" + peer + "/" + hour.getEpochSecond();
        Traffic before =
                tx.find(scope, TRAFFIC, key).orElseGet(() -> new Traffic(resource, way, zone, peer, hour, 0, 0));
        tx.put(
                scope,
                TRAFFIC,
                key,
                new Traffic(resource, way, zone, peer, hour, before.out + bytes.out(), before.in + bytes.in()));
    }

    /** Counts bytes that are spread evenly over a time. */
    static void count(
            Transaction tx,
            Scope scope,
            String resource,
            Way way,
            String zone,
            String peer,
            Instant from,
            Instant to,
            Volume bytes) {
        double all = Duration.between(from, to).toNanos();
        Instant begin = from;
        Volume left = bytes;
        while (all > 0) {
            Instant end = begin.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
            if (!end.isBefore(to)) {
                break;
            }
            double share = Duration.between(begin, end).toNanos() / all;
            Volume part = new Volume(Math.round(bytes.out() * share), Math.round(bytes.in() * share));
            count(tx, scope, resource, way, zone, peer, begin, part);
            left = new Volume(left.out() - part.out(), left.in() - part.in());
            begin = end;
        }
        count(tx, scope, resource, way, zone, peer, begin, left);
    }

    /**
     * Bytes in both directions.
     *
     * @param out sent
     * @param in received
     */
    record Volume(long out, long in) {}
}
