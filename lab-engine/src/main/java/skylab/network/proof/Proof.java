package skylab.network.proof;

import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.host.Passing.State.ESTABLISHED;
import static skylab.network.host.Passing.State.NEW;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import skylab.network.eni.NetworkInterface;
import skylab.network.host.Passing.State;
import skylab.network.proof.Places.Place;
import skylab.network.vpc.Subnet;
import skylab.world.Scope;
import skylab.world.World;

/**
 * What gets through the network of a world: of all headers that could be sent, those that arrive and whose answers come
 * back. Rules of machines themselves count too, but of what they translate nothing is said. Not by trying: the rules of filters and routes become sets of headers, and are intersected along every way.
 *
 * <p>A proof is about one world and never changes; what it has computed it keeps. Not safe for use by several threads.
 */
public final class Proof {
    private final World world;
    private final Scope scope;
    private final Rules rules;
    private final Ways ways;
    private final Set<String> routers;
    private final Map<Parties, List<Beam>> legs = new HashMap<>();

    private final Map<Parties, HeaderSpace> byParties = new HashMap<>();

    private final Map<String, Optional<End>> ends = new HashMap<>();

    // An interface of a machine, and what is from and to its private addresses.
    private record End(Party party, HeaderSpace sends, HeaderSpace receives) {}

    private record Parties(Party from, Party to) {}

    /** A proof about the network of an account in a region. */
    public Proof(World world, Scope scope) {
        this.world = world;
        this.scope = scope;
        this.rules = new Rules(world, scope);
        this.ways = new Ways(world, scope, rules);
        this.routers = rules.routers();
    }

    /**
     * The headers with which an interface reaches another, by private or public addresses, and has an answer.
     *
     * @param from the id of the interface that sends; only headers with one of its own addresses as source are meant
     * @param to the id of the interface that answers
     */
    public HeaderSpace between(String from, String to) {
        return privately(from, to).union(from.equals(to) ? HeaderSpace.NOTHING : publicly(one(from), one(to)));
    }

    /** The part of {@link #between} that is addressed to private addresses; nothing if one is not there. */
    HeaderSpace privately(String from, String to) {
        Optional<End> a = end(from);
        Optional<End> b = end(to);
        return a.isEmpty() || b.isEmpty() || from.equals(to)
                ? HeaderSpace.NOTHING
                : atHosts(a.get().party(), b.get().party(), one(from), one(to))
                        .intersect(a.get().sends())
                        .intersect(b.get().receives());
    }

    // The rules of machines tell them apart from others of their party.
    private HeaderSpace atHosts(Party a, Party b, NetworkInterface from, NetworkInterface to) {
        if (!hasRules(from) && !hasRules(to)) {
            return privately(a, b);
        }
        HeaderSpace all = HeaderSpace.NOTHING;
        for (Beam leg : legs(a, b)) {
            HeaderSpace sent = compute(a, b, leg).intersect(let(from, NEW, HostSpace::output));
            Beam in = new Beam(sent, leg.now()).through(let(to, NEW, HostSpace::input));
            HeaderSpace answered = HostSpace.answered(in, let(to, ESTABLISHED, HostSpace::output));
            all = all.union(home(from, answered));
        }
        return all;
    }

    private boolean hasRules(NetworkInterface one) {
        return rules.host(one, NEW)
                .filter(space -> !space.host().tables().isEmpty())
                .isPresent();
    }

    private HeaderSpace let(NetworkInterface one, State state, Function<HostSpace, HeaderSpace> way) {
        return rules.host(one, state).map(way).orElse(HeaderSpace.EVERYTHING);
    }

    // What of packets has answers that their sender's machine lets in.
    private HeaderSpace home(NetworkInterface from, HeaderSpace sent) {
        return HostSpace.answered(Beam.of(sent), let(from, ESTABLISHED, HostSpace::input));
    }

    private Optional<End> end(String id) {
        return ends.computeIfAbsent(id, any -> find(id).filter(Proof::isAttached)
                .map(one -> new End(
                        party(one), Party.addresses(one, Field.SOURCE), Party.addresses(one, Field.DESTINATION))));
    }

