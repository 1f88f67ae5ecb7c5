package skylab.guest.command.network;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code tracepath}: shows the way to a host and the largest packets that it takes. */
@Command.Installed(value = "/usr/bin/tracepath", pack = "iputils")
final class Tracepath implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        List<String> hosts = arguments.stream()
                .filter(word -> !List.of("-n", "-4").contains(word))
                .toList();
        if (hosts.size() != 1 || hosts.get(0).startsWith("-")) {
            throw new UsageError("usage: tracepath [-n] [-4] <destination>", 1);
        }
        Optional<String> address = sys.resolve(hosts.get(0));
        if (address.isEmpty()) {
            throw new UsageError(hosts.get(0) + ": Name or service not known", 1);
        }
        Hops way = Hops.to(sys, address.get());
        int mtu = sys.link().mtu();
        out.print(" 1?: [LOCALHOST]                      pmtu " + mtu + "\n");
        int ttl = 0;
        for (Optional<Hops.Hop> hop : way.hops()) {
            ttl++;
            String right = hop.map(one -> String.format(
                            Locale.ROOT,
                            "%-49s %.3fms",
                            one.address(),
                            one.roundTrip().toNanos() / 1e6))
                    .orElse("no reply");
            boolean last = way.reached() && ttl == way.hops().size();
            out.print(String.format(Locale.ROOT, "%2d:  ", ttl) + right + (last ? " reached" : "") + "\n");
        }
        if (way.reached()) {
            out.print("     Resume: pmtu " + mtu + " hops " + ttl + " back " + ttl + " \n");
        } else {
            out.print("     Too many hops: pmtu " + mtu + "\n     Resume: pmtu " + mtu + " \n");
        }
        return 0;
    }
}
