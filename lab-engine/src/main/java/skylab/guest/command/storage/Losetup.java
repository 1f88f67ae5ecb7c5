package skylab.guest.command.storage;

import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code losetup}: there are no loop devices. */
@Command.Installed("/usr/sbin/losetup")
final class Losetup implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        if (arguments.isEmpty() || arguments.equals(List.of("-a"))) {
            return 0;
        }
        out.complain("Skylab does not emulate loop devices");
        return 1;
    }
}
