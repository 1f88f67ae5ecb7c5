package skylab.guest.machine;

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
 */
public record Hardware(
        int vcpus, long memory, boolean nitro, String architecture, String cpuVendor, String cpuModel, double mhz) {}
