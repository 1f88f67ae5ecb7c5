package skylab.guest.machine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.process.Signal;
import skylab.guest.process.Spawn;
import skylab.guest.workload.Worker;
import skylab.guest.workload.Workload;
import skylab.world.Seed;

/** The processes of a workload: one for each processor, children of the first process. */
final class Workers {
    private static final int INIT = 1;

    private Workers() {}

    /** Ends the workers that there are and starts those of another workload. */
    static void put(Kernel kernel, Workload workload) {
        TaskSyscalls init = new TaskSyscalls(kernel, INIT);
        List<Integer> before = kernel.ram.tasks().values().stream()
                .filter(task -> task.program() instanceof Worker)
                .map(Task::pid)
                .toList();
        before.forEach(pid -> init.kill(pid, Optional.of(Signal.KILL)));
        if (workload.shape() == Workload.Shape.NONE) {
            return;
        }
        long random = kernel.tx.world().seed().stream(
                        Worker.NAME + " " + kernel.id, kernel.tx.now().toEpochMilli())
                .nextLong();
        for (int i = 0; i < kernel.machine.hardware().vcpus(); i++) {
            Worker worker = new Worker(workload, kernel.tx.now(), new Seed(random), i == 0, 0);
            init.spawn(Spawn.of(init, "", List.of(Worker.NAME))
                    .with(Map.of())
                    .inSession()
                    .with(worker));
        }
    }
}
