package skylab.guest.command.network;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import skylab.guest.process.Command;
import skylab.guest.process.Condition;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code traceroute}: shows the way to a host, a line a router. */
@Command.Installed(value = "/usr/bin/traceroute", pack = "traceroute")
final class Traceroute implements Command {
    private static final int PROBES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public Program start(List<String> argv) {
        return sys -> begin(sys, argv.subList(1, argv.size()));
    }

    private static Step begin(Syscalls sys, List<String> words) {
        boolean numeric = false;
        int most = 30;
        String host = "";
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-n")) {
                numeric = true;
            } else if (word.equals("-m")
                    && i + 1 < words.size()
                    && words.get(i + 1).matches("[1-9][0-9]{0,2}")) {
                most = Integer.parseInt(words.get(++i));
            } else if ((word.equals("-w") || word.equals("-q") || word.equals("-p")) && i + 1 < words.size()) {
                i++;
            } else if (word.equals("-I") || word.equals("-T") || word.equals("-4")) {
                numeric |= false;
            } else if (word.startsWith("-")) {
                sys.print(2, "Bad option `" + word + "' (argc " + (i + 1) + ")\n");
                return new Step.Exit(2);
            } else if (host.isEmpty()) {
                host = word;
            }
        }
        if (host.isEmpty()) {
            sys.print(2, "Usage:\n  traceroute [ -n ] [ -m max_ttl ] host\n");
            return new Step.Exit(2);
        }
        Optional<String> address = sys.resolve(host);
        if (address.isEmpty()) {
            sys.print(
                    2,
                    host + ": Name or service not known\nCannot handle \"host\" cmdline arg `" + host
                            + "' on position 1 (argc 1)\n");
            return new Step.Exit(2);
        }
        sys.print(1, "traceroute to " + host + " (" + address.get() + "), " + most + " hops max, 60 byte packets\n");
        return new Step.Continue(new Walk(host, address.get(), numeric, most, 1, Optional.empty()));
    }

    private record Walk(String host, String address, boolean numeric, int most, int ttl, Optional<Duration> until)
            implements Program {
        @Override
        public Step step(Syscalls sys) {
            Hops way = Hops.to(sys, address);
            if (ttl > most || ttl > way.hops().size()) {
                return new Step.Exit(0);
            }
            Optional<Hops.Hop> hop = way.hops().get(ttl - 1);
            if (until.isEmpty()) {
                Duration end = sys.monotonic().plus(hop.map(Hops.Hop::roundTrip).orElse(PATIENCE));
                return new Step.Await(
                        new Walk(host, address, numeric, most, ttl, Optional.of(end)), new Condition.Elapsed(end));
            }
            if (sys.monotonic().compareTo(until.get()) < 0) {
                return new Step.Await(this, new Condition.Elapsed(until.get()));
            }
            sys.print(
                    1,
                    String.format(Locale.ROOT, "%2d  ", ttl) + (hop.isEmpty() ? "* * *" : answered(sys, hop.get()))
                            + "\n");
            return new Step.Continue(new Walk(host, address, numeric, most, ttl + 1, Optional.empty()));
        }

        private String answered(Syscalls sys, Hops.Hop hop) {
            String name = hop.address().equals(address)
                    ? host
                    : sys.reverse(hop.address()).orElse(hop.address());
            StringBuilder line = new StringBuilder(numeric ? hop.address() : name + " (" + hop.address() + ")");
            for (int i = 0; i < PROBES; i++) {
                double millis = hop.roundTrip().toNanos() / 1e6 * (0.92 + 0.16 * sys.noise(ttl * (long) PROBES + i));
                line.append(String.format(Locale.ROOT, "  %.3f ms", millis));
            }
            return line.toString();
        }
    }
}
