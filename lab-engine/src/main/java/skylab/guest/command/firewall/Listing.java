package skylab.guest.command.firewall;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skylab.network.Cidr;
import skylab.network.host.Chain;
import skylab.network.host.Module;
import skylab.network.host.Rule;
import skylab.network.host.Selector.Is;
import skylab.network.host.Target;

/**
 * {@code iptables -L}: chains as tables.
 *
 * @param flags {@code n}, {@code v}, {@code x}, {@code line-numbers}
 * @param backend whether protocols are shown by number, as the nftables variant does with {@code -n} since 1.8.9
 */
record Listing(Set<String> flags, boolean backend) {
    private static final long THOUSAND = 1000;

    List<String> of(Chain chain, List<Chain> all) {
        boolean verbose = flags.contains("v");
        boolean numbered = flags.contains("line-numbers");
        List<String> lines = new ArrayList<>();
        lines.add("Chain " + chain.name() + " ("
                + (chain.isBuiltIn()
                        ? "policy " + chain.policy()
                                + (verbose
                                        ? " " + size(chain.count().packets()) + " packets, "
                                                + size(chain.count().bytes()) + " bytes"
                                        : "")
                        : references(chain, all) + " references")
                + ")");
        lines.add((numbered ? "num  " : "")
                + (verbose ? " pkts bytes target     prot opt in     out     " : "target     prot opt ")
                + "source               destination         ");
        for (int i = 0; i < chain.rules().size(); i++) {
            lines.add((numbered ? String.format(Locale.ROOT, "%-4d ", i + 1) : "")
                    + line(chain.rules().get(i), verbose));
        }
        return lines;
    }

    private static long references(Chain chain, List<Chain> all) {
        return all.stream()
                .flatMap(one -> one.rules().stream())
                .filter(rule ->
                        rule.target() instanceof Target.Jump jump && jump.name().equals(chain.name()))
                .count();
    }

    private String line(Rule rule, boolean verbose) {
        String target = rule.target() == null ? "" : rule.target().name();
        String protocol =
                rule.selector().protocol().map(this::protocol).orElse(backend && flags.contains("n") ? "0" : "all");
        String source = address(rule.selector().source());
        String destination = address(rule.selector().destination());
        String more = Stream.concat(
                        rule.modules().stream().map(Module::listed).map(this::named),
                        Stream.ofNullable(rule.target()).map(Target::listed))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        String line = verbose
                ? String.format(
                        Locale.ROOT,
                        "%5s %5s %-10s %-4s --  %-6s %-6s  %-20s %-20s",
                        size(rule.count().packets()),
                        size(rule.count().bytes()),
                        target,
                        protocol,
                        nic(rule.selector().in()),
                        nic(rule.selector().out()),
                        source,
                        destination)
                : String.format(Locale.ROOT, "%-10s %-4s --  %-20s %-20s", target, protocol, source, destination);
        return more.isEmpty() ? line : line + " " + more;
    }

    // Ports by name, unless numbers are wanted.
    private String named(String text) {
        return flags.contains("n")
                ? text
                : Services.PORT
                        .matcher(text)
                        .replaceAll(found -> found.group(1)
                                + Services.name(Integer.parseInt(found.group(2)))
                                        .orElse(found.group(2)));
    }

    private String protocol(Is<String> is) {
        String name = is.value();
        if (backend && flags.contains("n")) {
            name = name.equals("tcp") ? "6" : name.equals("udp") ? "17" : "1";
        }
        return (is.not() ? "!" : "") + name;
    }

    private String address(Optional<Is<Cidr>> is) {
        if (is.isEmpty()) {
            return flags.contains("n") ? "0.0.0.0/0" : "anywhere";
        }
        Cidr range = is.get().value();
        String text = range.prefix() == 32 ? Cidr.dotted(range.network()) : range.toString();
        return (is.get().not() ? "!" : "") + text;
    }

    private String nic(Optional<Is<String>> is) {
        return is.map(one -> (one.not() ? "!" : "") + one.value()).orElse(flags.contains("n") ? "*" : "any");
    }

    // With K, M and G from 100,000 on, unless exact numbers are wanted.
    private String size(long number) {
        if (flags.contains("x") || number < 100 * THOUSAND) {
            return Long.toString(number);
        }
        long thousands = (number + THOUSAND / 2) / THOUSAND;
        if (thousands < 10 * THOUSAND) {
            return thousands + "K";
        }
        long millions = (thousands + THOUSAND / 2) / THOUSAND;
        return millions < 10 * THOUSAND ? millions + "M" : (millions + THOUSAND / 2) / THOUSAND + "G";
    }
}
