package skylab.guest.command.files;

import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;

/** {@code chgrp}: changes the group of files. */
@Command.Installed("/usr/bin/chgrp")
final class Chgrp implements GnuUtility {
    private static final OptionSyntax OPTIONS = Ownership.options("chgrp");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments arguments, Output out) {
        return Ownership.change(sys, arguments, OPTIONS, out);
    }
}
