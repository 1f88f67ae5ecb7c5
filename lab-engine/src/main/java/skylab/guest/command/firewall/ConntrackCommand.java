package skylab.guest.command.firewall;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;
import skylab.network.Cidr;
import skylab.network.host.Conntrack;
import skylab.network.host.Conntrack.Entry;
import skylab.network.host.FlowLines;
import skylab.network.packet.Header;

/** {@code conntrack}: the flows that the kernel remembers. */
@Command.Installed(value = "/usr/sbin/conntrack", pack = "conntrack")
final class ConntrackCommand implements Utility {
    private static final String NAME = "conntrack v1.4.6 (conntrack-tools): ";

    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("dump", "L"),
            Map.entry("delete", "D"),
            Map.entry("flush", "F"),
            Map.entry("count", "C"),
            Map.entry("proto", "p:"),
            Map.entry("orig-src", "s:"),
            Map.entry("src", "s:"),
            Map.entry("orig-dst", "d:"),
            Map.entry("dst", "d:"),
            Map.entry("reply-src", "r:"),
            Map.entry("reply-dst", "q:"),
            Map.entry("src-nat", "n"),
            Map.entry("dst-nat", "g"),
            Map.entry("any-nat", "j"),
            Map.entry("sport", "sport:"),
            Map.entry("orig-port-src", "sport:"),
            Map.entry("dport", "dport:"),
            Map.entry("orig-port-dst", "dport:"));

    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments given = Arguments.parse(arguments, "LDFCp:s:d:r:q:ngj", OPTIONS, 2);
        if (!sys.identity().isRoot()) {
            out.error(NAME + "Operation failed: Operation not permitted\n");
            return 1;
        }
        Conntrack flows = sys.flows();
        Predicate<Entry> wanted = wanted(given);
        List<Entry> found = flows.entries(sys.now()).stream()
                .filter(wanted)
                .filter(flow -> given.operands().stream().noneMatch(word -> word.equals("expect")))
                .toList();
        if (given.has("F")) {
            sys.flows(Conntrack.EMPTY);
            out.error(NAME + "connection tracking table has been emptied.\n");
            return 0;
        } else if (given.has("C")) {
            out.println(Integer.toString(found.size()));
            return 0;
        } else if (!given.has("L") && !given.has("D")) {
            out.error(NAME + "you need to supply at least one of -L, -D, -F and -C\n");
            return 2;
        }
        Conntrack left = flows;
        for (Entry flow : found) {
            out.println(FlowLines.of(flow, sys.now()));
            left = left.without(flow);
        }
        if (given.has("D")) {
            sys.flows(left);
        }
        out.error(NAME + found.size() + " flow entries have been " + (given.has("D") ? "deleted" : "shown") + ".\n");
        return given.has("D") && found.isEmpty() ? 1 : 0;
    }

    private static Predicate<Entry> wanted(Arguments given) {
        return flow -> {
            Header original = flow.original();
            Header reply = flow.reply();
            return is(given, "p", original.protocol())
                    && is(given, "s", Cidr.dotted(original.source()))
                    && is(given, "d", Cidr.dotted(original.destination()))
                    && is(given, "r", Cidr.dotted(reply.source()))
                    && is(given, "q", Cidr.dotted(reply.destination()))
                    && is(given, "sport", Integer.toString(original.sourcePort()))
                    && is(given, "dport", Integer.toString(original.destinationPort()))
                    && (!given.has("n") || flow.hasOtherSource())
                    && (!given.has("g") || flow.hasOtherDestination())
                    && (!given.has("j") || flow.hasOtherSource() || flow.hasOtherDestination());
        };
    }

    private static boolean is(Arguments given, String option, String value) {
        Optional<String> asked = given.options().stream()
                .filter(one -> one.name().equals(option))
                .map(Arguments.Option::value)
                .findFirst();
        return asked.isEmpty() || asked.get().equals(value);
    }
}
