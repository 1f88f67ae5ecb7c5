package skylab.guest.command.network;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.NetworkCalls.SocketInfo;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code netstat}: shows TCP sockets, routes and interfaces. */
@Command.Installed(value = "/usr/bin/netstat", pack = "net-tools")
final class Netstat implements Utility {
    private static final Map<String, String> WORDS = Map.of(
            "tcp",
            "t",
            "udp",
            "u",
            "listening",
            "l",
            "all",
            "a",
            "programs",
            "p",
            "numeric",
            "n",
            "route",
            "r",
            "interfaces",
            "i");
    private static final Map<String, String> STATES = Map.of("ESTAB", "ESTABLISHED", "CLOSE-WAIT", "CLOSE_WAIT");

    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments given = Arguments.parse(arguments, "tulnapre4i", WORDS, 4);
        if (given.has("r")) {
            out.print("Kernel IP routing table\n" + Route.table(sys, given.has("n")));
            return 0;
        } else if (given.has("i")) {
            out.print("Kernel Interface table\nIface             MTU\n"
                    + sys.links().stream()
                            .map(link -> mtu(link.name(), link.mtu()))
                            .collect(Collectors.joining())
                    + mtu("lo", 65_536));
            return 0;
        }
        boolean programs = given.has("p");
        if (programs && !sys.identity().isRoot()) {
            out.error("(Not all processes could be identified, non-owned process info\n"
                    + " will not be shown, you would have to be root to see it all.)\n");
        }
        out.print("Active Internet connections "
                + (given.has("a") ? "(servers and established)" : given.has("l") ? "(only servers)" : "(w/o servers)")
                + "\nProto Recv-Q Send-Q Local Address           Foreign Address         State      "
                + (programs ? " PID/Program name    " : " ").stripTrailing()
                + (programs ? "    " : "") + "\n");
        boolean tcp = given.has("t") || !given.has("u");
        for (SocketInfo one : tcp ? sys.sockets() : List.<SocketInfo>of()) {
            boolean listens = one.state().equals("LISTEN");
            if (!given.has("a") && given.has("l") != listens) {
                continue;
            }
            boolean numeric = given.has("n");
            String owner = one.owners().isEmpty()
                            || !Ss.mayKnow(sys, one.owners().get(0).pid())
                    ? "-"
                    : one.owners().get(0).pid() + "/" + one.owners().get(0).name();
            out.print(String.format(
                            Locale.ROOT,
                            "tcp   %6d %6d %-23s %-23s %-11s",
                            one.waiting(),
                            0,
                            one.local() + ":" + Ports.name(one.port(), numeric),
                            one.peer() + ":" + (listens ? "*" : Ports.name(one.peerPort(), numeric)),
                            STATES.getOrDefault(one.state(), one.state()))
                    + (programs ? " " + String.format(Locale.ROOT, "%-20s", owner) : "")
                    + "\n");
        }
        return 0;
    }

    private static String mtu(String name, int mtu) {
        return String.format(Locale.ROOT, "%-12s %8d", name, mtu) + "\n";
    }
}
