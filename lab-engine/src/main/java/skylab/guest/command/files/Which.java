package skylab.guest.command.files;

import java.util.ArrayList;
import java.util.List;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;

/** {@code which}: tells which file a command is. */
@Command.Installed("/usr/bin/which")
final class Which implements GnuUtility {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "which",
            2,
            "a,all",
            "!i,read-alias",
            "skip-alias",
            "!read-functions",
            "!skip-functions",
            "!skip-dot",
            "!skip-tilde",
            "!show-dot",
            "!show-tilde",
            "!tty-only");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments arguments, Output out) {
        int missing = 0;
        String path = sys.env().getOrDefault("PATH", "");
        for (String command : arguments.operands()) {
            List<String> found = new ArrayList<>();
            for (String directory : command.contains("/") ? new String[] {""} : path.split(":")) {
                String file = directory.isEmpty() ? command : Paths.child(directory, command);
                if (sys.exists(file) && sys.stat(file).isRegular() && sys.mayExecute(file)) {
                    found.add(file);
                }
            }
            if (found.isEmpty()) {
                String where = command.contains("/")
                        ? Paths.name(command) + " in (" + Paths.parent(command) + ")"
                        : command + " in (" + path + ")";
                out.complain("no " + where);
                missing++;
            }
            found.stream().limit(arguments.has("a") ? found.size() : 1).forEach(out::println);
        }
        return missing;
    }
}
