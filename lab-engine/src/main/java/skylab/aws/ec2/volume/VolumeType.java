package skylab.aws.ec2.volume;

import java.time.Duration;
import java.util.Arrays;
import skylab.aws.AwsError;
import skylab.guest.disk.Performance;
import skylab.guest.disk.Performance.Limit;

/** The EBS volume types with their limits (EC2 API reference, CreateVolume, April 2026). */
public enum VolumeType {
    GP3("gp3", 1, 65536, 3000, 80000, 500, true, true),
    GP2("gp2", 1, 16384, 0, 0, 0, false, true),
    IO1("io1", 4, 16384, 100, 64000, 50, true, true),
    IO2("io2", 4, 65536, 100, 256000, 1000, true, true),
    ST1("st1", 125, 16384, 0, 0, 0, false, false),
    SC1("sc1", 125, 16384, 0, 0, 0, false, false),
    STANDARD("standard", 1, 1024, 0, 0, 0, false, true);

    private final String api;
    private final int leastGib;
    private final int mostGib;
    private final int leastIops;
    private final int mostIops;
    private final int iopsPerGib;
    private final boolean provisioned;
    private final boolean bootable;

    VolumeType(
            String api,
            int leastGib,
            int mostGib,
            int leastIops,
            int mostIops,
            int iopsPerGib,
            boolean provisioned,
            boolean bootable) {
        this.api = api;
        this.leastGib = leastGib;
        this.mostGib = mostGib;
        this.leastIops = leastIops;
        this.mostIops = mostIops;
        this.iopsPerGib = iopsPerGib;
        this.provisioned = provisioned;
        this.bootable = bootable;
    }

    /** Operations per second of a volume that becomes one of a provisioned type, if none are named. */
    static final int DEFAULT_IOPS = 3000;

    private static final double MIB = 1 << 20;
    private static final int SSD_OPERATION = 256 << 10;
    private static final Duration SSD_LATENCY = Duration.ofNanos(700_000);
    private static final int GP2_BURST = 3000;
    private static final int GP2_BUCKET = 5_400_000;
    private static final int GP3_LEAST_THROUGHPUT = 125;
    private static final int GP3_MOST_THROUGHPUT = 2000;
    private static final double GP3_THROUGHPUT_PER_IOPS = 0.25;

