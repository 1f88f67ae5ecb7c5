package skylab.guest.command.network;

import java.util.List;
import java.util.Locale;
import skylab.guest.process.Command;
import skylab.guest.process.NetworkCalls.Link;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code arp}: shows the hardware addresses that the kernel knows, which is the router's. */
@Command.Installed(value = "/usr/sbin/arp", pack = "net-tools")
final class Arp implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        boolean plain = arguments.contains("-a") || arguments.contains("-an");
        if (!plain) {
            out.print("Address                  HWtype  HWaddress           Flags Mask            Iface\n");
        }
        for (Link link : sys.links()) {
            out.print(
                    plain
                            ? "? (" + link.gateway() + ") at " + Neighbours.router(link) + " [ether] on " + link.name()
                                    + "\n"
                            : String.format(
                                            Locale.ROOT,
                                            "%-24s ether   %-19s C                     %s",
                                            link.gateway(),
                                            Neighbours.router(link),
                                            link.name())
                                    + "\n");
        }
        return 0;
    }
}
