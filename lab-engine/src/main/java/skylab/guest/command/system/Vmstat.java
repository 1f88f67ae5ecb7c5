package skylab.guest.command.system;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import skylab.guest.process.Command;
import skylab.guest.process.Condition;
import skylab.guest.process.MachineFacts;
import skylab.guest.process.Output;
import skylab.guest.process.ProcessInfo;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code vmstat}: processes, memory and processors, once or every so many seconds. */
@Command.Installed("/usr/bin/vmstat")
final class Vmstat implements Command {
    private static final String TITLE =
            "procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----\n"
                    + " r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st\n";

    @Override
    public Program start(List<String> argv) {
        return sys -> {
            Output out = new Output("vmstat");
            try {
                List<String> words = Arguments.parse(argv.subList(1, argv.size()), "wn", Map.of(), 1)
                        .operands();
                Duration pause = words.isEmpty() ? Duration.ZERO : Sleep.duration(words.get(0), 1);
                int count = words.size() > 1 ? AccountCommand.number("count", words.get(1)) : pause.isZero() ? 1 : 0;
                out.print(TITLE);
                return out.drain(sys, new Step.Continue(new Line(pause, count, 0, Duration.ZERO)));
            } catch (UsageError e) {
                out.complain(e.getMessage());
                return out.drain(sys, e.status());
            }
        };
    }

    private record Line(Duration pause, int count, int shown, Duration next) implements Program {
        @Override
        public boolean endless() {
            return count == 0;
        }

        @Override
        public Step step(Syscalls sys) {
            if (sys.monotonic().compareTo(next) < 0) {
                return new Step.Await(this, new Condition.Elapsed(next));
            }
            Output out = new Output("vmstat");
            MachineFacts machine = sys.machine();
            List<ProcessInfo> all = sys.processes();
            double busy = Math.min(1, all.stream().mapToDouble(ProcessInfo::cpu).sum() / machine.vcpus());
            out.println(String.format(
                    Locale.ROOT,
                    "%2d %2d %6d %6d %6d %6d %4d %4d %5d %5d %4d %4d %2.0f %2.0f %2.0f %2d %2d",
                    all.stream().filter(one -> one.cpu() > 0.5).count(),
                    all.stream().filter(one -> one.state() == 'D').count(),
                    0,
                    (machine.memory() - machine.memoryUsed()) / 1024,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    100 + Math.round(900 * busy),
                    120 + Math.round(300 * busy),
                    95 * busy,
                    5 * busy,
                    100 - 100 * busy,
                    0,
                    0));
            if (count > 0 && shown + 1 >= count) {
                return out.drain(sys, 0);
            }
            Duration at = sys.monotonic().plus(pause);
            return out.drain(sys, new Step.Await(new Line(pause, count, shown + 1, at), new Condition.Elapsed(at)));
        }
    }
}
