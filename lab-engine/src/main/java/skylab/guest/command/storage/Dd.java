package skylab.guest.command.storage;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Signal;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code dd}: copies and converts, with the speed that the disks have. */
@Command.Installed("/usr/bin/dd")
final class Dd implements Command {
    @Override
    public Program start(List<String> argv) {
        return new Opening(argv);
    }

    private record Opening(List<String> argv) implements Program {
        Opening {
            argv = List.copyOf(argv);
        }

        @Override
        public Step step(Syscalls sys) {
            Output out = new Output("dd");
            try {
                List<String> operands = argv.subList(1, argv.size());
                if (operands.equals(List.of("--help"))) {
                    out.print("Usage: dd [OPERAND]...\nOperands: if= of= bs= ibs= obs= count= skip= seek= status= conv="
                            + " iflag= oflag=\n");
                    return out.drain(sys, 0);
                }
                DdPlan plan = DdPlan.of(operands);
                int in = input(sys, plan);
                int target = output(sys, plan);
                sys.catchSignals(Set.of(Signal.INT, Signal.USR1));
                return new Step.Continue(DdCopy.begin(plan, in, target, sys.monotonic()));
            } catch (UsageError e) {
                out.complain(e.getMessage());
                return out.drain(sys, e.status());
            }
        }

        private static int input(Syscalls sys, DdPlan plan) {
            if (plan.input().isEmpty()) {
                return 0;
            }
            String path = plan.input().get();
            try {
                int fd = sys.open(path, Set.of(OpenFlag.READ), 0);
                if (plan.skip() > 0) {
                    sys.seek(fd, plan.skip());
                }
                return fd;
            } catch (Errno e) {
                throw new UsageError("failed to open '" + path + "': " + e.text(), 1);
            }
        }

        private static int output(Syscalls sys, DdPlan plan) {
            if (plan.output().isEmpty()) {
                return 1;
            }
            String path = plan.output().get();
            boolean keep = plan.conv().contains("notrunc") || plan.oflag().contains("append");
            Set<OpenFlag> flags = new HashSet<>(Set.of(OpenFlag.WRITE));
            if (!plan.conv().contains("nocreat")) {
                flags.add(OpenFlag.CREATE);
            }
            if (plan.conv().contains("excl")) {
                flags.add(OpenFlag.EXCLUSIVE);
            }
            if (plan.oflag().contains("append")) {
                flags.add(OpenFlag.APPEND);
            } else if (!keep && plan.seek() == 0) {
                flags.add(OpenFlag.TRUNCATE);
            }
            try {
                int fd = sys.open(path, flags, 0666);
                if (plan.seek() > 0) {
                    if (!keep && sys.stat(fd).isRegular()) {
                        sys.truncate(path, plan.seek());
                    }
                    sys.seek(fd, plan.seek());
                }
                return fd;
            } catch (Errno e) {
                throw new UsageError("failed to open '" + path + "': " + e.text(), 1);
            }
        }
    }
}
