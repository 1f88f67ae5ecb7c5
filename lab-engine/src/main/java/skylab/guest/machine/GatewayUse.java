package skylab.guest.machine;

import java.time.Instant;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.network.packet.NatTable;
import skylab.network.traffic.Course;
import skylab.telemetry.Counter;
import skylab.telemetry.GatewayMetric;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * Which connections a NAT gateway holds for active: each until it is closed, or until nothing has used it for so long
 * that the gateway forgets it. How that ends is counted in advance and taken back when the connection is used again.
 *
 * @param gateways through which it goes
 * @param until when they forget it
 */
record GatewayUse(PVector<String> gateways, Instant until) {
    /** Uses by the connection's id. */
    private static final Kind<GatewayUse> USES = new Kind<>("gateway-use", "");

    /** A connection is opened or used. */
    static void used(Transaction tx, Scope scope, Course course, String connection) {
        if (!course.isNarrow()) {
            return;
        }
        PVector<String> gateways = TreePVector.from(course.stops().stream()
                .filter(stop -> stop.sort() == Course.Sort.NAT_GATEWAY)
                .map(Course.Stop::id)
                .toList());
        if (gateways.isEmpty()) {
            return;
        }
        closed(tx, scope, connection);
        GatewayUse use = new GatewayUse(gateways, tx.now().plus(NatTable.IDLE));
        use.count(tx, scope, 1);
        tx.put(scope, USES, connection, use);
    }

    /** A connection is closed. */
    static void closed(Transaction tx, Scope scope, String connection) {
        tx.find(scope, USES, connection).ifPresent(use -> {
            if (use.until.isAfter(tx.now())) {
                use.count(tx, scope, -1);
            }
            tx.remove(scope, USES, connection);
        });
    }

    private void count(Transaction tx, Scope scope, int number) {
        for (String gateway : gateways) {
            Counter.rate(
                    tx, scope, gateway, GatewayMetric.ACTIVE_CONNECTION_COUNT.metricName(), tx.now(), until, number);
            GatewayMetric.IDLE_TIMEOUT_COUNT.add(tx, scope, gateway, until, number);
        }
    }
}
