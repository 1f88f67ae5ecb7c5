package skylab.guest.command.files;

import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;

/** {@code dirname}: paths without their last part. */
@Command.Installed("/usr/bin/dirname")
final class Dirname implements GnuUtility {
    private static final OptionSyntax OPTIONS = OptionSyntax.of("dirname", 1, "z,zero");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments arguments, Output out) {
        if (arguments.operands().isEmpty()) {
            throw OPTIONS.wrong("missing operand");
        }
        for (String path : arguments.operands()) {
            out.print(Paths.parent(path) + (arguments.has("z") ? "\0" : "\n"));
        }
        return 0;
    }
}
