package skylab.guest.command.firewall;

import java.util.List;
import java.util.Optional;
import skylab.network.Cidr;
import skylab.network.host.Rejection;
import skylab.network.host.Span;
import skylab.network.host.Target;

/**
 * The target of a rule, as far as it has been read.
 *
 * @param name as it was given; empty when none was
 * @param target with its options so far; null as long as it lacks one
 */
record TargetParser(String name, Target target) {
    static final TargetParser NONE = new TargetParser("", null);

    private static final List<String> OTHERS = List.of(
            "LOG", "MARK", "CONNMARK", "TCPMSS", "TTL", "NFQUEUE", "NFLOG", "CT", "NOTRACK", "TPROXY", "CHECKSUM");

    static TargetParser named(String name) {
        if (OTHERS.contains(name)) {
            throw FirewallError.notEmulated("the target " + name);
        }
        return new TargetParser(
                name,
                switch (name) {
                    case "ACCEPT" -> new Target.Accept();
                    case "DROP" -> new Target.Drop();
                    case "RETURN" -> new Target.Return();
                    case "REJECT" -> new Target.Reject(Rejection.With.PORT_UNREACHABLE);
                    case "MASQUERADE" -> new Target.Masquerade(Optional.empty());
                    case "REDIRECT" -> new Target.Redirect(Optional.empty());
                    case "SNAT", "DNAT", "NETMAP" -> null;
                    default -> new Target.Jump(name);
                });
    }

    /** This with one of its options; empty if it has none of that name. */
    Optional<TargetParser> with(String option, Words words) {
        return switch (name + " " + option) {
            case "REJECT --reject-with" -> changed(new Target.Reject(with(words.argument(option))));
            case "SNAT --to-source", "SNAT --to" -> changed(new Target.Snat(pool(words.argument(option))));
            case "DNAT --to-destination", "DNAT --to" -> changed(new Target.Dnat(pool(words.argument(option))));
            case "NETMAP --to" -> changed(new Target.Netmap(range(words.argument(option))));
            case "MASQUERADE --to-ports" ->
                changed(new Target.Masquerade(Optional.of(RuleParser.span(words.argument(option), "-"))));
            case "REDIRECT --to-ports", "REDIRECT --to-port" ->
                changed(new Target.Redirect(Optional.of(RuleParser.span(words.argument(option), "-"))));
            default -> {
                if (List.of("--random", "--random-fully", "--persistent").contains(option)) {
                    throw FirewallError.notEmulated("the option " + option);
                }
                yield Optional.empty();
            }
        };
    }

    private Optional<TargetParser> changed(Target other) {
        return Optional.of(new TargetParser(name, other));
    }

    /** Refuses a target that lacks what it needs. */
    void check() {
        if (target == null && !name.isEmpty()) {
            String option = name.equals("SNAT") ? "--to-source" : name.equals("DNAT") ? "--to-destination" : "--to";
            throw new FirewallError(name + ": option \"" + option + "\" must be specified", FirewallError.USAGE);
        }
    }

    private static Rejection.With with(String text) {
        return Rejection.With.named(text)
                .orElseThrow(() -> new FirewallError("unknown reject type \"" + text + "\"", FirewallError.USAGE));
    }

    private static Cidr range(String text) {
        return Cidr.parse(text.contains("/") ? text : text + "/32").orElseThrow(() -> bad(text));
    }

    // 10.0.1.10, 10.0.1.10-10.0.1.12, 10.0.1.10:8080, 10.0.1.10:1024-2047, :8080
    private static Target.Pool pool(String text) {
        String[] parts = text.split(":", 2);
        Optional<Span> ports = parts.length == 1 ? Optional.empty() : Optional.of(RuleParser.span(parts[1], "-"));
        String[] ends = parts[0].split("-", 2);
        long from = Cidr.address(ends[0]).orElseThrow(() -> bad(ends[0]));
        long to = ends.length == 1 ? from : Cidr.address(ends[1]).orElseThrow(() -> bad(ends[1]));
        if (to < from) {
            throw bad(parts[0]);
        }
        return new Target.Pool(from, to, ports);
    }

    private static FirewallError bad(String text) {
        return new FirewallError("Bad IP address \"" + text + "\"", FirewallError.USAGE);
    }
}