    /**
     * What gets from one place to another, and has an answer.
     *
     * @param from who sends: the id of a machine or of an interface; {@code internet}, {@code terminal} for the learner's
     *     own computer, or an address of the Internet
     * @param to who answers, named likewise
     * @throws IllegalArgumentException if one of the names is none of these, or both places are outside of the lab
     */
    public Reachable reachable(String from, String to) {
        Place sender = Places.find(world, scope, from);
        Place receiver = Places.find(world, scope, to);
        HeaderSpace headers = HeaderSpace.NOTHING;
        if (sender instanceof Place.Inside a && receiver instanceof Place.Inside b) {
            for (NetworkInterface one : a.interfaces()) {
                for (NetworkInterface other : b.interfaces()) {
                    headers = headers.union(between(one.id(), other.id()));
                }
            }
        } else if (sender instanceof Place.Inside a && receiver instanceof Place.Outside there) {
            for (NetworkInterface one : a.interfaces()) {
                headers = headers.union(toInternet(one.id()));
            }
            headers = headers.intersect(HeaderSpace.where(Field.DESTINATION, there.addresses()));
        } else if (sender instanceof Place.Outside there && receiver instanceof Place.Inside b) {
            for (NetworkInterface one : b.interfaces()) {
                headers = headers.union(fromInternet(one.id()));
            }
            headers = headers.intersect(there.sends());
        } else {
            throw new IllegalArgumentException(from + " and " + to + " are both outside of the lab");
        }
        return new Reachable(from, to, headers);
    }

    /** What the Internet reaches. */
    public Exposure exposed() {
        return new Exposure(world.table(scope, INTERFACES).values().stream()
                .map(one -> new Exposure.Exposed(
                        one.id(),
                        one.machine(),
                        one.addresses().stream()
                                .map(NetworkInterface.Address::publicAddress)
                                .filter(Objects::nonNull)
                                .toList(),
                        fromInternet(one.id())))
                .filter(one -> !one.headers().isEmpty())
                .toList());
    }

    /** The rules that never decide anything. */
    public Shadows shadowed() {
        return Shadows.of(world, scope);
    }

    /** What gets through in another world that did not in this one, and the other way round. */
    public Difference difference(Proof after) {
        return Comparison.of(this, after);
    }

    /** The headers with which the Internet reaches an interface, and has an answer; their destinations are public. */
    public HeaderSpace fromInternet(String to) {
        NetworkInterface b = one(to);
        HeaderSpace all = HeaderSpace.NOTHING;
        if (!isAttached(b)) {
            return all;
        }
        for (NetworkInterface.Address address : b.addresses()) {
            if (address.publicAddress() != null) {
                Beam sent = Beam.of(Outside.SOURCES.intersect(destined(address)));
                for (Arrival in : entered(b, address, Arrival.of(sent))) {
                    for (Beam answer : answersOnInternet(b, in, known(in, b))) {
                        all = all.union(answer.sent());
                    }
                }
            }
        }
        return all;
    }

    /** The headers with which an interface reaches hosts of the Internet, and has an answer. */
    public HeaderSpace toInternet(String from) {
        NetworkInterface a = one(from);
        HeaderSpace all = HeaderSpace.NOTHING;
        if (!isAttached(a)) {
            return all;
        }
        for (NetworkInterface.Address address : a.addresses()) {
            for (Arrival out : sentOut(a, address, Outside.DESTINATIONS)) {
                all = all.union(home(a, address, out, out.beam().answers(), known(out, a)));
            }
        }
        return all;
    }

    private HeaderSpace publicly(NetworkInterface a, NetworkInterface b) {
        HeaderSpace all = HeaderSpace.NOTHING;
        if (!isAttached(a) || !isAttached(b)) {
            return all;
        }
        for (NetworkInterface.Address target : b.addresses()) {
            if (target.publicAddress() == null) {
                continue;
            }
            for (NetworkInterface.Address source : a.addresses()) {
                for (Arrival out : sentOut(a, source, destined(target))) {
                    if (out.endpoint().isPresent()) {
                        continue;
                    }
                    for (Arrival in : entered(b, target, out)) {
                        all = all.union(
                                home(a, source, in, answersOnInternet(b, in, known(in, a, b)), known(in, a, b)));
                    }
                }
            }
        }
        return all;
    }

    private static HeaderSpace destined(NetworkInterface.Address to) {
        return HeaderSpace.where(Field.DESTINATION, Interval.of(Party.number(to.publicAddress())));
    }

    // What an address sends that comes to the Internet.
    private List<Arrival> sentOut(NetworkInterface a, NetworkInterface.Address source, HeaderSpace headers) {
        Interval address = Interval.of(Party.number(source.privateAddress()));
        Beam sent = Beam.of(headers.intersect(HeaderSpace.where(Field.SOURCE, address))
                        .intersect(rules.groups(a.groups(), true, List.of()))
                        .intersect(let(a, NEW, HostSpace::output)))
                .with(Field.SOURCE, new Term.Known(address.first()));
        return ways.leave(party(a).subnet(), Arrival.of(sent), Trip.forth(Optional.empty(), a.groups(), List.of()));
    }

