package skylab.telemetry;

import java.util.Arrays;
import java.util.Optional;

/** The metrics of EBS volumes (EBS guide, "Amazon CloudWatch metrics for Amazon EBS"), one point a minute each. */
public enum VolumeMetric {
    /** Bytes read in the period. */
    READ_BYTES("VolumeReadBytes", "Bytes"),
    /** Bytes written in the period. */
    WRITE_BYTES("VolumeWriteBytes", "Bytes"),
    /** Read operations that were completed. */
    READ_OPS("VolumeReadOps", "Count"),
    /** Write operations that were completed. */
    WRITE_OPS("VolumeWriteOps", "Count"),
    /** Seconds spent by all read operations together. */
    TOTAL_READ_TIME("VolumeTotalReadTime", "Seconds"),
    /** Seconds spent by all write operations together. */
    TOTAL_WRITE_TIME("VolumeTotalWriteTime", "Seconds"),
    /** Seconds in which nothing was to do. */
    IDLE_TIME("VolumeIdleTime", "Seconds"),
    /** Operations that waited, on average. */
    QUEUE_LENGTH("VolumeQueueLength", "Count"),
    /** Delivered share of the provisioned operations per second; io1 and io2 only. */
    THROUGHPUT_PERCENTAGE("VolumeThroughputPercentage", "Percent"),
    /** Operations in units of 256 KiB; io1 and io2 only. */
    CONSUMED_READ_WRITE_OPS("VolumeConsumedReadWriteOps", "Count"),
    /** What is left of the credits; gp2, st1 and sc1 only. */
    BURST_BALANCE("BurstBalance", "Percent"),
    /** Whether operations were not completed for a minute: 0 or 1; on Nitro only. */
    STALLED_IO_CHECK("VolumeStalledIOCheck", "None");

    /** CloudWatch's namespace of these metrics. */
    public static final String NAMESPACE = "AWS/EBS";

    /** The dimension that names the volume. */
    public static final String DIMENSION = "VolumeId";

    private final String name;
    private final String unit;

    VolumeMetric(String name, String unit) {
        this.name = name;
        this.unit = unit;
    }

    /** The metric with CloudWatch's name. */
    public static Optional<VolumeMetric> named(String name) {
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
}
