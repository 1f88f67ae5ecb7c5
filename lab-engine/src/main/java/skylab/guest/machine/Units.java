package skylab.guest.machine;

import skylab.guest.systemd.Manager;

/** Which unit a process belongs to: children inherit the mark that the service manager gives. */
final class Units {
    private Units() {}

    /** The unit's name; empty for what no unit has started. */
    static String of(Kernel k, Task task) {
        if (task.pid() == 1) {
            return "init.scope";
        }
        String invocation = task.env().getOrDefault("INVOCATION_ID", "");
        Task init = k.ram.tasks().get(1);
        return init != null && init.program() instanceof Manager manager ? manager.unitOf(invocation) : "";
    }
}
