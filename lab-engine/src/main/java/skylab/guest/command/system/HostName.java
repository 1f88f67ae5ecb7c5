package skylab.guest.command.system;

import java.util.List;
import java.util.Map;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code hostname}: what the machine calls itself, and its address. */
@Command.Installed("/usr/bin/hostname")
final class HostName implements Utility {
    private static final Map<String, String> WORDS =
            Map.of("fqdn", "f", "long", "f", "short", "s", "domain", "d", "ip-address", "i", "all-ip-addresses", "I");

    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments given = Arguments.parse(arguments, "fsdiI", WORDS, 4);
        String name = sys.machine().hostName();
        int dot = name.indexOf('.');
        if (!given.operands().isEmpty()) {
            return set(sys, given.operands().get(0));
        } else if (given.has("I")) {
            sys.links().forEach(link -> link.addresses().forEach(address -> out.print(address + " ")));
            out.println("");
        } else if (given.has("i")) {
            out.println(sys.address());
        } else if (given.has("d")) {
            out.println(dot < 0 ? "" : name.substring(dot + 1));
        } else if (given.has("s")) {
            out.println(dot < 0 ? name : name.substring(0, dot));
        } else {
            out.println(name);
        }
        return 0;
    }

    private static int set(Syscalls sys, String name) {
        if (!name.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,62}[A-Za-z0-9])?")) {
            throw new UsageError("the specified hostname is invalid", 1);
        }
        try {
            sys.hostName(name);
            return 0;
        } catch (Errno e) {
            throw new UsageError("you must be root to change the host name", 1);
        }
    }
}
