package skylab.network.packet;

import static skylab.network.eni.NetworkInterface.BY_ADDRESS;
import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.Optional;
import skylab.network.Cidr;
import skylab.network.address.AmazonNames;
import skylab.network.address.ElasticAddress;
import skylab.network.address.PublicAddresses;
import skylab.network.eni.NetworkInterface;
import skylab.network.internet.Internet;
import skylab.network.internet.Site;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Vpc;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;

/**
 * The network of an account: what {@link Walk} finds on the way of a packet, and what is known of names. A machine without an
 * interface is the learner's own computer, at its {@link Site}.
 */
public record VpcNet() implements Net {
    @Override
    public Journey journey(World world, Scope scope, Packet packet) {
        return Journeys.send(new Atlas(world, scope), packet, false).journey();
    }

    @Override
    public Fate open(Transaction tx, Scope scope, Packet packet) {
        Journeys.Sent sent = Journeys.send(new Atlas(tx.world(), scope), packet, false);
        remember(tx, scope, sent);
        return sent.journey().fate();
    }

    @Override
    public boolean carries(World world, Scope scope, Flow flow) {
        return Tracking.carries(new Atlas(world, scope), flow).isPresent();
    }

    @Override
    public boolean pass(Transaction tx, Scope scope, Flow flow) {
        Optional<Journeys.Sent> sent = Tracking.carries(new Atlas(tx.world(), scope), flow);
        sent.ifPresent(passed -> remember(tx, scope, passed));
        return sent.isPresent();
    }

    private static void remember(Transaction tx, Scope scope, Journeys.Sent sent) {
        for (Walk.Translation one : sent.translations()) {
            NatTable table = tx.find(scope, NatTable.NAT_TABLES, one.networkInterface())
                    .orElse(NatTable.EMPTY);
            tx.put(
                    scope,
                    NatTable.NAT_TABLES,
                    one.networkInterface(),
                    table.used(one.inside(), one.outside().sourcePort(), tx.now()));
        }
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
        return attached.isPresent() ? attached.map(NetworkInterface::publicAddress) : Optional.of(Site.of(world, scope, machine).address());
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

    private static boolean sameVpc(World world, Scope scope, NetworkInterface a, NetworkInterface b) {
        return vpc(world, scope, a).equals(vpc(world, scope, b));
    }

    private static Optional<String> vpc(World world, Scope scope, NetworkInterface one) {
        return world.table(scope, SUBNETS).get(one.subnet()).map(Subnet::vpc);
    }
}
