package skylab.guest.process;

import java.time.Instant;

/**
 * What a machine is made of, and what it calls itself.
 *
 * @param id the machine's id in the lab
 * @param hostName its full name
 * @param vcpus processors
 * @param memory bytes of RAM
 * @param memoryUsed bytes in use
 * @param architecture {@code x86_64} or {@code aarch64}
 * @param cpuModel such as {@code Intel(R) Xeon(R) Platinum 8259CL CPU @ 2.50GHz}
 * @param cpuVendor such as {@code GenuineIntel}
 * @param mhz the clock of a processor
 * @param hypervisor {@code KVM} on Nitro, {@code Xen} before
 * @param osName as {@code PRETTY_NAME}
 * @param kernelRelease as {@code uname -r}
 * @param kernelVersion as {@code uname -v}
 * @param bootId a UUID, another one for each boot
 * @param booted when it was switched on
 * @param load1 load average over one minute
 * @param load5 over five
 * @param load15 over fifteen
 */
public record MachineFacts(
        String id,
        String hostName,
        int vcpus,
        long memory,
        long memoryUsed,
        String architecture,
        String cpuModel,
        String cpuVendor,
        double mhz,
        String hypervisor,
        String osName,
        String kernelRelease,
        String kernelVersion,
        String bootId,
        Instant booted,
        double load1,
        double load5,
        double load15) {}
