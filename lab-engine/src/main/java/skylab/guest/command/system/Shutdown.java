package skylab.guest.command.system;

import java.util.List;
import java.util.Map;
import skylab.guest.process.Command;
import skylab.guest.process.DeviceCalls.PowerRequest;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code shutdown}, {@code reboot}, {@code poweroff} and {@code halt}: switch the machine off at once, or boot it again. */
@Command.Installed({"/usr/sbin/shutdown", "/usr/sbin/reboot", "/usr/sbin/poweroff", "/usr/sbin/halt"})
final class Shutdown implements Command {
    private static final Map<String, String> WORDS = Map.of("reboot", "r", "poweroff", "P", "halt", "H", "force", "f");

    @Override
    public Program start(List<String> argv) {
        return new Switch(argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1)).start(argv);
    }

    /**
     * One of the four.
     *
     * @param name by which it was called
     */
    private record Switch(String name) implements Utility {
        @Override
        public int run(Syscalls sys, List<String> arguments, Output out) {
            return Shutdown.run(sys, arguments, name);
        }
    }

    private static int run(Syscalls sys, List<String> arguments, String name) {
        boolean shutdown = name.equals("shutdown");
        Arguments given = Arguments.parse(arguments, shutdown ? "hHPrf" : "fp", shutdown ? WORDS : Map.of(), 1);
        if (shutdown
                && !given.operands().isEmpty()
                && !List.of("now", "+0").contains(given.operands().get(0))) {
            throw new UsageError("unsupported time '" + given.operands().get(0) + "': only 'now' and '+0' are", 1);
        } else if (shutdown && given.operands().isEmpty()) {
            throw new UsageError("shutting down in a minute is not supported: give the time 'now'", 1);
        }
        boolean again = shutdown ? given.has("r") : name.equals("reboot");
        if (!sys.identity().isRoot()) {
            sys.print(
                    2,
                    "Call to " + (again ? "Reboot" : name.equals("halt") ? "Halt" : "PowerOff")
                            + " failed: Interactive authentication required.\n");
            return 1;
        }
        sys.power(again ? PowerRequest.REBOOT : PowerRequest.OFF);
        return 0;
    }
}
