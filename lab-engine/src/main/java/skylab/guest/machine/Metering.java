package skylab.guest.machine;

import java.time.Instant;
import skylab.network.log.FlowRecord;
import skylab.network.log.Tap;
import skylab.network.packet.Packet;
import skylab.network.traffic.Course;
import skylab.network.traffic.Course.Sort;
import skylab.network.traffic.Course.Stop;
import skylab.telemetry.Counter;
import skylab.telemetry.GatewayMetric;
import skylab.telemetry.Metric;
import skylab.world.Scope;
import skylab.world.Transaction;

/** Counts what passes the network: at both ends, in NAT gateways and machines on the way, and by way for the bill. */
final class Metering {
    // Linux: IP header, TCP header and its time stamps; jumbo frames inside of VPCs, Ethernet's own elsewhere.
    private static final int HEADERS = 52;
    private static final int JUMBO = 9001 - HEADERS;
    private static final int ETHERNET = 1500 - HEADERS;

    private static final int SYN_FLAG = 2;
    private static final int ACK_FLAG = 16;

    /** A connection request. */
    static final Amount SYN = new Amount(HEADERS + 8L, 1);

    private Metering() {}

    /**
     * Bytes and packets.
     *
     * @param bytes with headers
     * @param packets 0 or more
     */
    record Amount(long bytes, long packets) {
        static final Amount NOTHING = new Amount(0, 0);

        Amount plus(Amount other) {
            return new Amount(bytes + other.bytes, packets + other.packets);
        }

        FlowRecord.Amount flagged(int flags) {
            return new FlowRecord.Amount(packets, bytes, flags);
        }
    }

    /**
     * Counts content of a TCP connection, with the headers it needs and the receiver's acknowledgements.
     *
     * @param forth bytes from the one who connected
     * @param back bytes to the one who connected
     */
    static void stream(Transaction tx, Scope scope, Course course, Instant from, Instant to, long forth, long back) {
        if (course.stops().isEmpty() || forth == 0 && back == 0) {
            return;
        }
        int most = course.isNarrow() ? ETHERNET : JUMBO;
        Amount there = segments(forth, most).plus(acknowledgements(back, most));
        Amount here = segments(back, most).plus(acknowledgements(forth, most));
        exchange(tx, scope, course, from, to, there, here);
    }

    private static Amount segments(long content, int most) {
        long count = (content + most - 1) / most;
        return new Amount(content + count * HEADERS, count);
    }

    // Every second segment is acknowledged (RFC 9293, 3.8.6.3).
    private static Amount acknowledgements(long content, int most) {
        long count = ((content + most - 1) / most + 1) / 2;
        return new Amount(count * HEADERS, count);
    }

    /** The three packets that open a TCP connection, and what NAT gateways on the way count of it. */
    static void opened(Transaction tx, Scope scope, Course course, boolean answered) {
        Instant now = tx.now();
        exchange(
                tx,
                scope,
                course,
                now,
                now,
                new Amount(2L * (HEADERS + 8), 2),
                answered ? new Amount(HEADERS + 8, 1) : Amount.NOTHING,
                SYN_FLAG,
                SYN_FLAG | ACK_FLAG);
        for (Stop stop : course.stops()) {
            if (stop.sort() == Sort.NAT_GATEWAY) {
                GatewayMetric.CONNECTION_ATTEMPT_COUNT.add(tx, scope, stop.id(), now, 1);
                if (answered) {
                    GatewayMetric.CONNECTION_ESTABLISHED_COUNT.add(tx, scope, stop.id(), now, 1);
                }
            }
        }
    }

    /** A NAT gateway had no port left. */
    static void noPort(Transaction tx, Scope scope, String gateway, boolean tcp) {
        GatewayMetric.ERROR_PORT_ALLOCATION.add(tx, scope, gateway, tx.now(), 1);
        GatewayMetric.PACKETS_DROP_COUNT.add(tx, scope, gateway, tx.now(), 1);
        if (tcp) {
            GatewayMetric.CONNECTION_ATTEMPT_COUNT.add(tx, scope, gateway, tx.now(), 1);
        }
    }

