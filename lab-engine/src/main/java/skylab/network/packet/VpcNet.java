package skylab.network.packet;

import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.List;
import java.util.Optional;
import skylab.network.Cidr;
import skylab.network.dns.AmazonResolver;
import skylab.network.dns.Answer;
import skylab.network.dns.PublicZone;
import skylab.network.dns.Question;
import skylab.network.dns.Resolution;
import skylab.network.eni.Interfaces;
import skylab.network.eni.NetworkInterface;
import skylab.network.internet.Site;
import skylab.network.traffic.Course;
import skylab.network.vpc.Vpc;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;

/**
 * The network of an account: what {@link Walk} finds on the way of a packet, and what is known of names. A machine without an
 * interface is the learner's own computer, at its {@link Site}.
 */
public record VpcNet() implements Net {
    private static final int DNS = 53;

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
    public Optional<Course> pass(Transaction tx, Scope scope, Flow flow) {
        Atlas atlas = new Atlas(tx.world(), scope);
        Optional<Journeys.Sent> sent = Tracking.carries(atlas, flow);
        sent.ifPresent(passed -> remember(tx, scope, passed));
        return sent.map(passed -> Courses.of(atlas, passed.journey()));
    }

    private static void remember(Transaction tx, Scope scope, Journeys.Sent sent) {
        for (Walk.Translation one : sent.translations()) {
            NatTable table = tx.find(scope, NatTable.NAT_TABLES, one.table()).orElse(NatTable.EMPTY);
            tx.put(
                    scope,
                    NatTable.NAT_TABLES,
                    one.table(),
                    table.used(one.inside(), one.outside().sourcePort(), tx.now()));
        }
    }

    @Override
    public Optional<String> resolve(World world, Scope scope, String fromMachine, String name) {
        return Cidr.address(name).isPresent()
                ? Optional.of(name)
                : ask(world, scope, fromMachine, AmazonResolver.EVERYWHERE, Question.address(name))
                        .flatMap(Answer::data);
    }

    @Override
    public Optional<String> reverse(World world, Scope scope, String fromMachine, String address) {
        return ask(world, scope, fromMachine, AmazonResolver.EVERYWHERE, Question.pointer(address))
                .flatMap(Answer::data);
    }

    @Override
    public Optional<Answer> ask(World world, Scope scope, String fromMachine, String server, Question question) {
        Optional<Vpc> vpc = Resolution.vpc(world, scope, fromMachine);
        if (vpc.isPresent() && AmazonResolver.isAt(vpc.get(), server)) {
            return AmazonResolver.ask(world, scope, vpc.get(), question);
        }
        // At a site the provider's own name server is near.
        boolean isThere = vpc.isEmpty() && server.equals(AmazonResolver.EVERYWHERE)
                || PublicZone.isServer(server)
                        && send(world, scope, Packet.udp(fromMachine, server, DNS)) instanceof Fate.External;
        return isThere ? Optional.of(PublicZone.ask(world, scope, question)) : Optional.empty();
    }

    @Override
    public Optional<String> publicAddress(World world, Scope scope, String machine) {
        Optional<NetworkInterface> attached = interfaceOf(world, scope, machine);
        return attached.isPresent()
                ? attached.map(NetworkInterface::publicAddress)
                : Optional.of(Site.of(world, scope, machine).address());
    }

    @Override
    public Optional<Attached> attached(World world, Scope scope, String machine) {
        return interfaceOf(world, scope, machine).flatMap(one -> world.table(scope, SUBNETS)
                .get(one.subnet())
                .map(subnet -> new Attached(one.mac(), one.privateAddress(), subnet.cidr())));
    }

    @Override
    public List<Card> cards(World world, Scope scope, String machine) {
        return Interfaces.of(world, scope, machine).stream()
                .filter(one -> one.attachment().link() != NetworkInterface.Link.ATTACHING)
                .map(one -> new Card(
                        one.attachment().device(),
                        one.mac(),
                        one.addresses().stream()
                                .map(NetworkInterface.Address::privateAddress)
                                .toList(),
                        one.extra().addresses6(),
                        world.table(scope, SUBNETS)
                                .get(one.subnet())
                                .orElseThrow()
                                .cidr()))
                .toList();
    }

    private static Optional<NetworkInterface> interfaceOf(World world, Scope scope, String machine) {
        return world.table(scope, NetworkInterface.BY_MACHINE).get(machine).flatMap(id -> world.table(scope, INTERFACES)
                .get(id));
    }
}
