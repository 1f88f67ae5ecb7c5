package skylab.network.packet;

import static skylab.network.eni.NetworkInterface.BY_ADDRESS;
import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;
import static skylab.network.vpc.Subnet.SUBNETS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.network.Cidr;
import skylab.network.address.AmazonNames;
import skylab.network.address.ElasticAddress;
import skylab.network.address.PublicAddresses;
import skylab.network.eni.NetworkInterface;
import skylab.network.filter.Peer;
import skylab.network.internet.Internet;
import skylab.network.packet.Fate.Blocker;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Vpc;
import skylab.world.Scope;
import skylab.world.World;

/**
 * The network of an account: interfaces in subnets behind security groups, with an Internet gateway at the default VPC.
 * A machine without an interface is the learner's own computer, somewhere on the Internet.
 */
public record VpcNet() implements Net {
    /** The address by which the Internet knows the learner's own computer (RFC 5737, TEST-NET-3). */
    public static final String OWN_COMPUTER = "203.0.113.25";

    /** From a learner to the region: a good connection across a continent. */
    private static final Duration FROM_OWN_COMPUTER = Duration.ofMillis(48);

    private static final Duration INSIDE = Duration.ofNanos(420_000);

    @Override
    public Fate send(World world, Scope scope, Packet packet) {
        Optional<NetworkInterface> source = interfaceOf(world, scope, packet.from());
        Optional<NetworkInterface> target = source.flatMap(from -> privately(world, scope, from, packet.destination()))
                .or(() -> at(world, scope, packet.destination()));
        // Null for an interface that the Internet does not know.
        String sourceAddress = source.isEmpty()
                ? OWN_COMPUTER
                : target.filter(to -> to.privateAddress().equals(packet.destination()))
                        .map(to -> source.get().privateAddress())
                        .orElse(source.get().publicAddress());

        List<Blocker> blockers = new ArrayList<>();
        source.ifPresent(from -> {
            if (!allowed(world, scope, from, true, packet, packet.destination(), target)) {
                blockers.add(new Blocker("ENI_SG_RULES_MISMATCH", from.id()));
            }
            if (sourceAddress == null) {
                blockers.add(new Blocker("IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS", from.id()));
            }
        });
        if (target.isEmpty()) {
            Optional<Internet.Host> host = Internet.at(packet.destination());
            if (host.isEmpty()) {
                blockers.add(new Blocker("UNKNOWN_DESTINATION", packet.destination()));
            }
            return blockers.isEmpty()
                    ? new Fate.External(
                            host.get().address(), host.get().hops(), host.get().roundTrip())
                    : new Fate.Dropped(blockers);
        }
        NetworkInterface to = target.get();
        if (sourceAddress != null && !allowed(world, scope, to, false, packet, sourceAddress, source)) {
            blockers.add(new Blocker("ENI_SG_RULES_MISMATCH", to.id()));
        }
        if (to.machine() == null) {
            blockers.add(new Blocker("UNASSOCIATED_COMPONENT", to.id()));
        }
        return blockers.isEmpty()
                ? new Fate.Delivered(to.machine(), to.privateAddress(), source.isPresent() ? INSIDE : FROM_OWN_COMPUTER)
                : new Fate.Dropped(blockers);
    }

    @Override
    public Optional<String> resolve(World world, Scope scope, String fromMachine, String name) {
        if (Cidr.address(name).isPresent()) {
            return Optional.of(name);
        }
        Optional<NetworkInterface> asking = interfaceOf(world, scope, fromMachine);
        return AmazonNames.address(name, scope.region())
                .flatMap(address -> asking.isPresent()
                        ? at(world, scope, address)
                                .filter(one -> sameVpc(world, scope, asking.get(), one))
                                .map(NetworkInterface::privateAddress)
                                .or(() -> Optional.of(address))
                        : Optional.of(address))
                .or(() -> Internet.named(name).map(Internet.Host::address));
    }

    @Override
    public Optional<String> reverse(World world, Scope scope, String fromMachine, String address) {
        boolean inVpc = interfaceOf(world, scope, fromMachine)
                .flatMap(from -> vpc(world, scope, from))
                .flatMap(vpc -> world.table(scope, Vpc.VPCS).get(vpc))
                .filter(vpc -> vpc.cidr().contains(address))
                .isPresent();
        if (inVpc) {
            return Optional.of(AmazonNames.privateName(address, scope.region()));
        }
        return ElasticAddress.at(world, scope, address)
                .flatMap(one -> one.pointerAt(world.now()))
                .map(name -> name.replaceFirst("\\.$", ""))
                .or(() -> Optional.of(address)
                        .filter(any -> PublicAddresses.contains(world, scope, any))
                        .map(any -> AmazonNames.publicName(any, scope.region())))
                .or(() -> Internet.nameOf(address));
    }

    @Override
    public Optional<String> publicAddress(World world, Scope scope, String machine) {
        Optional<NetworkInterface> attached = interfaceOf(world, scope, machine);
        return attached.isPresent() ? attached.map(NetworkInterface::publicAddress) : Optional.of(OWN_COMPUTER);
    }

    @Override
    public Optional<Attached> attached(World world, Scope scope, String machine) {
        return interfaceOf(world, scope, machine).flatMap(one -> world.table(scope, SUBNETS)
                .get(one.subnet())
                .map(subnet -> new Attached(one.mac(), one.privateAddress(), subnet.cidr())));
    }

    private static Optional<NetworkInterface> interfaceOf(World world, Scope scope, String machine) {
        return world.table(scope, NetworkInterface.BY_MACHINE).get(machine).flatMap(id -> world.table(scope, INTERFACES)
                .get(id));
    }

    private static Optional<NetworkInterface> at(World world, Scope scope, String publicAddress) {
        return world.table(scope, BY_ADDRESS).get(publicAddress).flatMap(id -> world.table(scope, INTERFACES)
                .get(id));
    }

    private static Optional<NetworkInterface> privately(
            World world, Scope scope, NetworkInterface from, String address) {
        return vpc(world, scope, from)
                .flatMap(vpc -> world.table(scope, BY_ADDRESS).get(vpc + "/" + address))
                .flatMap(id -> world.table(scope, INTERFACES).get(id));
    }

    private static boolean sameVpc(World world, Scope scope, NetworkInterface a, NetworkInterface b) {
        return vpc(world, scope, a).equals(vpc(world, scope, b));
    }

    private static Optional<String> vpc(World world, Scope scope, NetworkInterface one) {
        return world.table(scope, SUBNETS).get(one.subnet()).map(Subnet::vpc);
    }

    private static boolean allowed(
            World world,
            Scope scope,
            NetworkInterface at,
            boolean egress,
            Packet packet,
            String peerAddress,
            Optional<NetworkInterface> peer) {
        return at.groups().stream()
                .flatMap(id -> world.table(scope, SECURITY_GROUPS).get(id).stream())
                .flatMap(group -> group.rules().stream())
                .filter(rule -> rule.egress() == egress && rule.covers(packet.protocol(), packet.port()))
                .anyMatch(rule -> rule.peer() instanceof Peer.Range range
                        ? range.cidr().contains(peerAddress)
                        // A group as peer means its members by their private addresses.
                        : peer.filter(other ->
                                        other.groups().contains(rule.peer().text())
                                                && other.privateAddress().equals(peerAddress))
                                .isPresent());
    }
}
