package skylab.guest.command.files;

import java.util.ArrayList;
import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code find}: searches directory trees. */
@Command.Installed("/usr/bin/find")
final class Find implements Command {
    @Override
    public Program start(List<String> argv) {
        return new Beginning(argv.subList(1, argv.size()));
    }

    private record Beginning(List<String> arguments) implements Program {
        Beginning {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Step step(Syscalls sys) {
            int at = 0;
            boolean follow = false;
            while (at < arguments.size() && List.of("-L", "-P", "-H").contains(arguments.get(at))) {
                follow = arguments.get(at++).equals("-L");
            }
            List<String> roots = new ArrayList<>();
            while (at < arguments.size() && !arguments.get(at).matches("-.+|[(!]")) {
                roots.add(arguments.get(at++));
            }
            try {
                FindParser.Parsed parsed = FindParser.parse(sys, arguments.subList(at, arguments.size()));
                return new Step.Continue(FindProgram.begin(parsed, roots.isEmpty() ? List.of(".") : roots, follow));
            } catch (UsageError e) {
                Output out = new Output("find");
                out.complain(e.getMessage());
                return out.drain(sys, e.status());
            }
        }
    }
}
