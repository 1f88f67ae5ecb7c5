package skylab.guest.command.system;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code renice}: checks that the processes are there; priorities make no difference to what is emulated. */
@Command.Installed("/usr/bin/renice")
final class Renice implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments given = Arguments.parse(
                arguments.stream()
                        .map(word -> word.matches("-[0-9]+") ? "-n" + word : word)
                        .toList(),
                "n:p:",
                Map.of("priority", "n:", "pid", "p:"),
                1);
        List<String> words = given.operands();
        boolean option = given.has("n");
        if (!option && words.isEmpty()) {
            throw new UsageError("not enough arguments", 1);
        }
        String priority = option ? given.value("n").get() : words.get(0);
        int status = 0;
        List<String> pids = new java.util.ArrayList<>(option ? words : words.subList(1, words.size()));
        pids.addAll(given.values("p"));
        for (String pid : pids) {
            try {
                sys.kill(AccountCommand.number("process ID", pid), Optional.empty());
                if (priority.startsWith("-") && !sys.identity().isRoot()) {
                    throw new Errno(Errno.Code.EACCES);
                }
                out.println(pid + " (process ID) old priority 0, new priority " + priority);
            } catch (Errno e) {
                out.complain("failed to set priority for " + pid + " (process ID): " + e.text());
                status = 1;
            }
        }
        return status;
    }
}
