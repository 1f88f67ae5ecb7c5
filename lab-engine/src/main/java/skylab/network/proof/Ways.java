package skylab.network.proof;

import static skylab.network.eni.NetworkInterface.BY_ADDRESS;
import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.gateway.NatGateway.NAT_GATEWAYS;
import static skylab.network.gateway.PeeringConnection.PEERING_CONNECTIONS;
import static skylab.network.vpc.Vpc.VPCS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.network.Cidr;
import skylab.network.eni.NetworkInterface;
import skylab.network.gateway.InternetGateway;
import skylab.network.gateway.NatGateway;
import skylab.network.gateway.PeeringConnection;
import skylab.network.host.Passing;
import skylab.network.route.Route;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Vpc;
import skylab.world.Scope;
import skylab.world.World;

/**
 * Where packets come to, all that take the same way at once: what the packet function does with one, done with sets. The
 * filters of interfaces at both ends of a way are not asked.
 */
final class Ways {
    // VPC guide, "NAT gateways": the ports a NAT gateway uses.
    private static final Term NAT_PORTS = new Term.OneOf(new Interval(1024, 65_535));

    private final World world;
    private final Scope scope;
    private final Rules rules;

    Ways(World world, Scope scope, Rules rules) {
        this.world = world;
        this.scope = scope;
        this.rules = rules;
    }

    /** What of the packets that leave a subnet's interfaces, or come to its border from within, comes to the goal. */
    List<Arrival> leave(Subnet from, Arrival at, Trip trip) {
        List<Arrival> arrived = new ArrayList<>();
        leave(from, at, trip, arrived);
        return arrived;
    }

    private void leave(Subnet from, Arrival at, Trip trip, List<Arrival> arrived) {
        HeaderSpace near = HeaderSpace.where(Field.DESTINATION, Interval.of(from.cidr()));
        if (trip.goal().filter(from::equals).isPresent()) {
            add(at.with(at.beam().through(near)), arrived);
        }
        Arrival out = at.with(at.beam().around(near).through(rules.acl(from, true)));
        if (!out.isEmpty()) {
            follow(rules.routes(from), from.vpc(), Optional.of(from), out, trip, arrived);
        }
    }

    private void follow(
            List<RouteSpace> routes, String vpc, Optional<Subnet> from, Arrival at, Trip trip, List<Arrival> arrived) {
        for (RouteSpace route : routes) {
            Arrival routed = at.with(at.beam().through(route.decides()));
            if (!routed.isEmpty()) {
                to(route.route().target(), vpc, from, routed, trip, arrived);
            }
        }
    }

    private void to(String target, String vpc, Optional<Subnet> from, Arrival at, Trip trip, List<Arrival> arrived) {
        if (target.equals(Route.LOCAL)) {
            trip.goal().filter(to -> to.vpc().equals(vpc)).ifPresent(to -> add(enter(to, from, at), arrived));
        } else if (target.startsWith("pcx-")) {
            trip.goal().flatMap(to -> across(target, vpc, at, to)).ifPresent(one -> add(one, arrived));
        } else if (target.startsWith("igw-")) {
            if (trip.goal().isEmpty()) {
                toInternet(target, vpc, at).ifPresent(one -> add(one, arrived));
            }
        } else if (target.startsWith("vpce-")) {
            if (trip.goal().isEmpty() && !trip.answers()) {
                add(at.throughEndpointOf(vpc), arrived);
            }
        } else if (target.startsWith("nat-")) {
            throughNat(target, from, at, trip, arrived);
        } else if (target.startsWith("eni-")) {
            world.table(scope, INTERFACES)
                    .get(target)
                    .filter(one -> one.machine() != null)
                    .ifPresent(one -> throughMachine(one, from, at, trip, arrived));
        }
    }

    private static void add(Arrival one, List<Arrival> arrived) {
        if (!one.isEmpty()) {
            arrived.add(one);
        }
    }

    // To whoever has the destination in a subnet.
    private Arrival enter(Subnet to, Optional<Subnet> from, Arrival at) {
        return pass(to, from, at.with(at.beam().through(HeaderSpace.where(Field.DESTINATION, Interval.of(to.cidr())))));
    }

    // Past the ACL of a subnet, unless it comes from within.
    private Arrival pass(Subnet to, Optional<Subnet> from, Arrival at) {
        return from.filter(to::equals).isPresent() ? at : at.with(at.beam().through(rules.acl(to, false)));
    }

