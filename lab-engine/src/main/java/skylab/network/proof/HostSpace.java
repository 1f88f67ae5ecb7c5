package skylab.network.proof;

import skylab.network.host.Chain;
import skylab.network.host.HostNetwork;
import skylab.network.host.Module;
import skylab.network.host.Passing.State;
import skylab.network.host.Rule;
import skylab.network.host.RuleTable;
import skylab.network.host.Selector;
import skylab.network.host.Selector.Is;
import skylab.network.host.Tables;
import skylab.network.host.Target;

/**
 * What the rules of a machine surely let pass as it is, as sets of headers: what they translate is not among it.
 *
 * @param host how the machine treats packets
 * @param nic the name of the interface in question
 * @param state what connection tracking knows of the packets
 */
record HostSpace(HostNetwork host, String nic, State state) {
    // As deep as chains may call each other.
    private static final int DEEPEST = 32;

    /** What is left of headers after a chain, and what the chain has let through. */
    private record Sorted(HeaderSpace left, HeaderSpace passed) {}

    /** What a process of the machine can take. */
    HeaderSpace input() {
        return filtered("INPUT", nic, "").minus(translated("PREROUTING", nic, ""));
    }

    /** What a process of the machine can send. */
    HeaderSpace output() {
        return filtered("OUTPUT", "", nic).minus(translated("OUTPUT", "", nic)).minus(moved());
    }

    /** What the machine passes on from and to the same interface. */
    HeaderSpace forward() {
        return !host.forwards()
                ? HeaderSpace.NOTHING
                : filtered("FORWARD", nic, nic)
                        .minus(translated("PREROUTING", nic, ""))
                        .minus(translated("POSTROUTING", "", nic));
    }

    private HeaderSpace filtered(String chain, String in, String out) {
        Tables tables = host.tables();
        if (tables.isUsual(RuleTable.FILTER, chain)) {
            return HeaderSpace.EVERYTHING;
        }
        Chain asked = tables.chain(RuleTable.FILTER, chain).orElseThrow();
        Sorted sorted = sort(asked, HeaderSpace.EVERYTHING, in, out, 0);
        return asked.policy() == Chain.Policy.ACCEPT ? sorted.passed().union(sorted.left()) : sorted.passed();
    }

    private Sorted sort(Chain chain, HeaderSpace headers, String in, String out, int depth) {
        HeaderSpace left = headers;
        HeaderSpace passed = HeaderSpace.NOTHING;
        HeaderSpace returned = HeaderSpace.NOTHING;
        for (Rule rule : chain.rules()) {
            HeaderSpace about = left.intersect(about(rule, in, out));
            if (about.isEmpty() || rule.target() == null) {
                continue;
            }
            left = left.minus(about);
            if (rule.target() instanceof Target.Accept) {
                passed = passed.union(about);
            } else if (rule.target() instanceof Target.Return) {
                returned = returned.union(about);
            } else if (rule.target() instanceof Target.Jump jump && depth < DEEPEST) {
                Sorted there = sort(
                        host.tables().chain(RuleTable.FILTER, jump.name()).orElseGet(() -> Chain.own(jump.name())),
                        about,
                        in,
                        out,
                        depth + 1);
                passed = passed.union(there.passed());
                left = left.union(there.left());
            }
        }
        return new Sorted(left.union(returned), passed);
    }

    // Only first packets are translated by rules; what else there is follows them.
    private HeaderSpace translated(String chain, String in, String out) {
        HeaderSpace all = HeaderSpace.NOTHING;
        if (state == State.NEW && !host.tables().isUsual(RuleTable.NAT, chain)) {
            for (Rule rule :
                    host.tables().chain(RuleTable.NAT, chain).orElseThrow().rules()) {
                boolean decides = rule.target() == null || rule.target() instanceof Target.Accept;
                all = decides ? all : all.union(about(rule, in, out));
            }
        }
        return all;
    }

    // What the machine sends itself has the source that masquerading would give it.
    private HeaderSpace moved() {
        boolean masquerades = host.tables().chain(RuleTable.NAT, "POSTROUTING").orElseThrow().rules().stream()
                .allMatch(rule -> rule.target() == null
                        || rule.target() instanceof Target.Accept
                        || rule.target() instanceof Target.Masquerade);
        return masquerades ? HeaderSpace.NOTHING : translated("POSTROUTING", "", nic);
    }

    private HeaderSpace about(Rule rule, String in, String out) {
        Selector selector = rule.selector();
        if (!isNamed(selector.in().orElse(null), in) || !isNamed(selector.out().orElse(null), out)) {
            return HeaderSpace.NOTHING;
        }
        HeaderSpace about = HeaderSpace.EVERYTHING;
        if (selector.source().isPresent()) {
            about = narrow(
                    about,
                    selector.source().get().not(),
                    Field.SOURCE,
                    Interval.of(selector.source().get().value()));
        }
        if (selector.destination().isPresent()) {
            about = narrow(
                    about,
                    selector.destination().get().not(),
                    Field.DESTINATION,
                    Interval.of(selector.destination().get().value()));
        }
        if (selector.protocol().isPresent()) {
            about = narrow(
                    about,
                    selector.protocol().get().not(),
                    Field.PROTOCOL,
                    Interval.of(Protocols.number(selector.protocol().get().value())));
        }
        for (Module module : rule.modules()) {
            about = about.intersect(about(module));
        }
        return about;
    }

    private static boolean isNamed(Is<String> is, String name) {
        return is == null
                || is.not()
                        != (is.value().endsWith("+")
                                ? name.startsWith(
                                        is.value().substring(0, is.value().length() - 1))
                                : is.value().equals(name));
    }

    private static HeaderSpace narrow(HeaderSpace space, boolean not, Field field, Interval values) {
        HeaderSpace where = HeaderSpace.where(field, values);
        return not ? space.minus(where) : space.intersect(where);
    }

    private HeaderSpace about(Module module) {
        if (module instanceof Module.Ports ports) {
            HeaderSpace any = HeaderSpace.anyOf(ports.ports().stream()
                    .map(span -> Box.EVERYTHING.with(
                            ports.source() ? Field.SOURCE_PORT : Field.DESTINATION_PORT,
                            new Interval(span.from(), span.to())))
                    .toList());
            HeaderSpace fitting = ports.not() ? HeaderSpace.EVERYTHING.minus(any) : any;
            return fitting.minus(Beam.ICMP);
        } else if (module instanceof Module.States states) {
            return states.not() != states.states().contains(state) ? HeaderSpace.EVERYTHING : HeaderSpace.NOTHING;
        } else if (module instanceof Module.IcmpType type) {
            return narrow(Beam.ICMP, type.not(), Field.DESTINATION_PORT, Interval.of(type.type()));
        }
        return HeaderSpace.EVERYTHING;
    }

    /** What of packets has answers that pass. */
    static HeaderSpace answered(Beam packets, HeaderSpace passing) {
        if (passing == HeaderSpace.EVERYTHING) {
            return packets.sent();
        }
        HeaderSpace all = HeaderSpace.NOTHING;
        for (Beam answer : packets.answers()) {
            all = all.union(answer.through(passing).sent());
        }
        return all;
    }
}
