package skylab.guest.machine;

import skylab.guest.process.MachineFacts;

/** What a machine tells of itself. */
final class Facts {
    private Facts() {}

    static MachineFacts of(Kernel kernel) {
        Hardware hardware = kernel.machine.hardware();
        OsImage image = OsImage.named(kernel.machine.image());
        long used = memoryUsed(kernel.ram);
        double[] load = LoadAverage.of(kernel);
        return new MachineFacts(
                kernel.id,
                kernel.ram.hostName(),
                hardware.vcpus(),
                hardware.memory(),
                used,
                hardware.architecture(),
                hardware.cpuModel(),
                hardware.cpuVendor(),
                hardware.mhz(),
                hardware.nitro() ? "KVM" : "Xen",
                image.prettyName(),
                image.release(hardware.architecture()),
                image.kernelVersion(),
                kernel.ram.bootId(),
                kernel.ram.booted(),
                load[0],
                load[1],
                load[2]);
    }

    /** Bytes that processes, the kernel itself, and file systems in memory take. */
    static long memoryUsed(Ram ram) {
        long used = 64L << 20;
        for (Task task : ram.tasks().values()) {
            used += (task.residentKb() + task.program().residentKb()) * 1024;
        }
        for (var fs : ram.memory().values()) {
            used += fs.used();
        }
        return used;
    }
}
