package skylab.guest.command.text;

import java.time.Duration;
import java.util.List;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;
import skylab.guest.disk.Repetition;
import skylab.guest.process.Busy;
import skylab.guest.process.Command;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Transfer;

/** {@code yes}: prints the same line for ever. */
@Command.Installed("/usr/bin/yes")
final class Yes implements Command {
    // On a terminal a screen at a time: whoever answers "yes" where nothing was asked has not lost the lab.
    private static final Duration SCREEN = Duration.ofSeconds(1);
    private static final int PORTION = 8192;
    // Into files it writes larger pieces at once, with the time that the processor takes to copy them.
    private static final long PIECE = 64 << 20;
    private static final double NANOS_PER_BYTE = 0.3;

    @Override
    public Program start(List<String> argv) {
        return new Affirming(argv.size() == 1 ? "y" : String.join(" ", argv.subList(1, argv.size())), 0);
    }

    private record Affirming(String line, long written) implements Program {
        @Override
        public Step step(Syscalls sys) {
            if (sys.discards(1)) {
                return Busy.FOR_EVER.step(sys);
            }
            Output out = new Output("yes");
            try {
                if (sys.holdsContent(1)) {
                    return fill(sys);
                }
                if (sys.isTerminal(1)) {
                    out.print((line + "\n").repeat(sys.terminalSize().rows()));
                    return out.drain(
                            sys,
                            new Step.Await(
                                    this, new Condition.Elapsed(sys.monotonic().plus(SCREEN))));
                }
                out.print((line + "\n").repeat(PORTION / (line.length() + 1) + 1));
                return out.drain(sys, new Step.Continue(this));
            } catch (Errno e) {
                if (e.code() == Errno.Code.EPIPE) {
                    throw e;
                }
                Output failed = new Output("yes");
                failed.complain("standard output: " + e.text());
                return failed.drain(sys, 1);
            }
        }

        private Step fill(Syscalls sys) {
            Bytes unit = Bytes.of(line + "\n");
            long wanted = Math.max(1, PIECE / unit.size()) * unit.size();
            long taken = sys.writeContent(1, Content.of(new Repetition(unit, wanted)));
            sys.transfer(1, Transfer.sequential(true, written, taken));
            Duration until = sys.monotonic().plusNanos((long) (taken * NANOS_PER_BYTE));
            return new Step.Await(new Affirming(line, written + taken), new Condition.Elapsed(until));
        }

        @Override
        public boolean endless() {
            return true;
        }

        @Override
        public double cpu() {
            return 1;
        }
    }
}
