package skylab.guest.command.network;

import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code nslookup}: the address of a name, or the name of an address. */
@Command.Installed(value = "/usr/bin/nslookup", pack = "bind-utils")
final class Nslookup implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        List<String> names = NameServer.names(arguments);
        if (names.isEmpty() || names.size() > 2) {
            throw new UsageError("a name and perhaps a server are supported: no interactive mode", 1);
        }
        String name = names.get(0);
        Lookup lookup = Lookup.of(sys, names.stream().skip(1).findFirst(), name);
        if (!lookup.heard()) {
            out.print(lookup.silence() + ";; no servers could be reached\n\n");
            return 1;
        }
        boolean pointer = lookup.question().type().equals("PTR");
        if (!pointer) {
            out.print("Server:\t\t" + lookup.server() + "\nAddress:\t" + lookup.server() + "#53\n\n");
        }
        if (lookup.records().isEmpty()) {
            String asked = pointer ? lookup.question().name() : name;
            out.print("** server can't find " + asked + ": " + lookup.status() + "\n\n");
            return 1;
        }
        out.print(pointer ? "" : "Non-authoritative answer:\n");
        lookup.records()
                .forEach(one -> out.print(
                        pointer
                                ? one.name() + "\tname = " + one.data() + ".\n"
                                : "Name:\t" + name + "\nAddress: " + one.data() + "\n"));
        out.print(pointer ? "\nAuthoritative answers can be found from:\n\n" : "\n");
        return 0;
    }
}
