package skylab.network.proof;

import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.filter.NetworkAcl.ACL_ASSOCIATIONS;
import static skylab.network.filter.NetworkAcl.NETWORK_ACLS;
import static skylab.network.route.RouteTable.ROUTE_TABLES;
import static skylab.network.route.RouteTable.TABLE_ASSOCIATIONS;
import static skylab.network.vpc.Subnet.SUBNETS;
import static skylab.network.vpc.Vpc.VPCS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import skylab.network.Cidr;
import skylab.network.address.PublicAddresses;
import skylab.network.eni.Interfaces;
import skylab.network.eni.NetworkInterface;
import skylab.network.eni.NewInterface;
import skylab.network.filter.NetworkAcl;
import skylab.network.filter.Peer;
import skylab.network.filter.SecurityGroup;
import skylab.network.filter.SecurityGroups;
import skylab.network.gateway.InternetGateway;
import skylab.network.gateway.NatGateway;
import skylab.network.gateway.PeeringConnection;
import skylab.network.host.Chain;
import skylab.network.host.Count;
import skylab.network.host.HostNetwork;
import skylab.network.host.Module;
import skylab.network.host.Passing;
import skylab.network.host.Rejection;
import skylab.network.host.Rule;
import skylab.network.host.RuleTable;
import skylab.network.host.Selector;
import skylab.network.host.Span;
import skylab.network.host.Tables;
import skylab.network.host.Target;
import skylab.network.route.Route;
import skylab.network.route.RouteTable;
import skylab.network.vpc.NewVpc;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Vpc;
import skylab.world.Scope;
import skylab.world.Seed;
import skylab.world.Timeline;
import skylab.world.Transaction;
import skylab.world.World;

/** Small networks with a bit of everything, right or wrong: two VPCs, subnets, filters, routes, ways out. */
final class RandomNetwork {
    static final Scope SCOPE = new Scope("123456789012", "us-east-1");

    private static final List<String> RANGES = List.of(
            "0.0.0.0/0",
            "0.0.0.0/0",
            "10.0.0.0/15",
            "10.0.0.0/16",
            "10.1.0.0/16",
            "10.0.1.0/24",
            "10.1.2.0/24",
            "0.0.0.0/1",
            "54.0.0.0/8",
            "10.0.0.0/29");

    private final Transaction tx;
    private final SplittableRandom random;
    private final List<Subnet> subnets = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    private final List<String> machines = new ArrayList<>();

    private RandomNetwork(Transaction tx, long seed) {
        this.tx = tx;
        this.random = new SplittableRandom(seed);
    }

    /** The network of a number. */
    static World of(long seed) {
        Timeline timeline = new Timeline(World.empty(new Seed(seed), Instant.parse("2026-03-02T00:00:00Z")));
        timeline.write(tx -> {
            new RandomNetwork(tx, seed).make();
            return null;
        });
        return timeline.world();
    }

    private void make() {
        PublicAddresses.create(tx, SCOPE, Cidr.of("54.144.0.0/14"));
        for (int i = 0; i < 2; i++) {
            vpc(i);
        }
        String peering = tx.newId(PeeringConnection.PEERING_CONNECTIONS);
        List<Vpc> vpcs = tx.all(SCOPE, VPCS);
        if (chance(70)) {
            tx.put(
                    SCOPE,
                    PeeringConnection.PEERING_CONNECTIONS,
                    peering,
                    new PeeringConnection(
                            peering,
                            vpcs.get(0).id(),
                            vpcs.get(1).id(),
                            chance(80) ? PeeringConnection.State.ACTIVE : PeeringConnection.State.PENDING_ACCEPTANCE,
                            tx.now(),
                            false,
                            false));
        }
        for (Subnet subnet : subnets) {
            int count = 1 + random.nextInt(2);
            for (int i = 0; i < count; i++) {
                machine(subnet);
            }
        }
        vpcs.forEach(vpc -> ways(vpc, peering));
    }

    private void vpc(int number) {
        String id = tx.newId(VPCS);
        Cidr range = Cidr.of("10." + number + ".0.0/16");
        Vpc.Settings settings = new Vpc.Settings("default", "default", true, true, false);
        Vpc vpc = new Vpc(id, List.of(new Vpc.Range("vpc-cidr-assoc-0", range)), List.of(), false, settings);
        NewVpc.create(tx, SCOPE, vpc, tx::newId);
        for (int i = 1; i <= 3; i++) {
            Cidr part = Cidr.of("10." + number + "." + i + ".0/24");
            Subnet subnet = new Subnet(tx.newId(SUBNETS), id, "us-east-1a", "use1-az1", part, false, false);
            NewVpc.create(tx, SCOPE, subnet, tx::newId);
            subnets.add(subnet);
        }
        for (int i = 0; i < 2; i++) {
            group(id);
        }
        for (int i = 0; i < 2; i++) {
            acl(id);
        }
        if (chance(85)) {
            String gateway = tx.newId(InternetGateway.INTERNET_GATEWAYS);
            tx.put(SCOPE, InternetGateway.INTERNET_GATEWAYS, gateway, new InternetGateway(gateway, id));
            tx.put(SCOPE, InternetGateway.BY_VPC, id, gateway);
        }
    }

