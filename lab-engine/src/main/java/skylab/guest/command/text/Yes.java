package skylab.guest.command.text;

import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code yes}: prints the same line for ever. */
@Command.Installed("/usr/bin/yes")
final class Yes implements Command {
    private static final int PORTION = 8192;

    @Override
    public Program start(List<String> argv) {
        return new Affirming(argv.size() == 1 ? "y" : String.join(" ", argv.subList(1, argv.size())));
    }

    private record Affirming(String line) implements Program {
        @Override
        public Step step(Syscalls sys) {
            Output out = new Output("yes");
            out.print((line + "\n").repeat(PORTION / (line.length() + 1) + 1));
            return out.drain(sys, new Step.Continue(this));
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
