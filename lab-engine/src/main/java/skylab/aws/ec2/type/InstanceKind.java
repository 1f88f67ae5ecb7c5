package skylab.aws.ec2.type;

import java.util.List;
import java.util.stream.IntStream;

/**
 * An instance type: the figures of AWS's DescribeInstanceTypes.
 *
 * @param name e.g. {@code t3.micro}
 * @param currentGeneration whether AWS counts it as current
 * @param freeTier whether it is in the free tier
 * @param bareMetal whether it has no hypervisor
 * @param hypervisor {@code nitro}, {@code xen}, or empty for bare metal
 * @param architectures e.g. {@code x86_64}
 * @param manufacturer of the processor
 * @param clockGhz sustained clock, or null
 * @param cores physical cores
 * @param threadsPerCore 1 or 2
 * @param memoryMib RAM in MiB
 * @param burstable whether it lives on CPU credits
 * @param creditsPerHour how many of them it earns in an hour; null if none
 * @param hibernation whether AWS lets it hibernate
 * @param rootDevices {@code ebs}, {@code instance-store}
 * @param disks instance store
 * @param ebs how it reaches EBS
 * @param network its interfaces
 * @param gpus how many GPUs
 * @param gpuName their name, or empty
 */
public record InstanceKind(
        String name,
        boolean currentGeneration,
        boolean freeTier,
        boolean bareMetal,
        String hypervisor,
        List<String> architectures,
        String manufacturer,
        Double clockGhz,
        int cores,
        int threadsPerCore,
        int memoryMib,
        boolean burstable,
        Double creditsPerHour,
        boolean hibernation,
        List<String> rootDevices,
        Disks disks,
        Ebs ebs,
        Network network,
        int gpus,
        String gpuName) {

    /**
     * Instance store.
     *
     * @param count how many disks
     * @param gigabytesEach size of each in GB
     * @param type {@code ssd} or {@code hdd}, or empty
     * @param nvme {@code required}, {@code supported}, {@code unsupported}, or empty
     */
    public record Disks(int count, int gigabytesEach, String type, String nvme) {
        /** Whether they are NVMe devices, which are always there; others appear where a mapping asks for them. */
        public boolean isNvme() {
            return count > 0 && nvme.equals("required");
        }

        /** Size of all together in GB. */
        public long gigabytes() {
            return (long) count * gigabytesEach;
        }

        /** Size of each in bytes. */
        public long bytesEach() {
            return gigabytesEach * 1_000_000_000L;
        }
    }

    /**
     * EBS figures; the numbers are null where AWS gives none.
     *
     * @param optimized {@code default}, {@code supported} or {@code unsupported}
     * @param nvme {@code required}, {@code supported} or {@code unsupported}
     * @param baseMbps baseline bandwidth in Mbit/s
     * @param baseIops baseline I/O operations per second
     * @param baseMib baseline throughput in MB/s
     * @param maxMbps maximum bandwidth in Mbit/s
     * @param maxIops maximum I/O operations per second
     * @param maxMib maximum throughput in MB/s
     * @param attachments how many volumes at most
     */
    public record Ebs(
            String optimized,
            String nvme,
            Double baseMbps,
            Double baseIops,
            Double baseMib,
            Double maxMbps,
            Double maxIops,
            Double maxMib,
            int attachments) {}

    /**
     * Network figures.
     *
     * @param performance in AWS's words
     * @param baseGbps baseline in Gbit/s, or null
     * @param peakGbps peak in Gbit/s, or null
     * @param interfaces how many interfaces at most
     * @param addresses IPv4 addresses per interface
     * @param addresses6 IPv6 addresses per interface
     * @param ena {@code required}, {@code supported} or {@code unsupported}
     */
    public record Network(
            String performance,
            Double baseGbps,
            Double peakGbps,
            int interfaces,
            int addresses,
            int addresses6,
            String ena) {}

    /** Virtual processors: cores times threads. */
    public int vcpus() {
        return cores * threadsPerCore;
    }

    /** What stands before the dot: the family with its generation, e.g. {@code t3}. */
    public String family() {
        return name.substring(0, name.indexOf('.'));
    }

    /** Whether its disks appear as NVMe devices. */
    public boolean nitro() {
        return !hypervisor.equals("xen");
    }

    /**
     * The numbers of cores that a launch may ask for (EC2 guide, "Supported CPU options"): with two threads a core the even
     * ones, on Graviton every number; T2 and types without a hypervisor have no choice.
     */
    public List<Integer> validCores() {
        if (bareMetal || cores == 1 || family().equals("t2")) {
            return List.of(cores);
        }
        int step = manufacturer.equals("AWS") ? 1 : 2;
        return IntStream.rangeClosed(1, cores / step)
                .mapToObj(number -> number * step)
                .toList();
    }

    /** The numbers of threads a core that a launch may ask for. */
    public List<Integer> validThreads() {
        return threadsPerCore == 1 ? List.of(1) : bareMetal ? List.of(threadsPerCore) : List.of(1, 2);
    }

    /** How its images start it. */
    public List<String> bootModes() {
        return architectures.stream().anyMatch(one -> one.startsWith("arm64"))
                ? List.of("uefi")
                : nitro() && !bareMetal ? List.of("legacy-bios", "uefi") : List.of("legacy-bios");
    }

    /** The kinds of placement groups it may be in (EC2 guide, "Placement strategies"). */
    public List<String> placementStrategies() {
        return burstable || family().startsWith("mac")
                ? List.of("partition", "spread")
                : List.of("cluster", "partition", "spread");
    }
}
