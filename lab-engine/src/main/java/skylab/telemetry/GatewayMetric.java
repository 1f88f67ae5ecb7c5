package skylab.telemetry;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import skylab.world.Scope;
import skylab.world.Transaction;

/** The metrics of NAT gateways (VPC guide, "Monitor NAT gateways with Amazon CloudWatch"), one point a minute each. */
public enum GatewayMetric {
    /** Highest number of TCP connections at once. */
    ACTIVE_CONNECTION_COUNT("ActiveConnectionCount", "Count"),
    /** Bytes received from the destination. */
    BYTES_IN_FROM_DESTINATION("BytesInFromDestination", "Bytes"),
    /** Bytes received from the machines of the VPC. */
    BYTES_IN_FROM_SOURCE("BytesInFromSource", "Bytes"),
    /** Bytes sent to the destination. */
    BYTES_OUT_TO_DESTINATION("BytesOutToDestination", "Bytes"),
    /** Bytes sent to the machines of the VPC. */
    BYTES_OUT_TO_SOURCE("BytesOutToSource", "Bytes"),
    /** Attempts to connect. */
    CONNECTION_ATTEMPT_COUNT("ConnectionAttemptCount", "Count"),
    /** Connections that were established. */
    CONNECTION_ESTABLISHED_COUNT("ConnectionEstablishedCount", "Count"),
    /** How often there was no source port left. */
    ERROR_PORT_ALLOCATION("ErrorPortAllocation", "Count"),
    /** Connections that were forgotten after 350 seconds without a packet. */
    IDLE_TIMEOUT_COUNT("IdleTimeoutCount", "Count"),
    /** Packets dropped by the gateway itself. */
    PACKETS_DROP_COUNT("PacketsDropCount", "Count"),
    /** Packets received from the destination. */
    PACKETS_IN_FROM_DESTINATION("PacketsInFromDestination", "Count"),
    /** Packets received from the machines of the VPC. */
    PACKETS_IN_FROM_SOURCE("PacketsInFromSource", "Count"),
    /** Packets sent to the destination. */
    PACKETS_OUT_TO_DESTINATION("PacketsOutToDestination", "Count"),
    /** Packets sent to the machines of the VPC. */
    PACKETS_OUT_TO_SOURCE("PacketsOutToSource", "Count"),
    /** The highest average of bytes per second over ten seconds. */
    PEAK_BYTES_PER_SECOND("PeakBytesPerSecond", "Count"),
    /** The highest average of packets per second over ten seconds. */
    PEAK_PACKETS_PER_SECOND("PeakPacketsPerSecond", "Count");

    /** CloudWatch's namespace of these metrics. */
    public static final String NAMESPACE = "AWS/NATGateway";

    /** The dimension that names the gateway. */
    public static final String DIMENSION = "NatGatewayId";

    private final String name;
    private final String unit;

    GatewayMetric(String name, String unit) {
        this.name = name;
        this.unit = unit;
    }

    /** The metric with CloudWatch's name. */
    public static Optional<GatewayMetric> named(String name) {
        return Arrays.stream(values()).filter(one -> one.name.equals(name)).findFirst();
    }

    /** CloudWatch's name. */
    public String metricName() {
        return name;
    }

    /** CloudWatch's unit. */
    public String unit() {
        return unit;
    }

    /** Counts an amount at a moment. */
    public void add(Transaction tx, Scope scope, String gateway, Instant at, long amount) {
        Counter.add(tx, scope, gateway, name, at, amount);
    }

    /** Counts an amount evenly from one moment to another. */
    public void add(Transaction tx, Scope scope, String gateway, Instant from, Instant to, long amount) {
        Counter.add(tx, scope, gateway, name, from, to, amount);
    }
}
