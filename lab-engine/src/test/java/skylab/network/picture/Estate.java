package skylab.network.picture;

import static skylab.network.route.RouteTable.ROUTE_TABLES;
import static skylab.network.route.RouteTable.TABLE_ASSOCIATIONS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.network.Cidr;
import skylab.network.eni.Interfaces;
import skylab.network.eni.NetworkInterface;
import skylab.network.eni.NetworkInterface.Use;
import skylab.network.eni.NewInterface;
import skylab.network.filter.Peer;
import skylab.network.filter.SecurityGroup;
import skylab.network.gateway.InternetGateway;
import skylab.network.gateway.NatGateway;
import skylab.network.gateway.PeeringConnection;
import skylab.network.packet.Journey;
import skylab.network.route.Route;
import skylab.network.route.RouteTable;
import skylab.network.route.Routes;
import skylab.network.vpc.NewVpc;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Vpc;
import skylab.world.Scope;
import skylab.world.Timeline;
import skylab.world.Transaction;

/** A VPC that grows with what a test wants to see, made beneath the API. */
final class Estate {
    final Scope scope;
    final Timeline timeline;
    final Map<String, String> names = new HashMap<>();
    final Vpc vpc;
    String gateway;
    private int subnets;
    private int machines;

    Estate(String cidr) {
        Lab lab = Lab.open(LabOptions.seed(5));
        scope = lab.scope();
        timeline = new Timeline(lab.world());
        vpc = write(tx -> {
            Vpc made = new Vpc(
                    tx.newId(Vpc.VPCS),
                    List.of(new Vpc.Range(tx.newId(Vpc.Range.RANGES), Cidr.of(cidr))),
                    List.of(),
                    false,
                    new Vpc.Settings("default", "default", true, true, false));
            NewVpc.create(tx, scope, made, tx::newId);
            return made;
        });
        lab.close();
    }

    <R> R write(java.util.function.Function<Transaction, R> change) {
        return timeline.write(change);
    }

    String named(String id, String name) {
        names.put(id, name);
        return id;
    }

    Estate withGateway() {
        write(tx -> {
            gateway = tx.newId(InternetGateway.INTERNET_GATEWAYS);
            tx.put(scope, InternetGateway.INTERNET_GATEWAYS, gateway, new InternetGateway(gateway, vpc.id()));
            tx.put(scope, InternetGateway.BY_VPC, vpc.id(), gateway);
            return gateway;
        });
        return this;
    }

    /** A route table with the local route and more, given as destination and target in turn. */
    String table(String name, String... routes) {
        return write(tx -> {
            String id = tx.newId(ROUTE_TABLES);
            List<Route> all = new ArrayList<>(NewVpc.local(vpc));
            for (int i = 0; i < routes.length; i += 2) {
                all.add(Route.to(routes[i], routes[i + 1], Route.Origin.CREATE_ROUTE));
            }
            tx.put(scope, ROUTE_TABLES, id, new RouteTable(id, vpc.id(), Routes.of(all), List.of()));
            return named(id, name);
        });
    }

    /** The next /24 of the VPC. */
    Subnet subnet(String zone, String table, String name) {
        return write(tx -> {
            String id = tx.newId(Subnet.SUBNETS);
            Cidr range = new Cidr(vpc.cidr().network() + 256L * subnets++, 24);
            Subnet made = new Subnet(
                    id, vpc.id(), zone, "use1-az" + (zone.charAt(zone.length() - 1) - 'a' + 1), range, false, false);
            NewVpc.create(tx, scope, made, tx::newId);
            if (table != null) {
                tx.put(
                        scope,
                        TABLE_ASSOCIATIONS,
                        id,
                        new RouteTable.Association(tx.newId(TABLE_ASSOCIATIONS), table, id));
            }
            if (name != null) {
                named(id, name);
            }
            return made;
        });
    }

    String group(String name, Object... portsAndPeers) {
        return write(tx -> {
            String id = tx.newId(SecurityGroup.SECURITY_GROUPS);
            List<SecurityGroup.Rule> rules = new ArrayList<>();
            for (int i = 0; i < portsAndPeers.length; i += 2) {
                int port = (Integer) portsAndPeers[i];
                rules.add(new SecurityGroup.Rule(
                        tx.newId(SecurityGroup.RULES),
                        false,
                        "tcp",
                        port,
                        port,
                        peer((String) portsAndPeers[i + 1]),
                        null));
            }
            tx.put(
                    scope,
                    SecurityGroup.SECURITY_GROUPS,
                    id,
                    new SecurityGroup(id, name, name, vpc.id(), org.pcollections.TreePVector.from(rules)));
            return id;
        });
    }

    private static Peer peer(String text) {
        return text.startsWith("sg-") ? new Peer.Group(text) : Peer.of(text);
    }

    NetworkInterface machine(Subnet subnet, String name, boolean isPublic, String... groups) {
        return write(tx -> {
            String id = "i-0%016x".formatted(0x9e3779b97f4a7c15L * ++machines);
            NetworkInterface made = Interfaces.create(
                            tx,
                            scope,
                            NewInterface.in(subnet, List.of(groups)).wantingPublicAddress(isPublic),
                            new Interfaces.Slot(id, 0, true))
                    .orElseThrow();
            Interfaces.assignPublicAddress(tx, scope, made.id());
            if (name != null) {
                named(id, name);
            }
            return tx.find(scope, NetworkInterface.INTERFACES, made.id()).orElseThrow();
        });
    }

    String nat(Subnet subnet, String name) {
        return write(tx -> {
            String id = tx.newId(NatGateway.NAT_GATEWAYS);
            NetworkInterface own = Interfaces.create(
                            tx,
                            scope,
                            NewInterface.in(subnet, List.of()).with(new Use("nat_gateway", "NAT", "amazon-vpc")))
                    .orElseThrow();
            Interfaces.setPublicAddress(tx, scope, own.id(), own.privateAddress(), "60.1.1.1");
            tx.put(
                    scope,
                    NatGateway.NAT_GATEWAYS,
                    id,
                    new NatGateway(
                            id,
                            vpc.id(),
                            subnet.id(),
                            true,
                            List.of(new NatGateway.Address(own.id(), own.privateAddress(), "eipalloc-1", "60.1.1.1")),
                            NatGateway.State.AVAILABLE,
                            tx.now(),
                            tx.now(),
                            null));
            return named(id, name);
        });
    }

    String peering(String name) {
        return write(tx -> {
            String id = tx.newId(PeeringConnection.PEERING_CONNECTIONS);
            tx.put(
                    scope,
                    PeeringConnection.PEERING_CONNECTIONS,
                    id,
                    new PeeringConnection(
                            id,
                            vpc.id(),
                            "vpc-0aaaaaaaaaaaaaaaa",
                            PeeringConnection.State.ACTIVE,
                            tx.now(),
                            false,
                            false));
            return named(id, name);
        });
    }

    Drawing draw(Journey journey, Locale locale) {
        return VpcPicture.draw(
                timeline.world(),
                scope,
                vpc,
                new Captions(
                        id -> names.getOrDefault(id, ""),
                        machine -> names.getOrDefault(machine, "").contains("batch") ? "stopped" : "running"),
                Optional.ofNullable(journey),
                locale);
    }
}
