package skylab.guest.command.system;

import java.util.List;
import java.util.Set;
import skylab.guest.process.Command;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code agetty}: on the serial line it shows what {@code /etc/issue} says, and asks for a login. */
@Command.Installed({"/usr/sbin/agetty", "/usr/sbin/getty"})
final class Getty implements Command {
    @Override
    public Program start(List<String> argv) {
        return new Prompt(argv.contains("--keep-baud"));
    }

    private record Prompt(boolean serial) implements Program {
        @Override
        public Step step(Syscalls sys) {
            if (serial) {
                int fd = sys.open("/dev/console", Set.of(OpenFlag.WRITE), 0);
                sys.print(fd, "\n" + issue(sys) + host(sys) + " login: ");
                sys.close(fd);
            }
            return new Step.Await(new Prompt(false), new Condition.Signalled());
        }
    }

    private static String host(Syscalls sys) {
        return sys.machine().hostName().split("\\.")[0];
    }

    private static String issue(Syscalls sys) {
        try {
            return sys.readFile("/etc/issue")
                    .text()
                    .replace("\\S", sys.machine().osName())
                    .replace("\\r", sys.machine().kernelRelease())
                    .replace("\\m", sys.machine().architecture())
                    .replace("\\n", host(sys))
                    .replace("\\l", "ttyS0");
        } catch (Errno e) {
            return "";
        }
    }
}