    private Optional<Arrival> across(String peering, String vpc, Arrival at, Subnet to) {
        return world.table(scope, PEERING_CONNECTIONS)
                .get(peering)
                .filter(one -> isBetween(one, vpc, to.vpc()))
                .map(one -> at.with(
                        at.beam().through(ranges(vpc, Field.SOURCE)).through(ranges(to.vpc(), Field.DESTINATION))))
                .map(one -> enter(to, Optional.empty(), one));
    }

    private static boolean isBetween(PeeringConnection peering, String one, String other) {
        return peering.state() == PeeringConnection.State.ACTIVE
                && (one.equals(peering.requester()) || one.equals(peering.accepter()))
                && peering.other(one).equals(other);
    }

    /** The headers that a subnet's routes send to the peer that another VPC is. */
    HeaderSpace towards(Subnet from, String vpc) {
        HeaderSpace sent = HeaderSpace.NOTHING;
        for (RouteSpace route : rules.routes(from)) {
            if (world.table(scope, PEERING_CONNECTIONS)
                    .get(route.route().target())
                    .filter(one -> isBetween(one, from.vpc(), vpc))
                    .isPresent()) {
                sent = sent.union(route.decides());
            }
        }
        return sent;
    }

    private HeaderSpace ranges(String vpc, Field field) {
        return HeaderSpace.anyOf(world.table(scope, VPCS).get(vpc).map(Vpc::ranges).orElse(List.of()).stream()
                .map(range -> Box.EVERYTHING.with(field, Interval.of(range.cidr())))
                .toList());
    }

    // The source has to be one address here: an interface's own, or a NAT gateway's.
    private Optional<Arrival> toInternet(String gateway, String vpc, Arrival at) {
        if (!isAttached(gateway, vpc) || !(at.beam().get(Field.SOURCE) instanceof Term.Known source)) {
            return Optional.empty();
        }
        return publicAddress(vpc, source.value())
                .map(address -> at.with(
                        at.beam().with(Field.SOURCE, new Term.Known(address)).through(Outside.DESTINATIONS)));
    }

    private boolean isAttached(String gateway, String vpc) {
        return world.table(scope, InternetGateway.BY_VPC)
                .get(vpc)
                .filter(gateway::equals)
                .isPresent();
    }

    private Optional<Long> publicAddress(String vpc, long privateAddress) {
        String dotted = Cidr.dotted(privateAddress);
        return world.table(scope, BY_ADDRESS)
                .get(vpc + "/" + dotted)
                .flatMap(world.table(scope, INTERFACES)::get)
                .flatMap(one -> one.addresses().stream()
                        .filter(address -> address.privateAddress().equals(dotted) && address.publicAddress() != null)
                        .findFirst())
                .map(NetworkInterface.Address::publicAddress)
                .map(Party::number);
    }

    private void throughNat(String id, Optional<Subnet> from, Arrival at, Trip trip, List<Arrival> arrived) {
        Optional<NatGateway> found =
                world.table(scope, NAT_GATEWAYS).get(id).filter(one -> one.state() == NatGateway.State.AVAILABLE);
        // What comes to the same gateway again goes in a circle.
        if (found.isEmpty()
                || trip.answers()
                || at.translations().stream().anyMatch(one -> one.nat().id().equals(id))) {
            return;
        }
        NatGateway nat = found.get();
        Subnet its = subnet(nat);
        Beam in = pass(its, from, at).beam().through(ranges(nat.vpc(), Field.SOURCE));
        Arrival.Translation translation = new Arrival.Translation(nat, in.get(Field.SOURCE), in.get(Field.SOURCE_PORT));
        Beam out = in.with(Field.SOURCE, new Term.Known(privateAddress(nat))).with(Field.SOURCE_PORT, NAT_PORTS);
        if (!out.isEmpty()) {
            leave(its, at.translated(translation, out), trip.fromElsewhere(), arrived);
        }
    }

    private Subnet subnet(NatGateway nat) {
        return rules.subnet(nat.subnet()).orElseThrow();
    }

    private static long privateAddress(NatGateway nat) {
        return Party.number(nat.addresses().get(0).privateAddress());
    }

