package skylab.network.host;

import java.util.List;

/**
 * A rule of a chain.
 *
 * @param selector what it asks
 * @param modules what it asks besides, in the order in which it was said
 * @param target what it does then; null when it only counts
 * @param count what it has been about
 */
public record Rule(Selector selector, List<Module> modules, Target target, Count count) {
    /** Copies the list. */
    public Rule {
        modules = List.copyOf(modules);
    }

    /** Whether it is about a packet. */
    boolean fits(Passing packet) {
        if (!selector.fits(packet)) {
            return false;
        }
        for (Module module : modules) {
            if (!module.fits(packet)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it needs to know flows. */
    boolean tracks() {
        return modules.stream().anyMatch(Module.States.class::isInstance);
    }

    /** Whether another rule says the same, whatever they have counted. */
    public boolean saysTheSameAs(Rule other) {
        return selector.equals(other.selector)
                && modules.equals(other.modules)
                && (target == null ? other.target == null : target.equals(other.target));
    }

    /** This after one more packet. */
    Rule counted(int size) {
        return new Rule(selector, modules, target, count.plus(size));
    }

    /** As {@code iptables -S} writes it behind the name of the chain, with a space before each part. */
    public String text() {
        StringBuilder text = new StringBuilder(selector.text());
        modules.forEach(module -> text.append(' ').append(module.text()));
        if (target != null) {
            text.append(" -j ").append(target.name());
            text.append(target.options().isEmpty() ? "" : " " + target.options());
        }
        return text.toString();
    }
}