    // What comes from the Internet to an address, and is let in.
    private List<Arrival> entered(NetworkInterface b, NetworkInterface.Address target, Arrival at) {
        Subnet subnet = party(b).subnet();
        Trip trip = Trip.forth(Optional.of(subnet), List.of(), b.groups());
        HeaderSpace admitted = rules.groups(b.groups(), false, List.of());
        return ways.fromInternet(subnet, Party.number(target.privateAddress()), at, trip).stream()
                .map(one -> one.with(one.beam().through(admitted).through(let(b, NEW, HostSpace::input))))
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private List<Beam> answersOnInternet(NetworkInterface b, Arrival in, Set<String> known) {
        Trip back = Trip.back(Optional.empty(), b.groups(), List.of(), known);
        List<Beam> answers = new ArrayList<>();
        HeaderSpace out = let(b, ESTABLISHED, HostSpace::output);
        for (Beam answer : in.beam().answers()) {
            ways.leave(party(b).subnet(), Arrival.of(answer.through(out)), back)
                    .forEach(one -> answers.add(one.beam()));
        }
        return answers;
    }

    // What of the answers on the Internet comes home to an address.
    private HeaderSpace home(
            NetworkInterface a,
            NetworkInterface.Address source,
            Arrival packets,
            List<Beam> answers,
            Set<String> known) {
        Subnet subnet = party(a).subnet();
        Term address = new Term.Known(Party.number(source.privateAddress()));
        Trip back = Trip.back(Optional.of(subnet), List.of(), a.groups(), known);
        return home(a, ways.answered(packets, answers, Optional.empty(), subnet, address, back));
    }

    private static Set<String> known(Arrival packets, NetworkInterface... ends) {
        Set<String> known = new HashSet<>(packets.machines());
        Stream.of(ends).map(NetworkInterface::id).forEach(known::add);
        return known;
    }

    /** What gets from any address of a party's subnet that is its own to any of another's. */
    HeaderSpace privately(Party a, Party b) {
        return byParties.computeIfAbsent(new Parties(a, b), key -> compute(a, b));
    }

    private HeaderSpace compute(Party a, Party b) {
        HeaderSpace all = HeaderSpace.NOTHING;
        for (Beam leg : legs(a, b)) {
            all = all.union(compute(a, b, leg));
        }
        return all;
    }

    private HeaderSpace compute(Party a, Party b, Beam leg) {
        boolean own = leg.get(Field.SOURCE) instanceof Term.Sent;
        HeaderSpace in = rules.groups(b.groups(), false, own ? a.groups() : List.of());
        return new Beam(leg.sent().intersect(sent(a, b)), leg.now()).through(in).sent();
    }

    // What a party's groups let out to another's; in a VPC beyond a peering connection as far as the route leads there.
    private HeaderSpace sent(Party a, Party b) {
        HeaderSpace toMembers = rules.groups(a.groups(), true, b.groups());
        HeaderSpace toAll = rules.groups(a.groups(), true, List.of());
        return toMembers == toAll || a.subnet().vpc().equals(b.subnet().vpc())
                ? toMembers
                : toAll.union(
                        toMembers.intersect(ways.towards(a.subnet(), b.subnet().vpc())));
    }

    // What gets from subnet to subnet and back, were there no security groups at the ends. Those on the way tell
    // parties
    // apart.
    private List<Beam> legs(Party a, Party b) {
        Parties key =
                routers.isEmpty() ? new Parties(Party.anyOf(a.subnet()), Party.anyOf(b.subnet())) : new Parties(a, b);
        return legs.computeIfAbsent(key, any -> {
            Subnet from = a.subnet();
            Subnet to = b.subnet();
            Beam sent = Beam.of(HeaderSpace.of(Box.EVERYTHING
                    .with(Field.SOURCE, Interval.of(from.cidr()))
                    .with(Field.DESTINATION, Interval.of(to.cidr()))));
            List<Beam> found = new ArrayList<>();
            for (Arrival in : ways.leave(from, Arrival.of(sent), Trip.forth(Optional.of(to), a.groups(), b.groups()))) {
                Set<String> known = new HashSet<>(in.machines());
                a.router().ifPresent(known::add);
                b.router().ifPresent(known::add);
                Trip back = Trip.back(Optional.of(from), b.groups(), a.groups(), known);
                HeaderSpace answered = ways.answered(
                        in, in.beam().answers(), Optional.of(to), from, new Term.Sent(Field.SOURCE), back);
                if (!answered.isEmpty()) {
                    found.add(new Beam(answered, in.beam().now()));
                }
            }
            return found;
        });
    }

    private NetworkInterface one(String id) {
        return find(id).orElseThrow();
    }

    Optional<NetworkInterface> find(String id) {
        return world.table(scope, INTERFACES).get(id);
    }

    /** All interfaces of machines. */
    List<NetworkInterface> interfaces() {
        return world.table(scope, INTERFACES).values().stream()
                .filter(Proof::isAttached)
                .toList();
    }

    // Nobody sends or answers at an interface that is attached to nothing.
    private static boolean isAttached(NetworkInterface one) {
        return one.machine() != null;
    }

    Party party(NetworkInterface one) {
        return Party.of(rules.subnet(one.subnet()).orElseThrow(), one, routers.contains(one.id()));
    }
}