    // A route names an interface: its machine passes on what is not for itself.
    private void throughMachine(
            NetworkInterface one, Optional<Subnet> from, Arrival at, Trip trip, List<Arrival> arrived) {
        Subnet its = rules.subnet(one.subnet()).orElseThrow();
        Arrival in = pass(its, from, at);
        HeaderSpace own = Party.addresses(one, Field.DESTINATION);
        if (trip.goal().filter(its::equals).isPresent()) {
            add(in.with(in.beam().through(own)), arrived);
        }
        // What comes to the same machine again goes in a circle.
        Optional<HostSpace> host = rules.host(one, trip.answers() ? Passing.State.ESTABLISHED : Passing.State.NEW);
        if (one.checksAddresses() || at.machines().contains(one.id()) || host.isEmpty()) {
            return;
        }
        Beam passed = in.beam().around(own).through(host.get().forward());
        if (!trip.known().contains(one.id())) {
            passed = passed.through(rules.groups(one.groups(), false, trip.sources()))
                    .through(rules.groups(one.groups(), true, trip.destinations()));
        }
        if (!passed.isEmpty()) {
            leave(its, in.with(passed).through(one.id()), trip, arrived);
        }
    }

    /** What comes from the Internet to an interface's public address, at the border of the interface. */
    List<Arrival> fromInternet(Subnet to, long privateAddress, Arrival at, Trip trip) {
        List<Arrival> arrived = new ArrayList<>();
        Arrival in = at.with(at.beam().with(Field.DESTINATION, new Term.Known(privateAddress)));
        world.table(scope, InternetGateway.BY_VPC).get(to.vpc()).ifPresent(gateway -> rules.routesOfGateway(gateway)
                .ifPresentOrElse(
                        routes -> follow(routes, to.vpc(), Optional.empty(), in, trip.fromElsewhere(), arrived),
                        () -> add(enter(to, Optional.empty(), in), arrived)));
        return arrived;
    }

    /**
     * What of answers comes back to who sent the packets; where the packets met the Internet it does so by the same
     * address.
     *
     * @param packets the packets that are answered, at the place from where their translations are undone
     * @param answers the answers there: on the Internet, or at the border of the interfaces that answer
     * @param at the subnet of these; empty for the Internet
     * @param sender the subnet of who sent the packets
     * @param source the private address that sent them, as far as it is known; asked only on the Internet
     */
    HeaderSpace answered(
            Arrival packets, List<Beam> answers, Optional<Subnet> at, Subnet sender, Term source, Trip trip) {
        HeaderSpace home = HeaderSpace.NOTHING;
        for (Beam answer : answers) {
            for (Beam back :
                    undone(packets, packets.translations().size(), Arrival.of(answer), at, sender, source, trip)) {
                home = home.union(back.sent());
            }
        }
        return home;
    }

    // Of an echo the identifier is translated, which answers have in the same place.
    private static List<Beam> untranslated(Beam answer, Arrival.Translation translation) {
        Beam back = answer.with(Field.DESTINATION, translation.source());
        return List.of(
                back.around(Beam.ICMP).with(Field.DESTINATION_PORT, translation.port()),
                back.through(Beam.ICMP).with(Field.SOURCE_PORT, translation.port()));
    }

    // Answers on their way to the last of so many NAT gateways, or home.
    private List<Beam> undone(
            Arrival packets,
            int translations,
            Arrival answer,
            Optional<Subnet> at,
            Subnet sender,
            Term source,
            Trip trip) {
        List<Beam> home = new ArrayList<>();
        boolean last = translations == 0;
        Arrival.Translation translation = last ? null : packets.translations().get(translations - 1);
        Subnet goal = last ? sender : subnet(translation.nat());
        long address =
                last ? source instanceof Term.Known known ? known.value() : -1 : privateAddress(translation.nat());
        Trip leg = Trip.back(Optional.of(goal), trip.sources(), last ? trip.destinations() : List.of(), trip.known());
        List<Arrival> arrived = at.isPresent()
                ? leave(at.get(), answer, leg)
                : packets.endpoint().isPresent()
                        ? List.of(enter(goal, Optional.empty(), answer))
                        : fromInternet(goal, address, answer, leg);
        for (Arrival one : arrived) {
            if (last) {
                home.add(one.beam());
            } else {
                for (Beam untranslated : untranslated(one.beam(), translation)) {
                    home.addAll(undone(
                            packets,
                            translations - 1,
                            one.with(untranslated),
                            Optional.of(goal),
                            sender,
                            source,
                            trip));
                }
            }
        }
        return home;
    }
}
