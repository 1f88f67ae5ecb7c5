package skylab.telemetry;

import java.util.Arrays;
import java.util.Optional;

/** The metrics of EC2 instances that are emulated: name, unit and cadence as in the EC2 guide, "CloudWatch metrics". */
public enum Metric {
    /** Share of all vCPUs that was used. */
    CPU_UTILIZATION("CPUUtilization", "Percent", Cadence.AS_MONITORED, false),
    /** Bytes received in the period. */
    NETWORK_IN("NetworkIn", "Bytes", Cadence.AS_MONITORED, false),
    /** Bytes sent in the period. */
    NETWORK_OUT("NetworkOut", "Bytes", Cadence.AS_MONITORED, false),
    /** Packets received. */
    NETWORK_PACKETS_IN("NetworkPacketsIn", "Count", Cadence.FIVE_MINUTES, false),
    /** Packets sent. */
    NETWORK_PACKETS_OUT("NetworkPacketsOut", "Count", Cadence.FIVE_MINUTES, false),
    /** Bytes read from instance store. */
    DISK_READ_BYTES("DiskReadBytes", "Bytes", Cadence.AS_MONITORED, false),
    /** Bytes written to instance store. */
    DISK_WRITE_BYTES("DiskWriteBytes", "Bytes", Cadence.AS_MONITORED, false),
    /** Reads from instance store. */
    DISK_READ_OPS("DiskReadOps", "Count", Cadence.AS_MONITORED, false),
    /** Writes to instance store. */
    DISK_WRITE_OPS("DiskWriteOps", "Count", Cadence.AS_MONITORED, false),
    /** Bytes read from all EBS volumes. */
    EBS_READ_BYTES("EBSReadBytes", "Bytes", Cadence.AS_MONITORED, true),
    /** Bytes written to all EBS volumes. */
    EBS_WRITE_BYTES("EBSWriteBytes", "Bytes", Cadence.AS_MONITORED, true),
    /** Reads from all EBS volumes. */
    EBS_READ_OPS("EBSReadOps", "Count", Cadence.AS_MONITORED, true),
    /** Writes to all EBS volumes. */
    EBS_WRITE_OPS("EBSWriteOps", "Count", Cadence.AS_MONITORED, true),
    /** Whether any status check failed: 0 or 1. */
    STATUS_CHECK_FAILED("StatusCheckFailed", "Count", Cadence.ONE_MINUTE, false),
    /** Whether the instance's own status check failed: 0 or 1. */
    STATUS_CHECK_FAILED_INSTANCE("StatusCheckFailed_Instance", "Count", Cadence.ONE_MINUTE, false),
    /** Whether the host's status check failed: 0 or 1. */
    STATUS_CHECK_FAILED_SYSTEM("StatusCheckFailed_System", "Count", Cadence.ONE_MINUTE, false);

    /** CloudWatch's namespace of these metrics. */
    public static final String NAMESPACE = "AWS/EC2";

    /** The dimension that names the machine. */
    public static final String DIMENSION = "InstanceId";

    /** How often a metric is published. */
    public enum Cadence {
        /** Every minute with detailed monitoring, else every five. */
        AS_MONITORED,
        /** Every minute, whatever the monitoring. */
        ONE_MINUTE,
        /** Every five minutes, whatever the monitoring. */
        FIVE_MINUTES
    }

    private final String name;
    private final String unit;
    private final Cadence cadence;
    private final boolean nitroOnly;

    Metric(String name, String unit, Cadence cadence, boolean nitroOnly) {
        this.name = name;
        this.unit = unit;
        this.cadence = cadence;
        this.nitroOnly = nitroOnly;
    }

    /** The metric with CloudWatch's name. */
    public static Optional<Metric> named(String name) {
        return Arrays.stream(values())
                .filter(metric -> metric.name.equals(name))
                .findFirst();
    }

    /** CloudWatch's name. */
    public String metricName() {
        return name;
    }

    /** CloudWatch's unit, e.g. {@code Percent}. */
    public String unit() {
        return unit;
    }

    /** How often it is published. */
    public Cadence cadence() {
        return cadence;
    }

    /** Whether only instances on Nitro have it. */
    public boolean nitroOnly() {
        return nitroOnly;
    }
}
