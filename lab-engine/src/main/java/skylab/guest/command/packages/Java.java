package skylab.guest.command.packages;

import java.util.List;
import java.util.Optional;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Syscalls;

/** {@code java}: tells its version. Programs are not executed. */
@Command.Installed(value = "/usr/bin/java", pack = "java")
final class Java implements Command {
    @Override
    public Program start(List<String> argv) {
        return sys -> {
            Output out = new Output("java");
            return out.drain(sys, run(sys, argv, out));
        };
    }

    private static int run(Syscalls sys, List<String> argv, Output out) {
        Optional<JavaHome> home = JavaHome.of(sys, argv.get(0));
        if (home.isEmpty()) {
            out.error("Error: could not find libjava.so\nError: Could not find Java SE Runtime Environment.\n");
            return 2;
        }
        if (argv.size() == 1) {
            out.error("Usage: java [options] <mainclass> [args...]\n   or  java [options] -jar <jarfile> [args...]\n");
            return 1;
        }
        String first = argv.get(1);
        if (first.equals("-version") || first.equals("-fullversion")) {
            out.error(home.get().text(false));
            return 0;
        } else if (first.equals("--version")) {
            out.print(home.get().text(true));
            return 0;
        }
        int jar = argv.indexOf("-jar");
        if (jar > 0 && jar + 1 < argv.size() && !sys.exists(argv.get(jar + 1))) {
            out.error("Error: Unable to access jarfile " + argv.get(jar + 1) + "\n");
            return 1;
        }
        String main = argv.get(argv.size() - 1);
        if (jar < 0 && !main.startsWith("-") && !sys.exists(main) && !sys.exists(main.replace('.', '/') + ".class")) {
            out.error("Error: Could not find or load main class " + main
                    + "\nCaused by: java.lang.ClassNotFoundException: " + main + "\n");
            return 1;
        }
        out.complain("Skylab does not emulate the execution of Java programs inside of its machines.");
        return 1;
    }
}
