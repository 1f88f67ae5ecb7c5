package skylab.guest.command.system;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.ProcessInfo;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code pidof}: the ids of the processes of programs, the newest first. */
@Command.Installed("/usr/bin/pidof")
final class PidOf implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments given = Arguments.parse(arguments, "sx", Map.of("single-shot", "s"), 1);
        List<String> pids = new ArrayList<>();
        for (ProcessInfo one : sys.processes()) {
            String path = one.argv().isEmpty() ? "" : one.argv().get(0);
            if (given.operands().contains(one.name()) || given.operands().contains(path)) {
                pids.add(Integer.toString(one.pid()));
            }
        }
        Collections.reverse(pids);
        if (pids.isEmpty()) {
            return 1;
        }
        out.println(given.has("s") ? pids.get(0) : String.join(" ", pids));
        return 0;
    }
}
