package skylab.guest.command.network;

import java.util.List;
import java.util.Locale;
import skylab.guest.process.Command;
import skylab.guest.process.NetworkCalls.Link;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;
import skylab.network.Cidr;

/** {@code route}: shows the kernel's routes. */
@Command.Installed(value = "/usr/sbin/route", pack = "net-tools")
final class Route implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        boolean numeric = arguments.contains("-n");
        if (arguments.stream().anyMatch(word -> !word.equals("-n"))) {
            throw new UsageError("Skylab does not emulate changes of the network from inside a machine.", 1);
        }
        out.print("Kernel IP routing table\n" + table(sys, numeric));
        return 0;
    }

    /** The rows below a heading. */
    static String table(Syscalls sys, boolean numeric) {
        StringBuilder table =
                new StringBuilder("Destination     Gateway         Genmask         Flags Metric Ref    Use Iface\n");
        for (Link link : sys.links()) {
            table.append(row(numeric ? "0.0.0.0" : "default", link.gateway(), "0.0.0.0", "UG", link));
        }
        for (Link link : sys.links()) {
            table.append(
                    row(Cidr.dotted(Neighbours.network(link).network()), "0.0.0.0", Neighbours.mask(link), "U", link));
            table.append(row(link.gateway(), "0.0.0.0", "255.255.255.255", "UH", link));
        }
        return table.toString();
    }

    private static String row(String destination, String gateway, String mask, String flags, Link link) {
        return String.format(
                        Locale.ROOT,
                        "%-15s %-15s %-15s %-5s %-6d %-6d %2d %s",
                        destination,
                        gateway,
                        mask,
                        flags,
                        link.metric(),
                        0,
                        0,
                        link.name())
                + "\n";
    }
}
