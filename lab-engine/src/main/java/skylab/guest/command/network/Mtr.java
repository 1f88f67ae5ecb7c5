package skylab.guest.command.network;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code mtr --report}: the way to a host with statistics of each router. */
@Command.Installed(value = "/usr/bin/mtr", pack = "mtr")
final class Mtr implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments given = Arguments.parse(
                arguments,
                "rwnc:4",
                Map.of("report", "r", "report-wide", "w", "no-dns", "n", "report-cycles", "c:"),
                1);
        if (!given.has("r") && !given.has("w")) {
            throw new UsageError("Skylab emulates mtr with --report only.", 1);
        }
        if (given.operands().size() != 1) {
            throw new UsageError("exactly one host is supported", 1);
        }
        String host = given.operands().get(0);
        Optional<String> address = sys.resolve(host);
        if (address.isEmpty()) {
            throw new UsageError("Failed to resolve host: " + host + ": Name or service not known", 1);
        }
        int cycles = given.value("c")
                .filter(text -> text.matches("[1-9][0-9]{0,5}"))
                .map(Integer::parseInt)
                .orElse(10);
        out.print(String.format(
                        Locale.ROOT,
                        "HOST: %-26s Loss%%   Snt   Last   Avg  Best  Wrst StDev",
                        sys.machine().hostName().split("\\.")[0])
                + "\n");
        int number = 0;
        for (Optional<Hops.Hop> hop : Hops.to(sys, address.get()).hops()) {
            number++;
            double mean = hop.map(one -> one.roundTrip().toNanos() / 1e6).orElse(0.0);
            out.print(String.format(
                            Locale.ROOT,
                            "%3d.|-- %-24s %5.1f%% %5d %6.1f %5.1f %5.1f %5.1f %5.1f",
                            number,
                            hop.map(Hops.Hop::address).orElse("???"),
                            hop.isPresent() ? 0.0 : 100.0,
                            cycles,
                            mean * (0.95 + 0.1 * sys.noise(number)),
                            mean,
                            mean * 0.94,
                            mean * 1.09,
                            mean * 0.04)
                    + "\n");
        }
        return 0;
    }
}
