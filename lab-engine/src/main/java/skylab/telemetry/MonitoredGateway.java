package skylab.telemetry;

import java.time.Instant;
import skylab.world.Kind;

/**
 * What the metrics of a NAT gateway must know of it. The row stays when the gateway is gone.
 *
 * @param id {@code nat-…}
 * @param from since when it forwards
 * @param to until when, {@link Instant#MAX} while it does
 */
public record MonitoredGateway(String id, Instant from, Instant to) {
    /** Gateways by id. */
    public static final Kind<MonitoredGateway> MONITORED_GATEWAYS = new Kind<>("monitored-gateway", "");
}