    /** What a machine has sent that nobody answers. */
    static void unanswered(Kernel kernel, Packet packet, Instant from, Instant to, Amount sent) {
        int flags = packet.protocol().equals("tcp") ? SYN_FLAG : 0;
        sent(kernel.tx, kernel.scope, kernel.id, from, to, sent);
        kernel.net.lost(kernel.tx, kernel.scope, packet, from, to, sent.flagged(flags));
    }

    private static void sent(Transaction tx, Scope scope, String machine, Instant from, Instant to, Amount sent) {
        Counter.add(tx, scope, machine, Metric.NETWORK_OUT.metricName(), from, to, sent.bytes());
        Counter.add(tx, scope, machine, Metric.NETWORK_PACKETS_OUT.metricName(), from, to, sent.packets());
    }

    /**
     * Counts packets, evenly from one moment to another.
     *
     * @param forth in the direction of the first packet
     * @param back in the other
     */
    static void exchange(
            Transaction tx, Scope scope, Course course, Instant from, Instant to, Amount forth, Amount back) {
        exchange(tx, scope, course, from, to, forth, back, 0, 0);
    }

    private static void exchange(
            Transaction tx,
            Scope scope,
            Course course,
            Instant from,
            Instant to,
            Amount forth,
            Amount back,
            int flagsForth,
            int flagsBack) {
        int last = course.stops().size() - 1;
        for (int i = 0; i <= last; i++) {
            Stop stop = course.stops().get(i);
            if (stop.sort() == Sort.NAT_GATEWAY) {
                gateway(tx, scope, stop.id(), from, to, forth, back);
            } else if (stop.sort() == Sort.MACHINE) {
                // A machine on the way, such as a router, receives and sends both.
                Amount in = i == 0 ? back : i == last ? forth : forth.plus(back);
                Amount out = i == 0 ? forth : i == last ? back : forth.plus(back);
                machine(tx, scope, stop.id(), from, to, in, out);
            }
        }
        course.count(tx, scope, from, to, forth.bytes(), back.bytes());
        for (Tap tap : course.taps()) {
            FlowRecord.note(tx, scope, tap, true, from, to, forth.flagged(flagsForth));
            FlowRecord.note(tx, scope, tap.answer(), true, from, to, back.flagged(flagsBack));
        }
    }

    private static void machine(
            Transaction tx, Scope scope, String id, Instant from, Instant to, Amount in, Amount out) {
        Counter.add(tx, scope, id, Metric.NETWORK_IN.metricName(), from, to, in.bytes());
        Counter.add(tx, scope, id, Metric.NETWORK_PACKETS_IN.metricName(), from, to, in.packets());
        sent(tx, scope, id, from, to, out);
    }

    private static void gateway(
            Transaction tx, Scope scope, String id, Instant from, Instant to, Amount forth, Amount back) {
        GatewayMetric.BYTES_IN_FROM_SOURCE.add(tx, scope, id, from, to, forth.bytes());
        GatewayMetric.BYTES_OUT_TO_DESTINATION.add(tx, scope, id, from, to, forth.bytes());
        GatewayMetric.BYTES_IN_FROM_DESTINATION.add(tx, scope, id, from, to, back.bytes());
        GatewayMetric.BYTES_OUT_TO_SOURCE.add(tx, scope, id, from, to, back.bytes());
        GatewayMetric.PACKETS_IN_FROM_SOURCE.add(tx, scope, id, from, to, forth.packets());
        GatewayMetric.PACKETS_OUT_TO_DESTINATION.add(tx, scope, id, from, to, forth.packets());
        GatewayMetric.PACKETS_IN_FROM_DESTINATION.add(tx, scope, id, from, to, back.packets());
        GatewayMetric.PACKETS_OUT_TO_SOURCE.add(tx, scope, id, from, to, back.packets());
    }
}
