package skylab.guest.command.firewall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import skylab.guest.process.Syscalls;
import skylab.network.Cidr;
import skylab.network.host.Count;
import skylab.network.host.Module;
import skylab.network.host.Passing;
import skylab.network.host.Rule;
import skylab.network.host.Selector;
import skylab.network.host.Selector.Is;
import skylab.network.host.Span;

/** What a rule says, read option by option (iptables(8), "PARAMETERS"; iptables-extensions(8)). */
final class RuleParser {
    private static final List<String> PROTOCOLS = List.of("tcp", "udp", "icmp");
    private static final List<String> MODULES =
            List.of("tcp", "udp", "icmp", "state", "conntrack", "multiport", "comment");

    private final Syscalls sys;
    private final Words words;
    private final List<Module> modules = new ArrayList<>();
    private final Set<String> loaded = new java.util.HashSet<>();
    private Optional<Is<Cidr>> source = Optional.empty();
    private Optional<Is<Cidr>> destination = Optional.empty();
    private Optional<Is<String>> in = Optional.empty();
    private Optional<Is<String>> out = Optional.empty();
    private Optional<Is<String>> protocol = Optional.empty();
    private TargetParser target = TargetParser.NONE;

    RuleParser(Syscalls sys, Words words) {
        this.sys = sys;
        this.words = words;
    }

    /** The rule. */
    Rule rule() {
        target.check();
        return new Rule(new Selector(source, destination, in, out, protocol), modules, target.target(), Count.NONE);
    }

    /** Takes one option with what belongs to it; false if it is none of a rule. */
    boolean take(String option, boolean not) {
        switch (option) {
            case "-p", "--protocol", "--proto" -> protocol = protocol(words.argument(option), not);
            case "-s", "--source", "--src" -> source = range(words.argument(option), not);
            case "-d", "--destination", "--dst" -> destination = range(words.argument(option), not);
            case "-i", "--in-interface" -> in = Optional.of(new Is<>(not, words.argument(option)));
            case "-o", "--out-interface" -> out = Optional.of(new Is<>(not, words.argument(option)));
            case "-m", "--match" -> load(words.argument(option));
            case "-j", "--jump" -> target = TargetParser.named(words.argument(option));
            case "-g", "--goto", "-f", "--fragment", "-c", "--set-counters" ->
                throw FirewallError.notEmulated("the option " + option);
            default -> {
                return takeOfModule(option, not);
            }
        }
        return true;
    }

    private boolean takeOfModule(String option, boolean not) {
        switch (option) {
            case "--sport", "--source-port", "--dport", "--destination-port" -> ports(option, not);
            case "--sports", "--source-ports", "--dports", "--destination-ports" -> {
                need("multiport", option);
                modules.add(new Module.Ports(
                        "multiport", option.startsWith("--s"), not, spans(words.argument(option), ",")));
            }
            case "--state" -> states("state", option, not);
            case "--ctstate" -> states("conntrack", option, not);
            case "--icmp-type" -> icmp(option, not);
            case "--comment" -> {
                need("comment", option);
                modules.add(new Module.Comment(words.argument(option)));
            }
            default -> {
                Optional<TargetParser> changed = target.with(option, words);
                changed.ifPresent(one -> target = one);
                return changed.isPresent();
            }
        }
        return true;
    }

    private void load(String module) {
        if (!MODULES.contains(module)) {
            throw FirewallError.notEmulated("the match " + module);
        }
        loaded.add(module);
    }

    private void need(String module, String option) {
        if (!loaded.contains(module)) {
            throw new FirewallError("unknown option \"" + option + "\"", FirewallError.USAGE);
        }
    }

    private static Optional<Is<String>> protocol(String text, boolean not) {
        String name =
                switch (text.toLowerCase(Locale.ROOT)) {
                    case "6" -> "tcp";
                    case "17" -> "udp";
                    case "1" -> "icmp";
                    default -> text.toLowerCase(Locale.ROOT);
                };
        if (name.equals("all") || name.equals("0")) {
            return Optional.empty();
        } else if (!PROTOCOLS.contains(name)) {
            throw new FirewallError("unknown protocol \"" + text + "\" specified", FirewallError.USAGE);
        }
        return Optional.of(new Is<>(not, name));
    }

