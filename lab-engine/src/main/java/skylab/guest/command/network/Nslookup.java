package skylab.guest.command.network;

import java.util.List;
import java.util.Optional;
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
            out.print(";; communications error to " + lookup.server()
                    + "#53: timed out\n;; no servers could be reached\n\n");
            return 1;
        }
        if (lookup.type().equals("PTR")) {
            out.print(lookup.answer()
                    .map(found ->
                            lookup.name() + "\tname = " + found + ".\n\nAuthoritative answers can be found from:\n\n")
                    .orElse("** server can't find " + lookup.name() + ": NXDOMAIN\n\n"));
            return lookup.answer().isPresent() ? 0 : 1;
        }
        out.print("Server:\t\t" + lookup.server() + "\nAddress:\t" + lookup.server() + "#53\n\n");
        Optional<String> address = lookup.answer();
        if (address.isEmpty()) {
            out.print("** server can't find " + name + ": NXDOMAIN\n\n");
            return 1;
        }
        out.print("Non-authoritative answer:\nName:\t" + name + "\nAddress: " + address.get() + "\n\n");
        return 0;
    }

    private static int pointer(Syscalls sys, String address, Output out) {
        Optional<String> name = sys.reverse(address);
        String asked = NameServer.pointer(address);
        out.print(name.map(found -> asked + "\tname = " + found + ".\n\nAuthoritative answers can be found from:\n\n")
                .orElse("** server can't find " + asked + ": NXDOMAIN\n\n"));
        return name.isPresent() ? 0 : 1;
    }
}
