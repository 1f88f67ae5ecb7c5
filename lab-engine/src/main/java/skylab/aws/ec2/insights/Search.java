package skylab.aws.ec2.insights;

import static skylab.network.eni.NetworkInterface.BY_MACHINE;
import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import skylab.aws.ec2.instance.Hosts;
import skylab.network.Cidr;
import skylab.network.eni.NetworkInterface;
import skylab.network.explain.BetweenEnds;
import skylab.network.filter.Peer;
import skylab.network.filter.SecurityGroup;
import skylab.network.packet.Fate;
import skylab.network.packet.Journey;
import skylab.network.packet.Net;
import skylab.world.Scope;
import skylab.world.World;

/**
 * The best journey along a path. What the path leaves open (the port, the sender on the Internet) is chosen so that it fits
 * what the receiver's security groups let in; where nothing fits, any choice shows what is in the way.
 *
 * @param world the network as it is
 * @param scope the account and region
 * @param path what is asked
 */
record Search(World world, Scope scope, InsightsPath path) {
    private static final Net NET = Hosts.MACHINES.net();

    /** Hosts on the Internet that stand for any. */
    private static final String SOMEWHERE = "60.1.1.1";

    private static final int SOME_PORT = 443;

    /** The first journey that arrives, else the first one. */
    Journey journey() {
        String to = destination();
        Journey first = null;
        for (String from : sources()) {
            for (int port : ports()) {
                Journey journey = new BetweenEnds(scope, from, to, path.protocol(), port)
                        .packet(world)
                        .map(packet -> path.sourceAddress() == null || isGateway(path.source())
                                ? packet
                                : packet.claiming(path.sourceAddress()))
                        .map(packet -> NET.wires(world, scope, packet))
                        .orElseGet(() -> nowhere(to));
                if (!(journey.fate() instanceof Fate.Dropped)) {
                    return journey;
                }
                first = first == null ? journey : first;
            }
        }
        return first;
    }

    private static Journey nowhere(String to) {
        return new Journey(
                List.of(), List.of(), new Fate.Dropped(List.of(new Fate.Blocker("NO_SOURCE_OR_DESTINATION", to))));
    }

    private static boolean isGateway(String id) {
        return id.startsWith("igw-");
    }

    private String destination() {
        if (path.destinationAddress() != null) {
            return path.destinationAddress();
        }
        return isGateway(path.destination()) ? SOMEWHERE : path.destination();
    }

    private Set<String> sources() {
        if (!isGateway(path.source())) {
            return Set.of(path.source());
        } else if (path.sourceAddress() != null) {
            return Set.of(path.sourceAddress());
        }
        Set<String> sources = new LinkedHashSet<>(List.of(SOMEWHERE));
        rules().filter(rule -> rule.peer() instanceof Peer.Range)
                .forEach(rule -> sources.add(
                        Cidr.dotted(((Peer.Range) rule.peer()).cidr().network())));
        return sources;
    }

    private Set<Integer> ports() {
        if (path.port() != null) {
            return Set.of(path.port());
        }
        Set<Integer> ports = new LinkedHashSet<>();
        rules().filter(rule -> rule.covers(path.protocol(), Math.max(0, rule.fromPort()), 0))
                .forEach(rule -> ports.add(rule.fromPort() == -1 ? SOME_PORT : rule.fromPort()));
        ports.add(SOME_PORT);
        return ports;
    }

    /** What the receiver's groups let in. */
    private Stream<SecurityGroup.Rule> rules() {
        return receiver().stream()
                .flatMap(one -> one.groups().stream())
                .flatMap(group -> world.table(scope, SECURITY_GROUPS).get(group).stream())
                .flatMap(group -> group.rules().stream())
                .filter(rule -> !rule.egress());
    }

    private Optional<NetworkInterface> receiver() {
        String to = String.valueOf(path.destination());
        return world.table(scope, INTERFACES).get(to).or(() -> world.table(scope, BY_MACHINE)
                .get(to)
                .flatMap(eni -> world.table(scope, INTERFACES).get(eni)));
    }
}