    private Optional<Is<Cidr>> range(String text, boolean not) {
        String[] parts = text.split("/", 2);
        Optional<Long> address =
                Cidr.address(parts[0]).or(() -> sys.resolve(parts[0]).flatMap(Cidr::address));
        if (address.isEmpty()) {
            throw new FirewallError("host/network `" + parts[0] + "' not found", FirewallError.USAGE);
        }
        int prefix = parts.length == 1 ? 32 : prefix(parts[1]);
        Cidr range = new Cidr(address.get() & mask(prefix), prefix);
        return prefix == 0 && !not ? Optional.empty() : Optional.of(new Is<>(not, range));
    }

    private static int prefix(String text) {
        Optional<Long> mask = Cidr.address(text);
        int bits = mask.map(Long::bitCount)
                .orElseGet(() -> text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : Integer.MAX_VALUE);
        if (bits > 32 || mask.isPresent() && mask.get() != mask(bits)) {
            throw new FirewallError("invalid mask `" + text + "' specified", FirewallError.USAGE);
        }
        return bits;
    }

    private static long mask(int prefix) {
        return prefix == 0 ? 0 : 0xFFFFFFFFL << 32 - prefix & 0xFFFFFFFFL;
    }

    private void ports(String option, boolean not) {
        String module = protocol.filter(is -> !is.not() && !is.value().equals("icmp"))
                .map(Is::value)
                .orElseThrow(() -> new FirewallError("unknown option \"" + option + "\"", FirewallError.USAGE));
        modules.add(
                new Module.Ports(module, option.startsWith("--s"), not, List.of(span(words.argument(option), ":"))));
    }

    private static List<Span> spans(String text, String mark) {
        return Arrays.stream(text.split(mark)).map(part -> span(part, ":")).toList();
    }

    /** Ports from one to another. */
    static Span span(String text, String mark) {
        String[] ends = text.split(mark, -1);
        if (ends.length > 2) {
            throw invalid(text);
        }
        int from = ends[0].isEmpty() ? 0 : port(ends[0]);
        int to = ends.length == 1 ? from : ends[1].isEmpty() ? 65_535 : port(ends[1]);
        if (from > to) {
            throw new FirewallError("invalid portrange (min > max)", FirewallError.USAGE);
        }
        return new Span(from, to);
    }

    private static int port(String text) {
        int port = text.matches("[0-9]{1,5}")
                ? Integer.parseInt(text)
                : Services.port(text).orElseThrow(() -> invalid(text));
        if (port > 65_535) {
            throw invalid(text);
        }
        return port;
    }

    private static FirewallError invalid(String text) {
        return new FirewallError("invalid port/service `" + text + "' specified", FirewallError.USAGE);
    }

    private void states(String module, String option, boolean not) {
        need(module, option);
        Set<Passing.State> states = EnumSet.noneOf(Passing.State.class);
        for (String name : words.argument(option).split(",")) {
            states.add(Arrays.stream(Passing.State.values())
                    .filter(state -> state.name().equals(name.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new FirewallError("Bad ctstate \"" + name + "\"", FirewallError.USAGE)));
        }
        modules.add(new Module.States(module, not, states));
    }

    private void icmp(String option, boolean not) {
        if (protocol.filter(is -> !is.not() && is.value().equals("icmp")).isEmpty()) {
            throw new FirewallError("unknown option \"" + option + "\"", FirewallError.USAGE);
        }
        String text = words.argument(option);
        String name = text.equals("ping") ? "echo-request" : text.equals("pong") ? "echo-reply" : text;
        Integer type = text.matches("[0-9]{1,3}") ? Integer.valueOf(text) : Module.IcmpType.NAMES.get(name);
        if (text.equals("any")) {
            return;
        } else if (type == null || type > 255) {
            throw new FirewallError("Invalid ICMP type `" + text + "'", FirewallError.USAGE);
        }
        modules.add(new Module.IcmpType(not, type));
    }
}
