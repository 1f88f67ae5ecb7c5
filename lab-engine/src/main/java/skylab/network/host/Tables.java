package skylab.network.host;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * The rules of a machine.
 *
 * @param filter the chains of that table that are not as in a fresh system, by name
 * @param nat those of the other
 */
public record Tables(PSortedMap<String, Chain> filter, PSortedMap<String, Chain> nat) {
    /** No rules. */
    public static final Tables EMPTY = new Tables(TreePMap.empty(), TreePMap.empty());

    // More than any chains that call each other have.
    private static final int DEEPEST = 32;

    /**
     * What a chain decides about a packet.
     *
     * @param target what is done; the policy is one too
     * @param text the rule, or the policy, as {@code iptables -S} writes it
     * @param counted the rules that were about the packet, and the policy
     */
    public record Verdict(Target target, String text, List<Counted> counted) {}

    /**
     * A rule that was about a packet.
     *
     * @param index its place, from 0; -1 for the policy
     */
    public record Counted(RuleTable table, String chain, int index) {}

    /** Whether it is as in a fresh system. */
    public boolean isEmpty() {
        return filter.isEmpty() && nat.isEmpty();
    }

    /** Whether a table is not as in a fresh system. */
    public boolean isUsed(RuleTable table) {
        return !of(table).isEmpty();
    }

    private PSortedMap<String, Chain> of(RuleTable table) {
        return table == RuleTable.FILTER ? filter : nat;
    }

    /** A chain; empty when there is none of that name. */
    public Optional<Chain> chain(RuleTable table, String name) {
        Chain found = of(table).get(name);
        return found == null && table.chains().contains(name)
                ? Optional.of(Chain.usual(name))
                : Optional.ofNullable(found);
    }

    /** The chains of a table: those that are always there first, then the others by name. */
    public List<Chain> chains(RuleTable table) {
        List<Chain> chains = new ArrayList<>();
        table.chains().forEach(name -> chains.add(chain(table, name).orElseThrow()));
        of(table).values().stream().filter(chain -> !chain.isBuiltIn()).forEach(chains::add);
        return chains;
    }

    /** This with a chain changed or added. */
    public Tables with(RuleTable table, Chain chain) {
        PSortedMap<String, Chain> chains = chain.isUsual()
                        && chain.count().equals(Count.NONE)
                        && table.chains().contains(chain.name())
                ? of(table).minus(chain.name())
                : of(table).plus(chain.name(), chain);
        return with(table, chains);
    }

    /** This without a chain. */
    public Tables without(RuleTable table, String chain) {
        return with(table, of(table).minus(chain));
    }

    /** This with a table as in a fresh system. */
    public Tables cleared(RuleTable table) {
        return with(table, TreePMap.empty());
    }

    private Tables with(RuleTable table, PSortedMap<String, Chain> chains) {
        return table == RuleTable.FILTER ? new Tables(chains, nat) : new Tables(filter, chains);
    }

    /** Whether the kernel has to remember flows: it does where addresses are replaced, or a rule asks for states. */
    public boolean tracks() {
        return !nat.isEmpty()
                || filter.values().stream()
                        .anyMatch(chain -> chain.rules().stream().anyMatch(Rule::tracks));
    }

    /** Whether a chain lets everything through as in a fresh system. */
    public boolean isUsual(RuleTable table, String chain) {
        Chain found = of(table).get(chain);
        return found == null || found.isUsual();
    }

    /** What one of the chains that are always there decides about a packet. */
    public Verdict decide(RuleTable table, String name, Passing packet) {
        Chain chain = chain(table, name).orElseThrow();
        List<Counted> counted = new ArrayList<>(2);
        Verdict decided = ask(table, chain, packet, counted, 0);
        if (decided != null) {
            return decided;
        }
        counted.add(new Counted(table, name, -1));
        return new Verdict(
                chain.policy() == Chain.Policy.ACCEPT ? new Target.Accept() : new Target.Drop(),
                "-P " + name + " " + chain.policy(),
                counted);
    }

    // Null when it goes back to where it was called.
    private Verdict ask(RuleTable table, Chain chain, Passing packet, List<Counted> counted, int depth) {
        for (int i = 0; i < chain.rules().size(); i++) {
            Rule rule = chain.rules().get(i);
            if (!rule.fits(packet)) {
                continue;
            }
            counted.add(new Counted(table, chain.name(), i));
            if (rule.target() instanceof Target.Return) {
                return null;
            } else if (rule.target() instanceof Target.Jump jump) {
                Optional<Chain> next = chain(table, jump.name());
                Verdict there =
                        next.isEmpty() || depth == DEEPEST ? null : ask(table, next.get(), packet, counted, depth + 1);
                if (there != null) {
                    return there;
                }
            } else if (rule.target() != null) {
                return new Verdict(
                        rule.target(), "-A " + chain.name() + rule.text(), Collections.unmodifiableList(counted));
            }
        }
        return null;
    }

    /** This after a packet that rules were about. */
    public Tables counted(List<Counted> rules, int size) {
        Tables changed = this;
        for (Counted one : rules) {
            Optional<Chain> chain = changed.chain(one.table(), one.chain());
            boolean isThere =
                    chain.filter(found -> one.index() < found.rules().size()).isPresent();
            if (isThere) {
                UnaryOperator<Chain> count = one.index() < 0
                        ? found -> found.counted(size)
                        : found -> found.with(one.index(), rule -> rule.counted(size));
                changed = changed.with(one.table(), count.apply(chain.get()));
            }
        }
        return changed;
    }
}
