package skylab.network.packet;

import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.vpc.Subnet.SUBNETS;

import java.time.Instant;
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
import skylab.network.host.Conntrack;
import skylab.network.internet.Site;
import skylab.network.log.FlowRecord;
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

    // Headers of IPv4 and TCP in bytes: with the options of a connection request, and of later segments (RFC 7323).
    private static final int OPENING = 60;
    private static final int CARRYING = 52;

    @Override
    public Journey journey(World world, Scope scope, Packet packet) {
        return Journeys.send(new Atlas(world, scope, true), packet, false).journey();
    }

    @Override
    public Journey wires(World world, Scope scope, Packet packet) {
        return Journeys.send(new Atlas(world, scope, false), packet, false).journey();
    }

    @Override
    public Fate open(Transaction tx, Scope scope, Packet packet) {
        Journeys.Sent sent = Journeys.send(new Atlas(tx.world(), scope, true), packet, false);
        Remembering.of(tx, scope, sent, OPENING);
        if (FlowRecord.isWanted(tx, scope)) {
            FlowRecord.expect(tx, scope);
        }
        return sent.journey().fate();
    }

    @Override
    public boolean carries(World world, Scope scope, Flow flow) {
        return Tracking.carries(new Atlas(world, scope, true), flow).isPresent();
    }

    @Override
    public Optional<Course> pass(Transaction tx, Scope scope, Flow flow) {
        Atlas atlas = new Atlas(tx.world(), scope, true);
        Optional<Journeys.Sent> sent = Tracking.carries(atlas, flow);
        sent.ifPresent(passed -> Remembering.of(tx, scope, passed, CARRYING));
        return sent.map(passed -> Courses.of(atlas, passed.journey(), FlowRecord.isWanted(tx, scope)));
    }

    @Override
    public void lost(Transaction tx, Scope scope, Packet packet, Instant from, Instant to, FlowRecord.Amount amount) {
        if (FlowRecord.isWanted(tx, scope)) {
            Taps.Refusal refusal = Taps.Refusal.of(journey(tx.world(), scope, packet));
            refusal.accepted().forEach(tap -> FlowRecord.note(tx, scope, tap, true, from, to, amount));
            refusal.rejected().ifPresent(tap -> FlowRecord.note(tx, scope, tap, false, from, to, amount));
        }
    }

    @Override
    public void close(Transaction tx, Scope scope, Flow flow) {
        if (tx.world().table(scope, Conntrack.FLOWS).size() > 0) {
            Tracking.carries(new Atlas(tx.world(), scope, true), flow)
                    .ifPresent(sent -> Remembering.closed(tx, scope, sent));
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