    /**
     * The type of that name.
     *
     * @throws AwsError {@code InvalidParameterValue}
     */
    public static VolumeType named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.api.equals(name))
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        "InvalidParameterValue", "Value (" + name + ") for parameter volumeType is invalid."));
    }

    /** As the API spells it. */
    public String api() {
        return api;
    }

    /** Whether operations per second can be asked for. */
    public boolean isProvisioned() {
        return provisioned;
    }

    /** Whether several instances may have a volume of it. */
    public boolean multiAttach() {
        return this == IO1 || this == IO2;
    }

    /** Whether it is made of hard disks. */
    public boolean isHardDisk() {
        return this == ST1 || this == SC1;
    }

    /** Whether an instance can boot from it. */
    public boolean bootable() {
        return bootable;
    }

    /**
     * Checks a size.
     *
     * @throws AwsError {@code InvalidParameterValue}
     */
    public void checkSize(int gib) {
        if (gib < leastGib || gib > mostGib) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Volume of " + gib + "GiB is invalid. " + api + " volumes must be between " + leastGib + " and "
                            + mostGib + "GiB.");
        }
    }

    /**
     * The operations per second that a volume has, from those asked for.
     *
     * @param asked null for the default
     * @return null where the type states none
     * @throws AwsError {@code InvalidParameterValue}, {@code InvalidParameterCombination} or {@code MissingParameter}
     */
    public Integer iops(Integer asked, int gib) {
        if (!provisioned) {
            if (asked != null) {
                throw new AwsError(
                        "InvalidParameterCombination", "The parameter iops is not supported for " + api + " volumes.");
            }
            // gp2: 3 IOPS a GiB, at least 100, at most 16,000.
            return this == GP2 ? Integer.valueOf(Math.max(100, Math.min(16000, 3 * gib))) : null;
        }
        if (asked == null && this != GP3) {
            throw new AwsError("MissingParameter", "The parameter iops must be specified for " + api + " volumes.");
        }
        int iops = asked == null ? leastIops : asked;
        if (iops < leastIops || iops > mostIops) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Volume iops of " + iops + " is "
                            + (iops < leastIops
                                    ? "too low; minimum is " + leastIops
                                    : "too high; maximum is " + mostIops)
                            + ".");
        }
        if (iops > leastIops && iops > (long) iopsPerGib * gib) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Iops to volume size ratio of " + String.format("%.1f", (double) iops / gib)
                            + " is too high; maximum is " + iopsPerGib + ".");
        }
        return iops;
    }

    /**
     * The throughput that a volume has, from that asked for.
     *
     * @param asked in MiB/s; null for the default
     * @param iops as {@link #iops} gave it
     * @return null unless gp3
     * @throws AwsError {@code InvalidParameterValue} or {@code InvalidParameterCombination}
     */
    public Integer throughput(Integer asked, Integer iops) {
        if (this != GP3) {
            if (asked != null) {
                throw new AwsError(
                        "InvalidParameterCombination",
                        "The parameter throughput is not supported for " + api + " volumes.");
            }
            return null;
        }
        int throughput = asked == null ? GP3_LEAST_THROUGHPUT : asked;
        if (throughput < GP3_LEAST_THROUGHPUT || throughput > GP3_MOST_THROUGHPUT) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Throughput of " + throughput + " MiB/s is invalid. It must be between " + GP3_LEAST_THROUGHPUT
                            + " and " + GP3_MOST_THROUGHPUT + " MiB/s.");
        }
        if (throughput > iops * GP3_THROUGHPUT_PER_IOPS) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Throughput (MiBps) to iops ratio of " + String.format("%.5f", (double) throughput / iops)
                            + " is too high; maximum is " + GP3_THROUGHPUT_PER_IOPS + " MiBps per iops.");
        }
        return throughput;
    }

    /**
     * How fast a volume is (EBS guide, "Amazon EBS volume types"). Larger operations than 256 KiB (1 MiB for HDD) count as
     * several.
     *
     * @param iops as {@link #iops} gave it
     * @param throughput as {@link #throughput} gave it
     */
    public Performance speed(int gib, Integer iops, Integer throughput) {
        double tib = gib / 1024.0;
        return switch (this) {
            case GP3 -> Performance.steady(iops, throughput * MIB, SSD_OPERATION, SSD_LATENCY);
            // Volumes below 1,000 GiB burst to 3,000 IOPS from a bucket of 5.4 million credits. The throughput is 250
            // MiB/s
            // from 170 GiB on, and 128 MiB/s below.
            case GP2 ->
                new Performance(
                        new Limit(iops, Math.max(iops, GP2_BURST), iops < GP2_BURST ? GP2_BUCKET : 0),
                        Limit.steady((gib <= 170 ? 128 : 250) * MIB),
                        SSD_OPERATION,
                        SSD_LATENCY);
            // 256 KiB for each operation up to 500 MiB/s, then 16 KiB for each up to 1,000.
            case IO1 ->
                Performance.steady(
                        iops,
                        Math.min(1000, Math.max(Math.min(iops / 4.0, 500), iops / 64.0)) * MIB,
                        SSD_OPERATION,
                        Duration.ofNanos(500_000));
            case IO2 ->
                Performance.steady(iops, Math.min(4000, iops / 4.0) * MIB, SSD_OPERATION, Duration.ofNanos(250_000));
            case ST1 -> hdd(500, Math.min(500, 40 * tib), Math.min(500, 250 * tib), tib);
            case SC1 -> hdd(250, Math.min(192, 12 * tib), Math.min(250, 80 * tib), tib);
            case STANDARD ->
                new Performance(
                        new Limit(100, 300, 100 * 60), Limit.steady(65 * MIB), SSD_OPERATION, Duration.ofMillis(5));
        };
    }

    // The bucket of a hard disk holds 1 TiB of credits for each TiB of its size.
    private static Performance hdd(int iops, double base, double burst, double tib) {
        return new Performance(
                Limit.steady(iops),
                new Limit(base * MIB, burst * MIB, tib * 1024 * 1024 * MIB),
                1 << 20,
                Duration.ofMillis(4));
    }
}