    private void group(String vpc) {
        String id = tx.newId(SecurityGroup.SECURITY_GROUPS);
        groups.add(id);
        List<SecurityGroup.Rule> rules = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            rules.add(rule(false));
        }
        if (chance(70)) {
            rules.add(NewVpc.allowAllOut(tx.newId(SecurityGroup.RULES)));
        } else {
            rules.add(rule(true));
        }
        SecurityGroups.put(tx, SCOPE, new SecurityGroup(id, "g" + groups.size(), "random", vpc, rules));
    }

    private SecurityGroup.Rule rule(boolean egress) {
        Traffic traffic = traffic();
        Peer peer = chance(30) ? new Peer.Group(oneOf(groups)) : Peer.of(oneOf(RANGES));
        return new SecurityGroup.Rule(
                tx.newId(SecurityGroup.RULES), egress, traffic.protocol, traffic.from, traffic.to, peer, null);
    }

    private record Traffic(String protocol, int from, int to) {}

    // No range divides the ports among which a NAT gateway chooses.
    private Traffic traffic() {
        return oneOf(List.of(
                new Traffic("-1", -1, -1),
                new Traffic("-1", -1, -1),
                new Traffic("tcp", 22, 22),
                new Traffic("tcp", 80, 443),
                new Traffic("tcp", 0, 65_535),
                new Traffic("tcp", 1024, 65_535),
                new Traffic("udp", 0, 1023),
                new Traffic("icmp", -1, -1),
                new Traffic("icmp", 8, 0),
                new Traffic("icmp", 0, -1),
                new Traffic("icmp", 3, 4)));
    }

    private void acl(String vpc) {
        String id = tx.newId(NETWORK_ACLS);
        List<NetworkAcl.Entry> entries = new ArrayList<>();
        for (boolean egress : new boolean[] {false, true}) {
            int count = 1 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                entries.add(entry(100 + 10 * i, egress, chance(60)));
            }
            if (chance(70)) {
                entries.add(new NetworkAcl.Entry(200, egress, true, "-1", -1, -1, Peer.of("0.0.0.0/0")));
            }
        }
        tx.put(SCOPE, NETWORK_ACLS, id, new NetworkAcl(id, vpc, false, entries));
        for (Subnet subnet : subnets) {
            if (subnet.vpc().equals(vpc) && chance(30)) {
                tx.put(SCOPE, ACL_ASSOCIATIONS, subnet.id(), new NetworkAcl.Association("aclassoc-0", id, subnet.id()));
            }
        }
    }

    private NetworkAcl.Entry entry(int number, boolean egress, boolean allow) {
        Traffic traffic = traffic();
        return new NetworkAcl.Entry(
                number, egress, allow, traffic.protocol, traffic.from, traffic.to, Peer.of(oneOf(RANGES)));
    }

    private void machine(Subnet subnet) {
        NewInterface wanted = NewInterface.in(subnet, List.of(oneOf(groups)))
                .with(List.of(), chance(20) ? 1 : 0)
                .wantingPublicAddress(chance(50));
        if (chance(60)) {
            wanted = wanted.unchecked();
        }
        String machine = "i-" + machines.size();
        NetworkInterface made = Interfaces.create(
                        tx, SCOPE, wanted, chance(90) ? new Interfaces.Slot(machine, 0, true) : null)
                .orElseThrow();
        machines.add(made.id());
        if (chance(70)) {
            tx.put(
                    SCOPE,
                    HostNetwork.HOSTS,
                    machine,
                    HostNetwork.usual(new HostNetwork.Nics("ens", 5))
                            .forwarding(chance(80))
                            .with(chance(30) ? filters() : Tables.EMPTY));
        }
        Interfaces.assignPublicAddress(tx, SCOPE, made.id());
    }

    private Tables filters() {
        Tables tables = Tables.EMPTY;
        for (String name : RuleTable.FILTER.chains()) {
            Chain chain = tables.chain(RuleTable.FILTER, name).orElseThrow();
            if (chance(30)) {
                chain = chain.with(Chain.Policy.DROP);
            }
            for (int i = 0; i < 2; i++) {
                if (chance(50)) {
                    chain = chain.with(chain.rules().plus(filter(name)));
                }
            }
            tables = tables.with(RuleTable.FILTER, chain);
        }
        return tables;
    }

    private Rule filter(String chain) {
        Traffic traffic = traffic();
        boolean hasPorts = traffic.protocol.equals("tcp") || traffic.protocol.equals("udp");
        Selector selector = new Selector(
                chance(40) ? Optional.of(new Selector.Is<>(chance(20), Cidr.of(oneOf(RANGES)))) : Optional.empty(),
                chance(20) ? Optional.of(new Selector.Is<>(chance(20), Cidr.of(oneOf(RANGES)))) : Optional.empty(),
                chance(20) && !chain.equals("OUTPUT")
                        ? Optional.of(new Selector.Is<>(chance(30), "ens5"))
                        : Optional.empty(),
                Optional.empty(),
                hasPorts ? Optional.of(new Selector.Is<>(false, traffic.protocol)) : Optional.empty());
        List<Module> modules = new ArrayList<>();
        if (hasPorts && traffic.from >= 0 && chance(60)) {
            modules.add(new Module.Ports(
                    traffic.protocol, chance(20), chance(20), List.of(new Span(traffic.from, traffic.to))));
        }
        if (chance(30)) {
            modules.add(new Module.States(
                    "state", false, Set.of(chance(70) ? Passing.State.ESTABLISHED : Passing.State.NEW)));
        }
        Target target = chance(60)
                ? new Target.Accept()
                : chance(50) ? new Target.Drop() : new Target.Reject(Rejection.With.PORT_UNREACHABLE);
        return new Rule(selector, modules, target, Count.NONE);
    }

    private void ways(Vpc vpc, String peering) {
        List<Subnet> own =
                subnets.stream().filter(subnet -> subnet.vpc().equals(vpc.id())).toList();
        List<String> targets = new ArrayList<>(List.of(peering));
        tx.find(SCOPE, InternetGateway.BY_VPC, vpc.id()).ifPresent(gateway -> {
            targets.add(gateway);
            targets.add(gateway);
            targets.add(nat(vpc, oneOf(own), true));
        });
        targets.add(nat(vpc, oneOf(own), false));
        machines.stream()
                .filter(id -> own.stream().anyMatch(subnet -> subnet.id()
                        .equals(tx.find(SCOPE, INTERFACES, id).orElseThrow().subnet())))
                .limit(2)
                .forEach(targets::add);
        targets.add("igw-gone");
        tx.update(
                SCOPE,
                ROUTE_TABLES,
                tx.find(SCOPE, TABLE_ASSOCIATIONS, vpc.id()).orElseThrow().table(),
                table -> table.with(table.routes().plus(route("0.0.0.0/0", oneOf(targets)))));
        for (int i = 0; i < 2; i++) {
            table(vpc, own, targets, peering);
        }
    }

    private void table(Vpc vpc, List<Subnet> own, List<String> targets, String peering) {
        String id = tx.newId(ROUTE_TABLES);
        List<Route> routes = new ArrayList<>(NewVpc.local(vpc));
        if (chance(80)) {
            routes.add(route("0.0.0.0/0", oneOf(targets)));
        }
        if (chance(70)) {
            routes.add(route(
                    vpc.cidr().network() == Cidr.of("10.0.0.0/16").network() ? "10.1.0.0/16" : "10.0.0.0/16",
                    chance(70) ? peering : oneOf(targets)));
        }
        if (chance(30)) {
            routes.add(
                    route(oneOf(List.of("8.8.8.0/24", "10.0.2.0/24", "10.1.3.0/24", "54.144.0.0/15")), oneOf(targets)));
        }
        tx.put(
                SCOPE,
                ROUTE_TABLES,
                id,
                new RouteTable(id, vpc.id(), skylab.network.route.Routes.of(routes), List.of()));
        for (Subnet subnet : own) {
            if (chance(40)) {
                associate(id, subnet.id());
            }
        }
        if (chance(15)) {
            tx.find(SCOPE, InternetGateway.BY_VPC, vpc.id()).ifPresent(gateway -> associate(id, gateway));
        }
    }

    private void associate(String table, String subject) {
        tx.put(SCOPE, TABLE_ASSOCIATIONS, subject, new RouteTable.Association("rtbassoc-0", table, subject));
    }

    private static Route route(String destination, String target) {
        return Route.to(destination, target, Route.Origin.CREATE_ROUTE);
    }

    private String nat(Vpc vpc, Subnet subnet, boolean isPublic) {
        String id = tx.newId(NatGateway.NAT_GATEWAYS);
        NewInterface wanted = NewInterface.in(subnet, List.of())
                .with(new NetworkInterface.Use("nat_gateway", "", "amazon-nat"))
                .wantingPublicAddress(isPublic)
                .unchecked();
        String eni = Interfaces.create(tx, SCOPE, wanted).orElseThrow().id();
        Interfaces.assignPublicAddress(tx, SCOPE, eni);
        NetworkInterface made = tx.find(SCOPE, INTERFACES, eni).orElseThrow();
        tx.put(
                SCOPE,
                NatGateway.NAT_GATEWAYS,
                id,
                new NatGateway(
                        id,
                        vpc.id(),
                        subnet.id(),
                        isPublic,
                        List.of(new NatGateway.Address(
                                eni, made.privateAddress(), isPublic ? "eipalloc-0" : null, made.publicAddress())),
                        chance(85) ? NatGateway.State.AVAILABLE : NatGateway.State.PENDING,
                        tx.now(),
                        tx.now(),
                        null));
        return id;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
