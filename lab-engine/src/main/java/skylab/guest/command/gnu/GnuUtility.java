package skylab.guest.command.gnu;

import skylab.guest.command.system.Arguments;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** A GNU command that does its work in one go, without waiting. */
public interface GnuUtility extends GnuCommand {
    /**
     * Does the work.
     *
     * @return exit status
     */
    int run(Syscalls sys, Arguments arguments, Output out);

    @Override
    default Step begin(Syscalls sys, Arguments arguments, Output out) {
        return out.drain(sys, run(sys, arguments, out));
    }
}
