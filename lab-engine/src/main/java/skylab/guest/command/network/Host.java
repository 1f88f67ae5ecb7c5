package skylab.guest.command.network;

import java.util.List;
import java.util.Optional;
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
            out.println(
                    ";; communications error to " + lookup.server() + "#53: timed out\n;; no servers could be reached");
            return 1;
        }
        boolean pointer = lookup.type().equals("PTR");
        Optional<String> answer = lookup.answer();
        out.println(answer.map(found -> pointer
                        ? lookup.name() + " domain name pointer " + found + "."
                        : name + " has address " + found)
                .orElse("Host " + (pointer ? lookup.name() + "." : name) + " not found: 3(NXDOMAIN)"));
        return answer.isPresent() ? 0 : 1;
    }
}
