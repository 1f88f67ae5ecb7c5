package skylab.telemetry;

import java.util.Arrays;
import java.util.Optional;

/** The metrics of EC2 instances that are emulated: name, unit and cadence as in the EC2 guide, "CloudWatch metrics". */
public enum Metric {
    /** Share of all vCPUs that was used. */
    CPU_UTILIZATION("CPUUtilization", "Percent", Cadence.AS_MONITORED),
    /** Bytes received in the period. */
    NETWORK_IN("NetworkIn", "Bytes", Cadence.AS_MONITORED),
    /** Bytes sent in the period. */
    NETWORK_OUT("NetworkOut", "Bytes", Cadence.AS_MONITORED),
    /** Packets received. */
    NETWORK_PACKETS_IN("NetworkPacketsIn", "Count", Cadence.FIVE_MINUTES),
    /** Packets sent. */
    NETWORK_PACKETS_OUT("NetworkPacketsOut", "Count", Cadence.FIVE_MINUTES),
    /** Bytes read from instance store. */
    DISK_READ_BYTES("DiskReadBytes", "Bytes", Cadence.AS_MONITORED),
    /** Bytes written to instance store. */
    DISK_WRITE_BYTES("DiskWriteBytes", "Bytes", Cadence.AS_MONITORED),
    /** Reads from instance store. */
    DISK_READ_OPS("DiskReadOps", "Count", Cadence.AS_MONITORED),
    /** Writes to instance store. */
    DISK_WRITE_OPS("DiskWriteOps", "Count", Cadence.AS_MONITORED),
    /** Bytes read from all EBS volumes. */
    EBS_READ_BYTES("EBSReadBytes", "Bytes", Cadence.AS_MONITORED),
    /** Bytes written to all EBS volumes. */
    EBS_WRITE_BYTES("EBSWriteBytes", "Bytes", Cadence.AS_MONITORED),
    /** Reads from all EBS volumes. */
    EBS_READ_OPS("EBSReadOps", "Count", Cadence.AS_MONITORED),
    /** Writes to all EBS volumes. */
    EBS_WRITE_OPS("EBSWriteOps", "Count", Cadence.AS_MONITORED),
    /** What is left of the credits for reading and writing volumes often, in percent. */
    EBS_IO_BALANCE("EBSIOBalance%", "Percent", Cadence.FIVE_MINUTES),
    /** What is left of the credits for reading and writing volumes much, in percent. */
    EBS_BYTE_BALANCE("EBSByteBalance%", "Percent", Cadence.FIVE_MINUTES),
    /** CPU credits spent in five minutes. */
    CPU_CREDIT_USAGE("CPUCreditUsage", "Count", Cadence.FIVE_MINUTES),
    /** CPU credits that are left. */
    CPU_CREDIT_BALANCE("CPUCreditBalance", "Count", Cadence.FIVE_MINUTES),
    /** CPU credits spent before they were earned. */
    CPU_SURPLUS_CREDIT_BALANCE("CPUSurplusCreditBalance", "Count", Cadence.FIVE_MINUTES),
    /** CPU credits spent that will not be earned, and are charged. */
    CPU_SURPLUS_CREDITS_CHARGED("CPUSurplusCreditsCharged", "Count", Cadence.FIVE_MINUTES),
    /** How often the metadata service answered without a token. */
    METADATA_NO_TOKEN("MetadataNoToken", "Count", Cadence.AS_MONITORED),
    /** How often the metadata service refused to answer without a token. */
    METADATA_NO_TOKEN_REJECTED("MetadataNoTokenRejected", "Count", Cadence.AS_MONITORED),
    /** Whether any status check failed: 0 or 1. */
    STATUS_CHECK_FAILED("StatusCheckFailed", "Count", Cadence.ONE_MINUTE),
    /** Whether the instance's own status check failed: 0 or 1. */
    STATUS_CHECK_FAILED_INSTANCE("StatusCheckFailed_Instance", "Count", Cadence.ONE_MINUTE),
    /** Whether the host's status check failed: 0 or 1. */
    STATUS_CHECK_FAILED_SYSTEM("StatusCheckFailed_System", "Count", Cadence.ONE_MINUTE),
    /** Whether a volume of the instance could not be reached: 0 or 1; on Nitro only. */
    STATUS_CHECK_FAILED_ATTACHED_EBS("StatusCheckFailed_AttachedEBS", "Count", Cadence.ONE_MINUTE);

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

    Metric(String name, String unit, Cadence cadence) {
        this.name = name;
        this.unit = unit;
        this.cadence = cadence;
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
}
