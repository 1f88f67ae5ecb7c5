package skylab.guest.command.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.ProcessInfo;
import skylab.guest.process.Signal;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code killall}: sends a signal to all processes of a name. */
@Command.Installed("/usr/bin/killall")
final class Killall implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Signal signal = Signal.TERM;
        boolean quiet = false;
        List<String> names = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (word.equals("-q")) {
                quiet = true;
            } else if (word.equals("-s") && i + 1 < arguments.size()) {
                signal = signal(arguments.get(++i));
            } else if (word.startsWith("-")) {
                signal = signal(word.substring(1));
            } else {
                names.add(word);
            }
        }
        if (names.isEmpty()) {
            throw new UsageError("Usage: killall [OPTION]... [--] NAME...", 1);
        }
        int status = 0;
        for (String name : names) {
            List<ProcessInfo> found = sys.processes().stream()
                    .filter(one -> one.name().equals(name) && one.pid() != sys.pid())
                    .toList();
            if (found.isEmpty()) {
                status = 1;
                if (!quiet) {
                    out.error(name + ": no process found\n");
                }
            }
            for (ProcessInfo one : found) {
                try {
                    sys.kill(one.pid(), Optional.of(signal));
                } catch (Errno e) {
                    status = 1;
                    out.error(name + "(" + one.pid() + "): " + e.text() + "\n");
                }
            }
        }
        return status;
    }

    private static Signal signal(String name) {
        return Signal.parse(name)
                .orElseThrow(() -> new UsageError(name + ": unknown signal; killall -l lists signals.", 1));
    }
}
