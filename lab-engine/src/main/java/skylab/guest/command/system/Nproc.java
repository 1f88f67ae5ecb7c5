package skylab.guest.command.system;

import java.util.List;
import java.util.Map;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code nproc}: how many processors there are. */
@Command.Installed("/usr/bin/nproc")
final class Nproc implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments.parse(arguments, "", Map.of("all", "all"), 1);
        out.println(Integer.toString(sys.machine().vcpus()));
        return 0;
    }
}
