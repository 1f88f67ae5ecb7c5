package skylab.network.packet;

import java.time.Instant;
import java.util.Optional;
import skylab.network.Cidr;
import skylab.network.eni.NetworkInterface;
import skylab.network.host.Conntrack;
import skylab.network.host.HostNetwork;
import skylab.network.host.Passing;
import skylab.network.host.Passing.State;
import skylab.network.host.Rejection;
import skylab.network.host.RuleTable;
import skylab.network.host.Tables.Verdict;
import skylab.network.host.Target;
import skylab.network.packet.Fate.Blocker;
import skylab.network.vpc.Subnet;

/**
 * A packet in a machine, as its kernel leads it past the rules (netfilter): replaced destination, filter, replaced source.
 * A machine without rules lets everything in and out and passes nothing on.
 */
final class Host {
    private final Walk walk;
    private final HostNetwork host;
    private final String machine;
    private final Memory memory;

    /**
     * What the machine knows of the packet's flow.
     *
     * @param state as rules ask for it
     * @param becomes what the header becomes, because the flow's first packet did; null when rules decide that
     */
    private record Memory(State state, Header becomes) {}

    private Host(Walk walk, String machine, HostNetwork host) {
        this.walk = walk;
        this.machine = machine;
        this.host = host;
        this.memory = host.tables().tracks() ? remembered() : new Memory(State.NEW, walk.header());
    }

    /** A process of the machine that an interface belongs to sends the packet. */
    static void sends(Walk walk, NetworkInterface eni) {
        HostNetwork host = walk.atlas().host(eni.machine());
        if (host != null && !host.tables().isEmpty()) {
            new Host(walk, eni.machine(), host).send(eni);
        } else {
            Way.fromInterface(walk, eni);
        }
    }

    /**
     * A packet is for an address of an interface's machine.
     *
     * @return whether it comes to a process there; else its way went on, or ended
     */
    static boolean takes(Walk walk, NetworkInterface eni, Subnet subnet) {
        HostNetwork host = walk.atlas().host(eni.machine());
        return host == null || host.tables().isEmpty() || new Host(walk, eni.machine(), host).arrive(eni, subnet);
    }

    /** A packet that is for others has come in by an interface; gives whether it comes to a process here all the same. */
    static boolean passesOn(Walk walk, NetworkInterface eni, Subnet subnet) {
        HostNetwork host = walk.atlas().host(eni.machine());
        if (host != null) {
            return new Host(walk, eni.machine(), host).arrive(eni, subnet);
        }
        if (!walk.atlas().isBlindToHosts()) {
            refuse(walk, eni.machine());
        }
        leave(walk, eni, out(walk, eni), subnet);
        return false;
    }

    private static void refuse(Walk walk, String machine) {
        walk.hop(Place.HOST, machine, "", false, walk.header(), new Blocker("HOST_DOES_NOT_FORWARD", machine));
    }

    // The ways through

    private void send(NetworkInterface eni) {
        Header original = walk.header();
        String out = name(eni);
        replaceDestination("OUTPUT", new Passing(original, "", out, memory.state()), eni);
        filter("OUTPUT", new Passing(walk.header(), "", out, memory.state()), false, eni);
        if (replaceSource(original, new Passing(walk.header(), "", out, memory.state()), eni)) {
            Way.fromInterface(walk, eni);
        }
    }

    private boolean arrive(NetworkInterface eni, Subnet subnet) {
        Header original = walk.header();
        replaceDestination("PREROUTING", new Passing(original, name(eni), "", memory.state()), eni);
        if (isOwn(eni, subnet)) {
            filter("INPUT", new Passing(walk.header(), name(eni), "", memory.state()), true, eni);
            remember(original, walk.header());
            return true;
        }
        NetworkInterface out = out(walk, eni);
        if (walk.isLost()) {
            walk.stop(Place.HOST, machine, "", false, "CANNOT_ROUTE");
            return false;
        } else if (!host.forwards()) {
            refuse(walk, machine);
        }
        Passing passing = new Passing(walk.header(), name(eni), name(out), memory.state());
        filter("FORWARD", passing, false, eni);
        if (replaceSource(original, new Passing(walk.header(), "", name(out), memory.state()), out)) {
            leave(walk, eni, out, subnet);
        }
        return false;
    }

    // Out again: by the interface in whose subnet the receiver is, else by the primary one.
    private static NetworkInterface out(Walk walk, NetworkInterface in) {
        return walk.atlas().eniOf(in.machine(), Cidr.dotted(walk.header().destination()));
    }

    private static void leave(Walk walk, NetworkInterface in, NetworkInterface out, Subnet subnet) {
        if (out == null || out.id().equals(in.id())) {
            // Its check, if it has one, has been noted when the packet came.
            walk.pass(Place.INTERFACE, in.id(), "", false);
            if (number(in.privateAddress()) == walk.header().source()) {
                walk.isAtHomeIn(subnet.vpc());
            }
            walk.groups(in, subnet, true);
            walk.line(in, subnet, false);
            Way.outOf(walk, subnet);
        } else {
            Way.fromInterface(walk, out);
        }
    }

