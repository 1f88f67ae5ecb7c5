package skylab.guest.command.firewall;

import java.util.List;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.network.host.Chain;
import skylab.network.host.Rule;
import skylab.network.host.RuleTable;
import skylab.network.host.Tables;
import skylab.network.host.Target;

/** What commands do to the rules. */
final class Changes {
    private static final String NO_CHAIN = "No chain/target/match by that name.";

    private final CommandLine asked;
    private final RuleTable table;
    private final Tables tables;

    private Changes(CommandLine asked, Tables tables) {
        this.asked = asked;
        this.table = asked.table();
        this.tables = tables;
    }

    /** The rules after a command. */
    static Tables of(CommandLine asked, Tables tables) {
        return new Changes(asked, tables).made();
    }

    private Tables made() {
        return switch (asked.verb()) {
            case 'A' -> with(chain().rules().plus(rule()));
            case 'I' -> with(insert());
            case 'R' -> with(chain().rules().with(index("replacement"), rule()));
            case 'D' -> with(chain().rules().minus(asked.number() > 0 ? index("deletion") : same()));
            case 'C' -> {
                same();
                yield tables;
            }
            case 'F' -> each(chain -> chain.with(TreePVector.empty()));
            case 'Z' -> each(Chain::zeroed);
            case 'P' -> tables.with(table, chain().with(policy()));
            case 'N' -> create();
            case 'X' -> asked.chain().isEmpty() ? withoutOwn() : without(chain());
            case 'E' -> throw FirewallError.notEmulated("the option -E");
            default -> tables;
        };
    }

    private Chain chain() {
        return tables.chain(table, asked.chain())
                .orElseThrow(() -> asked.verb() == 'A' || asked.verb() == 'I'
                        ? new FirewallError("Chain '" + asked.chain() + "' does not exist", FirewallError.USAGE)
                        : new FirewallError(NO_CHAIN, FirewallError.REFUSED));
    }

    private Tables with(PVector<Rule> rules) {
        return tables.with(table, chain().with(rules));
    }

    private interface Change {
        Chain to(Chain chain);
    }

    private Tables each(Change change) {
        List<Chain> chains = asked.chain().isEmpty() ? tables.chains(table) : List.of(chain());
        Tables changed = tables;
        for (Chain chain : chains) {
            changed = changed.with(table, change.to(chain));
        }
        return changed;
    }

    private PVector<Rule> insert() {
        int at = Math.max(1, asked.number());
        if (at > chain().rules().size() + 1) {
            throw new FirewallError("Index of insertion too big.", FirewallError.REFUSED);
        }
        return chain().rules().plus(at - 1, rule());
    }

    private int index(String purpose) {
        if (asked.number() < 1 || asked.number() > chain().rules().size()) {
            throw new FirewallError("Index of " + purpose + " too big.", FirewallError.REFUSED);
        }
        return asked.number() - 1;
    }

