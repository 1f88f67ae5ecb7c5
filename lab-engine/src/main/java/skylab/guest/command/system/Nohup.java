package skylab.guest.command.system;

import java.util.ArrayList;
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

/** {@code nohup}: executes a command that goes on when its user logs out. */
@Command.Installed("/usr/bin/nohup")
final class Nohup implements Command {
    @Override
    public Program start(List<String> argv) {
        List<String> words = new ArrayList<>(argv.subList(1, argv.size()));
        if (!words.isEmpty() && words.get(0).equals("--")) {
            words.remove(0);
        }
        return sys -> {
            Output out = new Output("nohup");
            try {
                if (words.isEmpty()) {
                    throw new UsageError("missing operand\nTry 'nohup --help' for more information.", 125);
                }
                String path = Launcher.path(sys, words, true);
                redirect(sys, out);
                Set<Signal> ignored = new HashSet<>(sys.ignoredSignals());
                ignored.add(Signal.HUP);
                sys.ignoreSignals(ignored);
                return out.drain(sys, new Step.Continue(sys.execute(path, words, sys.env())));
            } catch (UsageError e) {
                out.complain(e.getMessage());
                return out.drain(sys, e.status());
            }
        };
    }

    private static void redirect(Syscalls sys, Output out) {
        boolean input = sys.isTerminal(0);
        boolean output = sys.isTerminal(1);
        if (input) {
            int fd = sys.open("/dev/null", Set.of(OpenFlag.READ), 0);
            sys.duplicateTo(fd, 0);
            sys.close(fd);
        }
        if (output) {
            String file = "nohup.out";
            Set<OpenFlag> flags = Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.APPEND);
            int fd;
            try {
                fd = sys.open(file, flags, 0600);
            } catch (Errno e) {
                file = sys.env().getOrDefault("HOME", "/") + "/nohup.out";
                fd = sys.open(file, flags, 0600);
            }
            // The message is printed at the end of this step: the descriptor for it is still the terminal.
            sys.print(2, "nohup: " + (input ? "ignoring input and " : "") + "appending output to '" + file + "'\n");
            sys.duplicateTo(fd, 1);
            if (sys.isTerminal(2)) {
                sys.duplicateTo(fd, 2);
            }
            sys.close(fd);
        } else if (input) {
            if (sys.isTerminal(2)) {
                sys.print(2, "nohup: ignoring input and redirecting stderr to stdout\n");
                sys.duplicateTo(1, 2);
            } else {
                out.complain("ignoring input");
            }
        }
    }
}
