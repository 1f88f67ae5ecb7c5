package skylab.network.packet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import skylab.network.Cidr;
import skylab.network.address.PublicAddresses;
import skylab.network.eni.Interfaces;
import skylab.network.eni.NetworkInterface;
import skylab.network.eni.NewInterface;
import skylab.network.filter.NetworkAcl;
import skylab.network.filter.Peer;
import skylab.network.filter.SecurityGroup;
import skylab.network.gateway.InternetGateway;
import skylab.network.gateway.NatGateway;
import skylab.network.gateway.PeeringConnection;
import skylab.network.host.HostNetwork;
import skylab.network.host.Tables;
import skylab.network.internet.Site;
import skylab.network.route.Route;
import skylab.network.route.RouteTable;
import skylab.network.route.Routes;
import skylab.network.vpc.NewVpc;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Vpc;
import skylab.world.Scope;
import skylab.world.Seed;
import skylab.world.Timeline;
import skylab.world.Transaction;
import skylab.world.World;

/** Networks drawn with a few strokes, for tests of the packet function. Things have the names that the test gives them. */
public final class Ground {
    public static final Scope SCOPE = new Scope("123456789012", "us-east-1");
    public static final String LEARNER = "terminal";
    public static final Net NET = new VpcNet();

    private final Timeline timeline = new Timeline(World.empty(new Seed(11), Instant.parse("2026-03-02T09:00:00Z")));
    private final Map<String, String> enis = new TreeMap<>();

    public Ground() {
        write(tx -> PublicAddresses.create(tx, SCOPE, Cidr.of("50.1.0.0/16")));
    }

    public void write(Consumer<Transaction> change) {
        timeline.write(tx -> {
            change.accept(tx);
            return null;
        });
    }

    public World world() {
        return timeline.world();
    }

    public Ground vpc(String id, String... ranges) {
        write(tx -> NewVpc.create(
                tx,
                SCOPE,
                new Vpc(
                        id,
                        List.of(ranges).stream()
                                .map(range -> new Vpc.Range("vpc-cidr-assoc-" + range, Cidr.of(range)))
                                .toList(),
                        List.of(),
                        false,
                        new Vpc.Settings("default", "default", true, true, false)),
                tx::newId));
        return this;
    }

    public Ground subnet(String id, String vpc, String range) {
        write(tx -> NewVpc.create(
                tx, SCOPE, new Subnet(id, vpc, "us-east-1a", "use1-az1", Cidr.of(range), false, false), tx::newId));
        return this;
    }

    /** A machine {@code i-<name>} with an interface in a subnet. */
    public Ground machine(String name, String subnet, String address, String... groups) {
        write(tx -> {
            Subnet in = tx.find(SCOPE, Subnet.SUBNETS, subnet).orElseThrow();
            NetworkInterface made = Interfaces.create(
                            tx,
                            SCOPE,
                            NewInterface.in(in, List.of(groups)).at(address),
                            new Interfaces.Slot("i-" + name, 0, true))
                    .orElseThrow();
            enis.put(name, made.id());
        });
        return this;
    }

    public String eni(String name) {
        return enis.get(name);
    }

    public Ground publicly(String name, String address) {
        write(tx -> {
            NetworkInterface one =
                    tx.find(SCOPE, NetworkInterface.INTERFACES, eni(name)).orElseThrow();
            Interfaces.setPublicAddress(tx, SCOPE, one.id(), one.privateAddress(), address);
        });
        return this;
    }

    public Ground unchecked(String name) {
        write(tx -> tx.update(SCOPE, NetworkInterface.INTERFACES, eni(name), one -> one.checking(false)));
        return this;
    }

    /** A machine whose kernel passes on what is for others, past these rules. */
    public Ground forwarding(String name, UnaryOperator<Tables> rules) {
        write(tx -> tx.put(
                SCOPE,
                HostNetwork.HOSTS,
                "i-" + name,
                new HostNetwork(true, new HostNetwork.Nics("ens", 5), rules.apply(Tables.EMPTY))));
        return this;
    }

    public Ground forwarding(String name) {
        return forwarding(name, rules -> rules);
    }

    /** A group whose rules are written {@code in tcp 22 0.0.0.0/0}, {@code out all 0.0.0.0/0}. */
    public Ground group(String id, String vpc, String... rules) {
        List<SecurityGroup.Rule> made = new ArrayList<>();
        for (String rule : rules) {
            String[] words = rule.split(" ");
            boolean all = words[1].equals("all");
            String[] ports = all ? new String[] {"-1"} : words[2].split("-");
            int from = words[2].equals("*") ? -1 : all ? -1 : Integer.parseInt(ports[0]);
            int to = words[2].equals("*") || words[1].equals("icmp")
                    ? -1
                    : all ? -1 : Integer.parseInt(ports[ports.length - 1]);
            made.add(new SecurityGroup.Rule(
                    "sgr-" + id + "-" + made.size(),
                    words[0].equals("out"),
                    all ? "-1" : words[1],
                    from,
                    to,
                    peer(words[words.length - 1]),
                    null));
        }
        write(tx -> tx.put(SCOPE, SecurityGroup.SECURITY_GROUPS, id, new SecurityGroup(id, id, id, vpc, made)));
        return this;
    }

    private static Peer peer(String text) {
        return text.startsWith("sg-")
                ? new Peer.Group(text)
                : text.startsWith("pl-") ? new Peer.Prefixes(text) : Peer.of(text);
    }

