package skylab.guest.machine;

import java.util.Optional;
import skylab.guest.disk.Performance;

/**
 * What a machine is built of.
 *
 * @param vcpus processors
 * @param memory bytes of RAM
 * @param nitro whether disks are NVMe devices; otherwise it is a Xen guest with {@code xvd} disks
 * @param architecture {@code x86_64} or {@code aarch64}
 * @param cpuVendor such as {@code GenuineIntel}
 * @param cpuModel such as {@code Intel(R) Xeon(R) Platinum 8259CL CPU @ 2.50GHz}
 * @param mhz the clock of a processor
 * @param ebs how fast its way to all EBS volumes together is; empty if that is no limit
 */
public record Hardware(
        int vcpus,
        long memory,
        boolean nitro,
        String architecture,
        String cpuVendor,
        String cpuModel,
        double mhz,
        Optional<Performance> ebs) {

    /** One whose way to EBS is as fast as its volumes. */
    public Hardware(
            int vcpus, long memory, boolean nitro, String architecture, String cpuVendor, String cpuModel, double mhz) {
        this(vcpus, memory, nitro, architecture, cpuVendor, cpuModel, mhz, Optional.empty());
    }
}
