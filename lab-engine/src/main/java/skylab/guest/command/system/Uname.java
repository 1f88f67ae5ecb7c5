package skylab.guest.command.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import skylab.guest.process.Command;
import skylab.guest.process.MachineFacts;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code uname}: kernel and machine. */
@Command.Installed("/usr/bin/uname")
final class Uname implements Utility {
    private static final Map<String, String> WORDS = Map.of(
            "all", "a",
            "kernel-name", "s",
            "nodename", "n",
            "kernel-release", "r",
            "kernel-version", "v",
            "machine", "m",
            "processor", "p",
            "hardware-platform", "i",
            "operating-system", "o");

    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments given = Arguments.parse(arguments, "asnrvmpio", WORDS, 1);
        if (!given.operands().isEmpty()) {
            throw new UsageError("extra operand '" + given.operands().get(0) + "'", 1);
        }
        MachineFacts machine = sys.machine();
        List<String> words = new ArrayList<>();
        boolean all = given.has("a");
        if (all || given.has("s") || given.options().isEmpty()) {
            words.add("Linux");
        }
        if (all || given.has("n")) {
            words.add(machine.hostName());
        }
        if (all || given.has("r")) {
            words.add(machine.kernelRelease());
        }
        if (all || given.has("v")) {
            words.add(machine.kernelVersion());
        }
        // Amazon Linux knows processor and platform, too, and gives the architecture for them.
        for (String option : List.of("m", "p", "i")) {
            if (all || given.has(option)) {
                words.add(machine.architecture());
            }
        }
        if (all || given.has("o")) {
            words.add("GNU/Linux");
        }
        out.println(String.join(" ", words));
        return 0;
    }
}
