package skylab.guest.machine;

import java.time.Duration;
import skylab.telemetry.Activity;

/** The load that a machine's processes make now. */
final class Loads {
    /** How long a machine is busy booting. */
    static final Duration BOOT = Duration.ofSeconds(40);

    /** What booting costs: one processor, services read from the disk, packages asked for over the network. */
    static final Activity.Load BOOTING = new Activity.Load(0.8, 40_000, 6_000, 6_000_000, 400_000);

    private Loads() {}

    static Activity.Load of(Kernel kernel) {
        boolean booting = kernel.monotonic().compareTo(BOOT) < 0;
        Activity.Load load = booting ? BOOTING : Activity.Load.IDLE;
        double cpu = 0;
        for (Task task : kernel.ram.tasks().values()) {
            if (!task.zombie() && !task.stopped()) {
                cpu += task.usage().rate();
                load = load.plus(task.program().load());
            }
        }
        double free = kernel.machine.hardware().vcpus() - load.cpu();
        return load.plus(new Activity.Load(Math.max(0, Math.min(cpu, free)), 0, 0, 0, 0, cpu));
    }
}
