package skylab.guest.command.network;

import java.util.List;
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
        Link link = sys.link();
        String wanted = names.isEmpty() ? "" : names.get(0);
        if (!wanted.isEmpty() && !wanted.equals("lo") && !wanted.equals(link.name())) {
            out.error(wanted + ": error fetching interface information: Device not found\n");
            return 1;
        }
        if (!wanted.equals("lo")) {
            out.print(
                    link.name() + ": flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu " + link.mtu() + "\n        inet "
                            + link.address() + "  netmask " + Neighbours.mask(link) + "  broadcast "
                            + Neighbours.broadcast(link)
                            + "\n        inet6 " + Neighbours.linkLocal(link)
                            + "  prefixlen 64  scopeid 0x20<link>\n        ether "
                            + link.mac() + "  txqueuelen 1000  (Ethernet)\n\n");
        }
        if (!wanted.equals(link.name())) {
            out.print(
                    "lo: flags=73<UP,LOOPBACK,RUNNING>  mtu 65536\n        inet 127.0.0.1  netmask 255.0.0.0\n"
                            + "        inet6 ::1  prefixlen 128  scopeid 0x10<host>\n        loop  txqueuelen 1000  (Local Loopback)\n\n");
        }
        return 0;
    }
}
