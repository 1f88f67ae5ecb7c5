package skylab.guest.command.network;

import java.util.List;
import java.util.stream.Collectors;
import skylab.guest.process.Command;
import skylab.guest.process.NetworkCalls.Link;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code ifconfig}: shows network interfaces. */
@Command.Installed(value = "/usr/sbin/ifconfig", pack = "net-tools")
final class Ifconfig implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        List<String> names =
                arguments.stream().filter(word -> !word.equals("-a")).toList();
        if (names.size() > 1) {
            throw new UsageError("Skylab does not emulate changes of the network from inside a machine.", 1);
        }
        List<Link> links = sys.links();
        String wanted = names.isEmpty() ? "" : names.get(0);
        if (!wanted.isEmpty()
                && !wanted.equals("lo")
                && links.stream().noneMatch(link -> link.name().equals(wanted))) {
            out.error(wanted + ": error fetching interface information: Device not found\n");
            return 1;
        }
        for (Link link : links) {
            if (!wanted.isEmpty() && !wanted.equals(link.name())) {
                continue;
            }
            // Secondary addresses are not shown: it asks for one address of each interface, as the oldest kernels had.
            out.print(
                    link.name() + ": flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu " + link.mtu() + "\n        inet "
                            + link.address() + "  netmask " + Neighbours.mask(link) + "  broadcast "
                            + Neighbours.broadcast(link)
                            + link.addresses6().stream()
                                    .map(one -> "\n        inet6 " + one + "  prefixlen 128  scopeid 0x0<global>")
                                    .collect(Collectors.joining())
                            + "\n        inet6 " + Neighbours.linkLocal(link)
                            + "  prefixlen 64  scopeid 0x20<link>\n        ether "
                            + link.mac() + "  txqueuelen 1000  (Ethernet)\n\n");
        }
        if (wanted.isEmpty() || wanted.equals("lo")) {
            out.print(
                    "lo: flags=73<UP,LOOPBACK,RUNNING>  mtu 65536\n        inet 127.0.0.1  netmask 255.0.0.0\n"
                            + "        inet6 ::1  prefixlen 128  scopeid 0x10<host>\n        loop  txqueuelen 1000  (Local Loopback)\n\n");
        }
        return 0;
    }
}
