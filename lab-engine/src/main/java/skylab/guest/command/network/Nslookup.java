package skylab.guest.command.network;

import java.util.List;
import java.util.Optional;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code nslookup}: the address of a name. */
@Command.Installed("/usr/bin/nslookup")
final class Nslookup implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        List<String> names = NameServer.names(arguments);
        if (names.size() != 1) {
            throw new UsageError("exactly one name is supported: no interactive mode, no choice of a server", 1);
        }
        String name = names.get(0);
        String server = NameServer.of(sys);
        out.print("Server:\t\t" + server + "\nAddress:\t" + server + "#53\n\n");
        Optional<String> address = sys.resolve(name);
        if (address.isEmpty()) {
            out.print("** server can't find " + name + ": NXDOMAIN\n\n");
            return 1;
        }
        out.print("Non-authoritative answer:\nName:\t" + name + "\nAddress: " + address.get() + "\n\n");
        return 0;
    }
}
