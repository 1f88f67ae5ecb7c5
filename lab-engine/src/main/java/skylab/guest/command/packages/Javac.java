package skylab.guest.command.packages;

import java.util.List;
import java.util.Optional;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Syscalls;

/** {@code javac}: tells its version. Nothing is compiled. */
@Command.Installed(value = "/usr/bin/javac", pack = "java-devel")
final class Javac implements Command {
    @Override
    public Program start(List<String> argv) {
        return sys -> {
            Output out = new Output("javac");
            return out.drain(sys, run(sys, argv, out));
        };
    }

    private static int run(Syscalls sys, List<String> argv, Output out) {
        Optional<JavaHome> home = JavaHome.of(sys, argv.get(0));
        if (home.isEmpty()) {
            out.error("Error: could not find libjava.so\n");
            return 1;
        }
        if (argv.size() == 1) {
            out.print("Usage: javac <options> <source files>\n");
            return 2;
        }
        if (List.of("-version", "--version").contains(argv.get(1))) {
            String text = "javac " + home.get().version() + "\n";
            if (home.get().version().startsWith("1.8")) {
                out.error(text);
            } else {
                out.print(text);
            }
            return 0;
        }
        for (String word : argv.subList(1, argv.size())) {
            if (word.endsWith(".java") && !sys.exists(word)) {
                out.error("error: file not found: " + word
                        + "\nUsage: javac <options> <source files>\nuse --help for a list of possible options\n");
                return 2;
            }
        }
        out.complain("Skylab does not emulate the compiler inside of its machines.");
        return 1;
    }
}