    private boolean isOwn(NetworkInterface eni, Subnet subnet) {
        NetworkInterface owner = walk.atlas().eniAt(subnet.vpc(), walk.header().destination());
        return owner != null && (owner.id().equals(eni.id()) || machine.equals(owner.machine()));
    }

    private String name(NetworkInterface eni) {
        return host.nics().name(eni.attachment().device());
    }

    // Filters

    private void filter(String chain, Passing packet, boolean ingress, NetworkInterface by) {
        if (host.tables().isUsual(RuleTable.FILTER, chain)) {
            if (chain.equals("FORWARD") && host.forwards()) {
                walk.pass(Place.HOST, machine, "", ingress);
            }
            return;
        }
        Verdict verdict = host.tables().decide(RuleTable.FILTER, chain, packet);
        walk.ask(machine, verdict.counted());
        walk.hop(Place.HOST, machine, verdict.text(), ingress, walk.header(), blocker(verdict.target(), by));
    }

    private Blocker blocker(Target target, NetworkInterface by) {
        if (target instanceof Target.Reject reject) {
            // Of an answer it is who answers that is told.
            return new Blocker(
                    "HOST_RULE_REJECTS",
                    machine,
                    walk.forth() == null
                            ? Optional.of(new Rejection(by.privateAddress(), reject.with()))
                            : Optional.empty());
        }
        return target instanceof Target.Drop ? new Blocker("HOST_RULE_DROPS", machine) : null;
    }

    // Translations

    private void replaceDestination(String chain, Passing packet, NetworkInterface eni) {
        if (memory.becomes() != null) {
            become(
                    packet.header()
                            .to(memory.becomes().destination(), memory.becomes().destinationPort()),
                    "",
                    true);
        } else if (!host.tables().isUsual(RuleTable.NAT, chain)) {
            Verdict verdict = host.tables().decide(RuleTable.NAT, chain, packet);
            walk.ask(machine, verdict.counted());
            become(
                    Translations.destination(verdict.target(), packet.header(), number(eni.privateAddress())),
                    verdict.text(),
                    true);
        }
    }

    // False when there is no port left.
    private boolean replaceSource(Header original, Passing packet, NetworkInterface out) {
        if (memory.becomes() != null) {
            become(memory.becomes(), "", false);
            remember(original, walk.header());
            return true;
        }
        Verdict verdict = host.tables().decide(RuleTable.NAT, "POSTROUTING", packet);
        walk.ask(machine, verdict.counted());
        Optional<Header> changed = Translations.source(
                verdict.target(),
                packet.header(),
                original,
                number(out.privateAddress()),
                walk.atlas().flows(machine),
                walk.atlas().world().now());
        if (changed.isEmpty()) {
            walk.stop(Place.HOST, machine, verdict.text(), false, "HOST_PORTS_EXHAUSTED");
            return false;
        }
        become(changed.get(), verdict.text(), false);
        remember(original, walk.header());
        return true;
    }

    private void become(Header changed, String rule, boolean ingress) {
        if (!changed.equals(walk.header())) {
            walk.hop(Place.HOST, machine, rule, ingress, changed, null);
        }
    }

    private static long number(String address) {
        return Cidr.address(address).orElseThrow();
    }

    // Memory

    private Memory remembered() {
        Header header = walk.header();
        Walk forth = walk.forth();
        if (forth != null) {
            for (Walk.Remembered one : forth.remembered()) {
                if (!one.reply()
                        && one.machine().equals(machine)
                        && one.translated().answer().equals(header)) {
                    return new Memory(State.ESTABLISHED, one.original().answer());
                }
            }
        }
        Conntrack flows = walk.atlas().flows(machine);
        Instant now = walk.atlas().world().now();
        Optional<Conntrack.Entry> known = flows.original(header, now);
        if (known.isPresent()) {
            boolean answered = known.get().answered() || walk.isEstablished();
            return new Memory(
                    answered ? State.ESTABLISHED : State.NEW, known.get().translated());
        }
        Optional<Conntrack.Entry> asked = flows.reply(header, now);
        if (asked.isPresent()) {
            return new Memory(State.ESTABLISHED, asked.get().original().answer());
        } else if (walk.isEstablished()) {
            // What had begun before there were rules is taken up in the middle.
            return new Memory(State.ESTABLISHED, header);
        }
        return forth == null || header.protocol().equals("udp")
                ? new Memory(State.NEW, host.tables().nat().isEmpty() ? header : null)
                : new Memory(State.INVALID, header);
    }

    private void remember(Header original, Header translated) {
        if (walk.forth() != null || !host.tables().tracks()) {
            return;
        }
        walk.atlas()
                .flows(machine)
                .reply(original, walk.atlas().world().now())
                .ifPresentOrElse(
                        flow -> walk.remember(machine, flow.original(), flow.translated(), true),
                        () -> walk.remember(machine, original, translated, false));
    }
}
