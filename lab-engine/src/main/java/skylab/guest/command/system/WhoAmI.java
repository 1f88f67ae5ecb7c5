package skylab.guest.command.system;

import java.util.List;
import java.util.Map;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code whoami}: the user's name. */
@Command.Installed("/usr/bin/whoami")
final class WhoAmI implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        List<String> operands = Arguments.parse(arguments, "", Map.of(), 1).operands();
        if (!operands.isEmpty()) {
            throw new UsageError("extra operand '" + operands.get(0) + "'", 1);
        }
        out.println(Accounts.of(sys).userName(sys.identity().uid()));
        return 0;
    }
}
