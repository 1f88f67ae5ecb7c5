package skylab.lab;

import java.util.List;
import skylab.aws.ec2.instance.Hosts;
import skylab.network.explain.BetweenEnds;
import skylab.network.explain.Remedies;
import skylab.network.explain.Remedy;
import skylab.network.packet.Fate;
import skylab.network.packet.Journey;
import skylab.network.packet.Net;
import skylab.network.packet.Packet;
import skylab.network.web.Web;
import skylab.world.Scope;
import skylab.world.Timeline;
import skylab.world.World;

/** Traces packets through a world, which stays as it is. */
final class Traces {
    private static final Net NET = Hosts.MACHINES.net();

    private Traces() {}

    /**
     * Traces a packet.
     *
     * @throws IllegalArgumentException if one of the ends is not there
     */
    static Trace of(World present, Scope scope, String from, String to, Probe probe) {
        Ends ends = new Ends(present, scope, NET);
        String sender = ends.sender(from);
        BetweenEnds question =
                new BetweenEnds(scope, sender, ends.receiver(to, sender), probe.protocol(), probe.port());
        Packet packet = question.packet(present)
                .orElseThrow(() -> new IllegalArgumentException("'" + to + "' has no network interface"));
        World world = seen(present, scope, packet);
        Journey journey = NET.journey(world, scope, packet);
        List<Remedy> changes =
                journey.fate() instanceof Fate.Dropped ? Remedies.find(NET, world, scope, question) : List.of();
        return new Trace(
                world,
                scope,
                new NameTags(world, scope),
                new Trace.Ask(from, to, probe),
                journey,
                outcome(world, scope, journey, packet),
                changes);
    }

    /** Machines that decide about the packet and that nobody has looked at yet appear, in a world that is thrown away. */
    private static World seen(World world, Scope scope, Packet packet) {
        return new Timeline(world).write(tx -> {
            Hosts.MACHINES.appear(tx, scope, packet);
            return tx.world();
        });
    }

    private static Trace.Outcome outcome(World world, Scope scope, Journey journey, Packet packet) {
        if (journey.fate() instanceof Fate.Delivered delivered) {
            return atMachine(world, scope, delivered, packet);
        } else if (journey.fate() instanceof Fate.External external) {
            return switch (packet.protocol()) {
                case "tcp" ->
                    Web.listens(external.address(), external.flow().arrived().destinationPort())
                            ? Trace.Outcome.ANSWERED
                            : Trace.Outcome.SILENT;
                case "udp" -> Trace.Outcome.DELIVERED;
                default -> Trace.Outcome.ANSWERED;
            };
        }
        if (journey.fate() instanceof Fate.Dropped dropped && dropped.told().isPresent()) {
            return Trace.Outcome.REJECTED;
        }
        return journey.forth().stream().anyMatch(hop -> hop.blocker().isPresent())
                ? Trace.Outcome.DROPPED
                : Trace.Outcome.UNANSWERED;
    }

    /** What the machine says. */
    private static Trace.Outcome atMachine(World world, Scope scope, Fate.Delivered delivered, Packet packet) {
        return new Timeline(world).write(tx -> {
            Hosts.appear(tx, scope, delivered.machine());
            Hosts.MACHINES.settle(tx, scope);
            if (!Hosts.MACHINES.isOn(tx, scope, delivered.machine())) {
                return Trace.Outcome.OFF;
            }
            return switch (packet.protocol()) {
                case "tcp" ->
                    Hosts.MACHINES.listens(
                                    tx,
                                    scope,
                                    delivered.machine(),
                                    delivered.address(),
                                    delivered.flow().arrived().destinationPort())
                            ? Trace.Outcome.ANSWERED
                            : Trace.Outcome.REFUSED;
                case "udp" -> Trace.Outcome.DELIVERED;
                default -> Trace.Outcome.ANSWERED;
            };
        });
    }
}
