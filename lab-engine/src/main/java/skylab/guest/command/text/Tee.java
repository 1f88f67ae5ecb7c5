package skylab.guest.command.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Chunk;
import skylab.guest.process.Command;
import skylab.guest.process.Condition;
import skylab.guest.process.Drain;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Signal;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code tee}: copies its input to its output and to files. */
@Command.Installed("/usr/bin/tee")
final class Tee implements GnuCommand {
    private static final int PIECE = 65_536;
    private static final OptionSyntax OPTIONS =
            OptionSyntax.of("tee", 1, "a,append", "i,ignore-interrupts", "!p", "!output-error?");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        if (arguments.has("i")) {
            Set<Signal> ignored = EnumSet.of(Signal.INT);
            ignored.addAll(sys.ignoredSignals());
            sys.ignoreSignals(ignored);
        }
        OpenFlag how = arguments.has("a") ? OpenFlag.APPEND : OpenFlag.TRUNCATE;
        List<Integer> fds = new ArrayList<>(List.of(1));
        int status = 0;
        for (String path : arguments.operands()) {
            try {
                fds.add(sys.open(path, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, how), 0666));
            } catch (Errno e) {
                out.complain(path + ": " + e.text());
                status = 1;
            }
        }
        return out.drain(sys, new Step.Continue(new Copying(fds, status)));
    }

    private record Copying(List<Integer> fds, int status) implements Program {
        Copying {
            fds = List.copyOf(fds);
        }

        @Override
        public Step step(Syscalls sys) {
            Chunk chunk = sys.read(0, PIECE);
            if (chunk.wouldBlock()) {
                return new Step.Await(this, new Condition.Readable(0));
            }
            if (chunk.bytes().isEmpty()) {
                return new Step.Exit(status);
            }
            List<Drain.Piece> pieces =
                    fds.stream().map(fd -> new Drain.Piece(fd, chunk.bytes())).toList();
            return new Step.Continue(new Drain(pieces, new Step.Continue(this)));
        }
    }
}
