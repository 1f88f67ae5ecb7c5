package skylab.guest.command.network;

import java.util.List;
import java.util.Optional;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code host}: the address of a name. */
@Command.Installed("/usr/bin/host")
final class Host implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        List<String> names = NameServer.names(arguments);
        if (names.size() != 1) {
            throw new UsageError("exactly one name is supported, no choice of a server", 1);
        }
        Optional<String> address = sys.resolve(names.get(0));
        out.println(address.map(found -> names.get(0) + " has address " + found)
                .orElse("Host " + names.get(0) + " not found: 3(NXDOMAIN)"));
        return address.isPresent() ? 0 : 1;
    }
}