    /** An ACL for subnets whose entries are written {@code in 100 allow tcp 80 0.0.0.0/0}, {@code out 100 deny all * …}. */
    public Ground acl(String id, Set<String> subnets, String... entries) {
        List<NetworkAcl.Entry> made = new ArrayList<>();
        for (String entry : entries) {
            String[] words = entry.split(" ");
            String[] ports = words[4].split("-");
            boolean all = words[4].equals("*");
            made.add(new NetworkAcl.Entry(
                    Integer.parseInt(words[1]),
                    words[0].equals("out"),
                    words[2].equals("allow"),
                    words[3].equals("all") ? "-1" : words[3],
                    all ? -1 : Integer.parseInt(ports[0]),
                    all || words[3].equals("icmp") ? -1 : Integer.parseInt(ports[ports.length - 1]),
                    Peer.of(words[5])));
        }
        write(tx -> {
            tx.put(SCOPE, NetworkAcl.NETWORK_ACLS, id, new NetworkAcl(id, "vpc-a", false, made));
            subnets.forEach(subnet -> tx.put(
                    SCOPE, NetworkAcl.ACL_ASSOCIATIONS, subnet, new NetworkAcl.Association("aclassoc", id, subnet)));
        });
        return this;
    }

    public Ground internetGateway(String id, String vpc) {
        write(tx -> {
            tx.put(SCOPE, InternetGateway.INTERNET_GATEWAYS, id, new InternetGateway(id, vpc));
            if (vpc != null) {
                tx.put(SCOPE, InternetGateway.BY_VPC, vpc, id);
            }
        });
        return this;
    }

    /** A table for subnets or gateways, with the VPC's own ranges and routes written {@code 0.0.0.0/0 igw-1}. */
    public Ground table(String id, String vpc, Set<String> subjects, String... routes) {
        write(tx -> {
            List<Route> all =
                    new ArrayList<>(NewVpc.local(tx.find(SCOPE, Vpc.VPCS, vpc).orElseThrow()));
            for (String route : routes) {
                String[] words = route.split(" ");
                all.add(Route.to(words[0], words[1], Route.Origin.CREATE_ROUTE));
            }
            tx.put(SCOPE, RouteTable.ROUTE_TABLES, id, new RouteTable(id, vpc, Routes.of(all), List.of()));
            subjects.forEach(subject -> tx.put(
                    SCOPE,
                    RouteTable.TABLE_ASSOCIATIONS,
                    subject,
                    new RouteTable.Association("rtbassoc-" + subject, id, subject)));
        });
        return this;
    }

    /** A NAT gateway with its interface. */
    public Ground nat(String id, String subnet, String address, String publicAddress) {
        write(tx -> {
            Subnet in = tx.find(SCOPE, Subnet.SUBNETS, subnet).orElseThrow();
            NetworkInterface made = Interfaces.create(
                            tx,
                            SCOPE,
                            NewInterface.in(in, List.of())
                                    .at(address)
                                    .with(new NetworkInterface.Use("nat_gateway", "NAT", "amazon-nat"))
                                    .unchecked())
                    .orElseThrow();
            if (publicAddress != null) {
                Interfaces.setPublicAddress(tx, SCOPE, made.id(), address, publicAddress);
            }
            enis.put(id, made.id());
            tx.put(
                    SCOPE,
                    NatGateway.NAT_GATEWAYS,
                    id,
                    new NatGateway(
                            id,
                            in.vpc(),
                            subnet,
                            publicAddress != null,
                            List.of(new NatGateway.Address(made.id(), address, "eipalloc-1", publicAddress)),
                            NatGateway.State.AVAILABLE,
                            tx.now(),
                            tx.now(),
                            null));
        });
        return this;
    }

    public Ground natState(String id, NatGateway.State state) {
        write(tx -> tx.update(
                SCOPE,
                NatGateway.NAT_GATEWAYS,
                id,
                one -> new NatGateway(
                        one.id(),
                        one.vpc(),
                        one.subnet(),
                        one.isPublic(),
                        one.addresses(),
                        state,
                        tx.now(),
                        one.created(),
                        null)));
        return this;
    }

    public Ground peering(String id, String requester, String accepter, PeeringConnection.State state) {
        write(tx -> tx.put(
                SCOPE,
                PeeringConnection.PEERING_CONNECTIONS,
                id,
                new PeeringConnection(id, requester, accepter, state, tx.now(), false, false)));
        return this;
    }

    public Ground site(String address, Integer... blocked) {
        write(tx -> tx.put(SCOPE, Site.SITES, LEARNER, new Site(address, new TreeSet<>(List.of(blocked)))));
        return this;
    }

    // Packets

    public Journey journey(Packet packet) {
        return NET.journey(world(), SCOPE, packet);
    }

    public Fate open(Packet packet) {
        Fate[] fate = new Fate[1];
        write(tx -> fate[0] = NET.open(tx, SCOPE, packet));
        return fate[0];
    }

    /** The flow of a packet that got through. */
    public Flow flow(Packet packet) {
        Fate fate = open(packet);
        return fate instanceof Fate.Delivered one ? one.flow() : ((Fate.External) fate).flow();
    }

    public boolean carries(Flow flow) {
        return NET.carries(world(), SCOPE, flow);
    }

    /** {@code ok}, or the codes of what is in the way. */
    public String result(Packet packet) {
        Journey journey = journey(packet);
        return journey.fate() instanceof Fate.Dropped dropped
                ? dropped.reasons().stream().map(Fate.Blocker::code).collect(Collectors.joining(" "))
                : "ok";
    }

    /** The headers of a way at the places where they change, and at its end. */
    public static List<String> headers(List<Hop> hops) {
        List<String> headers = new ArrayList<>();
        headers.add(hops.get(0).before().toString());
        for (Hop hop : hops) {
            if (!hop.before().equals(hop.after())) {
                headers.add(hop.place() + " " + hop.after());
            }
        }
        return headers;
    }

    public static List<Place> places(List<Hop> hops) {
        return hops.stream().map(Hop::place).toList();
    }
}
