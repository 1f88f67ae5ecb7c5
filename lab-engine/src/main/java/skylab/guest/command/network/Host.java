package skylab.guest.command.network;

import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code host}: the address of a name, or the name of an address. */
@Command.Installed(value = "/usr/bin/host", pack = "bind-utils")
final class Host implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        List<String> names = NameServer.names(arguments);
        if (names.isEmpty() || names.size() > 2) {
            throw new UsageError("a name and perhaps a server are supported", 1);
        }
        String name = names.get(0);
        Lookup lookup = Lookup.of(sys, names.stream().skip(1).findFirst(), name);
        if (!lookup.heard()) {
            out.print(lookup.silence() + ";; no servers could be reached\n");
            return 1;
        }
        boolean pointer = lookup.question().type().equals("PTR");
        if (lookup.records().isEmpty()) {
            out.println("Host " + (pointer ? lookup.question().name() + "." : name) + " not found: "
                    + (lookup.status().equals("NXDOMAIN") ? 3 : 2) + "(" + lookup.status() + ")");
            return 1;
        }
        lookup.records()
                .forEach(one -> out.println(
                        pointer
                                ? one.name() + " domain name pointer " + one.data() + "."
                                : name + " has address " + one.data()));
        return 0;
    }
}
