package skylab.network.host;

import java.util.function.UnaryOperator;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Rules that are asked one after the other.
 *
 * @param name such as {@code FORWARD}
 * @param policy what becomes of packets that no rule decides about; null for a chain of the administrator's own, which goes
 *     back to where it was called
 * @param rules in order
 * @param count what the policy has decided about
 */
public record Chain(String name, Policy policy, PVector<Rule> rules, Count count) {
    /** What a chain does in the end. */
    public enum Policy {
        /** It lets through. */
        ACCEPT,
        /** It drops. */
        DROP
    }

    /** One of the chains that the kernel asks, fresh. */
    static Chain usual(String name) {
        return new Chain(name, Policy.ACCEPT, TreePVector.empty(), Count.NONE);
    }

    /** A chain of the administrator's own, empty. */
    public static Chain own(String name) {
        return new Chain(name, null, TreePVector.empty(), Count.NONE);
    }

    /** Whether it is as it was when the system was fresh. */
    boolean isUsual() {
        return policy == Policy.ACCEPT && rules.isEmpty();
    }

    /** Whether it is one of those that the kernel asks. */
    public boolean isBuiltIn() {
        return policy != null;
    }

    /** This with other rules. */
    public Chain with(PVector<Rule> changed) {
        return new Chain(name, policy, changed, count);
    }

    /** This with another policy. */
    public Chain with(Policy changed) {
        return new Chain(name, changed, rules, count);
    }

    /** This with a rule changed. */
    Chain with(int index, UnaryOperator<Rule> change) {
        return with(rules.with(index, change.apply(rules.get(index))));
    }

    /** This with the policy counted. */
    Chain counted(int size) {
        return new Chain(name, policy, rules, count.plus(size));
    }

    /** This with all counts at zero. */
    public Chain zeroed() {
        return new Chain(
                name,
                policy,
                TreePVector.from(rules.stream()
                        .map(rule -> new Rule(rule.selector(), rule.modules(), rule.target(), Count.NONE))
                        .toList()),
                Count.NONE);
    }
}