    private int same() {
        PVector<Rule> rules = chain().rules();
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).saysTheSameAs(asked.rule())) {
                return i;
            }
        }
        throw new FirewallError("Bad rule (does a matching rule exist in that chain?).", FirewallError.REFUSED);
    }

    // What it may be depends on where it stands (iptables-extensions(8)).
    private Rule rule() {
        Target target = asked.rule().target();
        String chain = asked.chain();
        boolean isOwn = !chain().isBuiltIn();
        if (target instanceof Target.Jump jump) {
            if (table.chains().contains(jump.name())
                    || tables.chain(table, jump.name()).isEmpty()) {
                throw new FirewallError(
                        "Couldn't load target `" + jump.name() + "':No such file or directory", FirewallError.USAGE);
            }
            checkLoop(jump.name(), 0);
        }
        boolean source = target instanceof Target.Masquerade || target instanceof Target.Snat;
        boolean destination = target instanceof Target.Dnat || target instanceof Target.Redirect;
        boolean fits = isOwn
                || !source && !destination && !(target instanceof Target.Netmap)
                || source && chain.equals("POSTROUTING")
                || destination && (chain.equals("PREROUTING") || chain.equals("OUTPUT"))
                || target instanceof Target.Netmap && !chain.equals("INPUT");
        boolean isInTable = table == RuleTable.NAT
                ? !(target instanceof Target.Reject)
                : !source && !destination && !(target instanceof Target.Netmap);
        if (target instanceof Target.Snat && chain.equals("INPUT") && table == RuleTable.NAT) {
            throw FirewallError.notEmulated("SNAT in the chain INPUT");
        } else if (!fits || !isInTable) {
            throw failed(
                    "RULE_" + (asked.verb() == 'A' ? "APPEND" : asked.verb() == 'I' ? "INSERT" : "REPLACE"),
                    "Invalid argument",
                    "rule in chain " + chain);
        }
        asked.rule()
                .selector()
                .out()
                .filter(is -> chain.equals("INPUT") || chain.equals("PREROUTING"))
                .ifPresent(is -> {
                    throw new FirewallError("Can't use -o with " + chain + "\n", FirewallError.USAGE);
                });
        asked.rule()
                .selector()
                .in()
                .filter(is -> chain.equals("OUTPUT") || chain.equals("POSTROUTING"))
                .ifPresent(is -> {
                    throw new FirewallError("Can't use -i with " + chain + "\n", FirewallError.USAGE);
                });
        return asked.rule();
    }

    private void checkLoop(String name, int depth) {
        if (name.equals(asked.chain()) || depth > 16) {
            throw failed("RULE_APPEND", "Too many levels of symbolic links", "rule in chain " + asked.chain());
        }
        tables.chain(table, name).ifPresent(chain -> chain.rules().forEach(rule -> {
            if (rule.target() instanceof Target.Jump jump) {
                checkLoop(jump.name(), depth + 1);
            }
        }));
    }

    private static FirewallError failed(String what, String why, String where) {
        return new FirewallError(" " + what + " failed (" + why + "): " + where, FirewallError.FAILED);
    }

    private Chain.Policy policy() {
        if (!chain().isBuiltIn()) {
            throw new FirewallError("Bad built-in chain name.", FirewallError.REFUSED);
        }
        return switch (asked.operand()) {
            case "ACCEPT" -> Chain.Policy.ACCEPT;
            case "DROP" -> {
                if (table == RuleTable.NAT) {
                    throw new FirewallError(
                            "The \"nat\" table is not intended for filtering, the use of DROP is therefore inhibited.\n",
                            FirewallError.USAGE);
                }
                yield Chain.Policy.DROP;
            }
            default ->
                throw new FirewallError("Bad policy name. Run `dmesg' for more information.", FirewallError.REFUSED);
        };
    }

    private Tables create() {
        if (tables.chain(table, asked.chain()).isPresent()) {
            throw new FirewallError("Chain already exists.", FirewallError.REFUSED);
        } else if (asked.chain().length() > 28 || !asked.chain().matches("[A-Za-z0-9_][A-Za-z0-9_.:-]*")) {
            throw new FirewallError("Invalid chain name `" + asked.chain() + "'", FirewallError.USAGE);
        }
        return tables.with(table, Chain.own(asked.chain()));
    }

    private Tables without(Chain chain) {
        boolean called = tables.chains(table).stream()
                .flatMap(one -> one.rules().stream())
                .anyMatch(rule ->
                        rule.target() instanceof Target.Jump jump && jump.name().equals(chain.name()));
        if (chain.isBuiltIn() || called || !chain.rules().isEmpty()) {
            throw failed("CHAIN_DEL", "Device or resource busy", "chain " + chain.name());
        }
        return tables.without(table, chain.name());
    }

    private Tables withoutOwn() {
        Tables left = tables;
        for (Chain chain : tables.chains(table)) {
            if (!chain.isBuiltIn()) {
                left = new Changes(asked, left).without(chain);
            }
        }
        return left;
    }
}
