package skylab.guest.command.files;

import java.util.List;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;

/** {@code basename}: the last part of paths. */
@Command.Installed("/usr/bin/basename")
final class Basename implements GnuUtility {
    private static final OptionSyntax OPTIONS =
            OptionSyntax.of("basename", 1, "+", "a,multiple", "s,suffix=", "z,zero");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments arguments, Output out) {
        List<String> operands = arguments.operands();
        if (operands.isEmpty()) {
            throw OPTIONS.wrong("missing operand");
        }
        boolean many = arguments.has("a") || arguments.has("s");
        if (!many && operands.size() > 2) {
            throw OPTIONS.wrong("extra operand " + Paths.quoted(operands.get(2)));
        }
        String suffix = many ? arguments.value("s").orElse("") : operands.size() == 2 ? operands.get(1) : "";
        for (String path : many ? operands : operands.subList(0, 1)) {
            String name = path.isEmpty() ? "" : Paths.name(path);
            boolean cut = name.endsWith(suffix) && !name.equals(suffix);
            out.print((cut ? name.substring(0, name.length() - suffix.length()) : name)
                    + (arguments.has("z") ? "\0" : "\n"));
        }
        return 0;
    }
}
