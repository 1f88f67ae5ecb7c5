package skylab.guest.command.gnu;

import java.util.List;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** A command before its first step. */
record Beginning(GnuCommand command, List<String> argv) implements Program {
    Beginning {
        argv = List.copyOf(argv);
    }

    @Override
    public Step step(Syscalls sys) {
        Output out = new Output(argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1));
        List<String> arguments = command.modern(argv.subList(1, argv.size()));
        if (arguments.equals(List.of("--help"))) {
            out.print(command.options().help());
            return out.drain(sys, 0);
        }
        try {
            return command.begin(sys, command.options().parse(arguments), out);
        } catch (UsageError e) {
            out.complain(e.getMessage());
            return out.drain(sys, e.status());
        }
    }
}
