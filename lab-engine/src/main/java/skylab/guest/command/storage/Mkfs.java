package skylab.guest.command.storage;

import java.util.ArrayList;
import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code mkfs}: executes {@code mkfs.TYPE}. */
@Command.Installed("/usr/sbin/mkfs")
final class Mkfs implements Command {
    @Override
    public Program start(List<String> argv) {
        return new Run(argv);
    }

    private record Run(List<String> argv) implements Program {
        Run {
            argv = List.copyOf(argv);
        }

        @Override
        public Step step(Syscalls sys) {
            Output out = new Output("mkfs");
            String type = "ext2";
            List<String> rest = new ArrayList<>();
            for (int i = 1; i < argv.size(); i++) {
                String word = argv.get(i);
                if ((word.equals("-t") || word.equals("--type")) && i + 1 < argv.size()) {
                    type = argv.get(++i);
                } else if (word.startsWith("-t") && !word.startsWith("--") && word.length() > 2) {
                    type = word.substring(2);
                } else if (word.startsWith("--type=")) {
                    type = word.substring("--type=".length());
                } else {
                    rest.add(word);
                }
            }
            if (rest.isEmpty()) {
                out.complain("no device specified\nTry 'mkfs --help' for more information.");
                return out.drain(sys, 1);
            } else if (rest.equals(List.of("--help"))) {
                out.println("Usage: mkfs [options] [-t <type>] [fs-options] <device> [<size>]");
                return out.drain(sys, 0);
            }
            String path = "/usr/sbin/mkfs." + type;
            if (!type.matches("[a-z0-9]+") || !sys.exists(path)) {
                out.complain("failed to execute mkfs." + type + ": No such file or directory");
                return out.drain(sys, 1);
            }
            rest.add(0, "mkfs." + type);
            return new Step.Continue(sys.execute(path, rest, sys.env()));
        }
    }
}
