package skylab.network.explain;

import static skylab.network.eni.NetworkInterface.BY_MACHINE;
import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.gateway.PeeringConnection.PEERING_CONNECTIONS;
import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.Optional;
import skylab.network.eni.NetworkInterface;
import skylab.network.gateway.PeeringConnection;
import skylab.network.packet.Packet;
import skylab.network.vpc.Subnet;
import skylab.world.Scope;
import skylab.world.World;

/**
 * Whether something gets from one end to another.
 *
 * @param scope the account and region
 * @param from who sends: a machine, an interface, or the dotted address of a host on the Internet
 * @param to who is to receive: a machine or an interface, addressed as the sender would do it: by its private address from
 *     its own VPC and from a peer, else by its public one if it has one; or a dotted address
 * @param protocol {@code tcp}, {@code udp} or {@code icmp}
 * @param port the destination port; for ICMP the type
 */
public record BetweenEnds(Scope scope, String from, String to, String protocol, int port) implements Question {
    @Override
    public Optional<Packet> packet(World world) {
        return destination(world).map(address -> new Packet(from, address, protocol, port));
    }

    @Override
    public Optional<String> receiver(World world) {
        return networkInterface(world, to).map(NetworkInterface::id);
    }

    private Optional<String> destination(World world) {
        if (Character.isDigit(to.charAt(0))) {
            return Optional.of(to);
        }
        return networkInterface(world, to)
                .map(receiver -> isNear(world, receiver) || receiver.publicAddress() == null
                        ? receiver.privateAddress()
                        : receiver.publicAddress());
    }

    private boolean isNear(World world, NetworkInterface receiver) {
        Optional<String> own = networkInterface(world, from).flatMap(one -> vpc(world, one));
        Optional<String> other = vpc(world, receiver);
        return own.isPresent() && (own.equals(other) || isPeer(world, own.get(), other.orElse("")));
    }

    private boolean isPeer(World world, String vpc, String other) {
        return world.table(scope, PEERING_CONNECTIONS).values().stream()
                .anyMatch(one -> one.state() == PeeringConnection.State.ACTIVE
                        && one.other(vpc).equals(other)
                        && one.other(other).equals(vpc));
    }

    private Optional<NetworkInterface> networkInterface(World world, String id) {
        return world.table(scope, INTERFACES).get(id).or(() -> world.table(scope, BY_MACHINE)
                .get(id)
                .flatMap(eni -> world.table(scope, INTERFACES).get(eni)));
    }

    private Optional<String> vpc(World world, NetworkInterface one) {
        return world.table(scope, SUBNETS).get(one.subnet()).map(Subnet::vpc);
    }
}
