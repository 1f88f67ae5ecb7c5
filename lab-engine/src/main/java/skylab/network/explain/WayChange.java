package skylab.network.explain;

import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.gateway.InternetGateway.INTERNET_GATEWAYS;
import static skylab.network.gateway.NatGateway.NAT_GATEWAYS;
import static skylab.network.gateway.PeeringConnection.PEERING_CONNECTIONS;
import static skylab.network.route.RouteTable.ROUTE_TABLES;

import java.util.List;
import java.util.TreeSet;
import skylab.network.address.ElasticAddress;
import skylab.network.address.ElasticAddresses;
import skylab.network.eni.Interfaces;
import skylab.network.eni.NetworkInterface;
import skylab.network.eni.NewInterface;
import skylab.network.gateway.InternetGateway;
import skylab.network.gateway.NatGateway;
import skylab.network.gateway.PeeringConnection;
import skylab.network.internet.Site;
import skylab.network.route.Route;
import skylab.network.vpc.Subnet;
import skylab.world.Scope;
import skylab.world.Transaction;

/** Changes of the ways that packets take: routes, gateways, addresses. */
sealed interface WayChange extends Change {
    /** What stands for the id of an Internet gateway that is still to be made. */
    String NEW_GATEWAY = "igw-new";

    /** What stands for the id of a NAT gateway that is still to be made. */
    String NEW_NAT = "nat-new";

    /** What stands for the id of a peering connection that is still to be made. */
    String NEW_PEERING = "pcx-new";

    /** What stands for the id of an elastic address that is still to be allocated. */
    String NEW_ADDRESS = "eipalloc-new";

    /** A call that allocates an elastic address. */
    Call ALLOCATE = new Call("AllocateAddress", Call.structure("domain", "vpc"), NEW_ADDRESS, "AllocationId");

    /** A new route, or another target for one that is there. */
    record SetRoute(String table, String destination, String target, boolean isNew) implements WayChange {
        @Override
        public void apply(Transaction tx, Scope scope) {
            tx.update(
                    scope,
                    ROUTE_TABLES,
                    table,
                    one -> one.with(one.routes()
                            .minus(destination)
                            .plus(Route.to(destination, target, Route.Origin.CREATE_ROUTE))));
        }

        @Override
        public String text(Phrases phrases, Names names) {
            return phrases.say(
                    isNew ? "change.route.add" : "change.route.replace",
                    names.beside(table),
                    destination,
                    phrases.thing(target, names));
        }

        @Override
        public List<Call> calls() {
            String parameter = target.startsWith("igw-")
                    ? "gatewayId"
                    : target.startsWith("pcx-") ? "vpcPeeringConnectionId" : "natGatewayId";
            return List.of(Call.of(
                    isNew ? "CreateRoute" : "ReplaceRoute",
                    "routeTableId",
                    table,
                    "destinationCidrBlock",
                    destination,
                    parameter,
                    target));
        }
    }

    /** An Internet gateway that is there, attached to a VPC. */
    record AttachGateway(String gateway, String vpc) implements WayChange {
        @Override
        public void apply(Transaction tx, Scope scope) {
            tx.put(scope, INTERNET_GATEWAYS, gateway, new InternetGateway(gateway, vpc));
            tx.put(scope, InternetGateway.BY_VPC, vpc, gateway);
        }

        @Override
        public String text(Phrases phrases, Names names) {
            return phrases.say("change.gateway.attach", names.beside(gateway), names.beside(vpc));
        }

        @Override
        public List<Call> calls() {
            return List.of(Call.of("AttachInternetGateway", "internetGatewayId", gateway, "vpcId", vpc));
        }
    }

    /** A new Internet gateway, attached to a VPC. */
    record CreateGateway(String vpc) implements WayChange {
        @Override
        public void apply(Transaction tx, Scope scope) {
            new AttachGateway(NEW_GATEWAY, vpc).apply(tx, scope);
        }

        @Override
        public String text(Phrases phrases, Names names) {
            return phrases.say("change.gateway.create", names.beside(vpc));
        }

        @Override
        public List<Call> calls() {
            return List.of(
                    new Call(
                            "CreateInternetGateway",
                            Call.structure(),
                            NEW_GATEWAY,
                            "InternetGateway.InternetGatewayId"),
                    Call.of("AttachInternetGateway", "internetGatewayId", NEW_GATEWAY, "vpcId", vpc));
        }
    }

    /** An elastic address for an interface: one that leads nowhere, or a new one for {@link #NEW_ADDRESS}. */
    record AssociateAddress(String networkInterface, String allocation, String address) implements WayChange {
        @Override
        public void apply(Transaction tx, Scope scope) {
            String id = allocation.equals(NEW_ADDRESS)
                    ? ElasticAddresses.allocate(tx, scope).id()
                    : allocation;
            ElasticAddresses.associate(tx, scope, id, networkInterface);
        }

        @Override
        public String text(Phrases phrases, Names names) {
            return phrases.say(
                    address == null ? "change.address.new" : "change.address",
                    names.beside(networkInterface),
                    address == null ? "" : address + ", " + names.beside(allocation));
        }

        @Override
        public List<Call> calls() {
            Call associate =
                    Call.of("AssociateAddress", "allocationId", allocation, "networkInterfaceId", networkInterface);
            return address == null ? List.of(ALLOCATE, associate) : List.of(associate);
        }
    }

    /** A new NAT gateway in a subnet, with a new elastic address. */
    record CreateNat(Subnet subnet) implements WayChange {
        @Override
        public void apply(Transaction tx, Scope scope) {
            ElasticAddress address = ElasticAddresses.allocate(tx, scope);
            NewInterface forwarding = NewInterface.in(subnet, List.of())
                    .with(new NetworkInterface.Use("nat_gateway", "", null))
                    .unchecked();
            Interfaces.create(tx, scope, forwarding).ifPresent(made -> {
                ElasticAddresses.associate(tx, scope, address.id(), made.id());
                tx.put(
                        scope,
                        NAT_GATEWAYS,
                        NEW_NAT,
                        new NatGateway(
                                NEW_NAT,
                                subnet.vpc(),
                                subnet.id(),
                                true,
                                List.of(new NatGateway.Address(
                                        made.id(), made.privateAddress(), address.id(), address.address())),
                                NatGateway.State.AVAILABLE,
                                tx.now(),
                                tx.now(),
                                null));
            });
        }

        @Override
        public String text(Phrases phrases, Names names) {
            return phrases.say("change.nat.create", names.beside(subnet.id()));
        }

        @Override
        public List<Call> calls() {
            return List.of(
                    ALLOCATE,
                    new Call(
                            "CreateNatGateway",
                            Call.structure("subnetId", subnet.id(), "allocationId", NEW_ADDRESS),
                            NEW_NAT,
                            "NatGateway.NatGatewayId"));
        }
    }

    /** Time for a NAT gateway to become available. */
    record AwaitNat(String gateway) implements WayChange {
        @Override
        public void apply(Transaction tx, Scope scope) {
            tx.update(
                    scope,
                    NAT_GATEWAYS,
                    gateway,
                    one -> new NatGateway(
                            one.id(),
                            one.vpc(),
                            one.subnet(),
                            one.isPublic(),
                            one.addresses(),
                            NatGateway.State.AVAILABLE,
                            tx.now(),
                            one.created(),
                            null));
        }

        @Override
        public String text(Phrases phrases, Names names) {
            return phrases.say("change.nat.wait", names.beside(gateway));
        }

        @Override
        public List<Call> calls() {
            return List.of(Call.of("DescribeNatGateways", "natGatewayIds", List.of(gateway)));
        }
    }

    /** The end of the source/destination check of an interface. */
    record StopChecking(String networkInterface) implements WayChange {
        @Override
        public void apply(Transaction tx, Scope scope) {
            tx.update(scope, INTERFACES, networkInterface, one -> one.checking(false));
        }

        @Override
        public String text(Phrases phrases, Names names) {
            return phrases.say("change.check", names.beside(networkInterface));
        }

        @Override
        public List<Call> calls() {
            return List.of(Call.of(
                    "ModifyNetworkInterfaceAttribute",
                    "networkInterfaceId",
                    networkInterface,
                    "sourceDestCheck",
                    Call.structure("value", false)));
        }
    }

    /** A peering connection that waits, accepted. */
    record AcceptPeering(String connection) implements WayChange {
        @Override
        public void apply(Transaction tx, Scope scope) {
            tx.update(scope, PEERING_CONNECTIONS, connection, one -> active(tx, one));
        }

        private static PeeringConnection active(Transaction tx, PeeringConnection one) {
            return new PeeringConnection(
                    one.id(),
                    one.requester(),
                    one.accepter(),
                    PeeringConnection.State.ACTIVE,
                    tx.now(),
                    one.resolvesFromRequester(),
                    one.resolvesFromAccepter());
        }

        @Override
        public String text(Phrases phrases, Names names) {
            return phrases.say("change.peering.accept", names.beside(connection));
        }

        @Override
        public List<Call> calls() {
            return List.of(Call.of("AcceptVpcPeeringConnection", "vpcPeeringConnectionId", connection));
        }
    }

    /** A new peering connection between two VPCs of the account, accepted. */
    record CreatePeering(String vpc, String other) implements WayChange {
        @Override
        public void apply(Transaction tx, Scope scope) {
            tx.put(
                    scope,
                    PEERING_CONNECTIONS,
                    NEW_PEERING,
                    new PeeringConnection(
                            NEW_PEERING, vpc, other, PeeringConnection.State.ACTIVE, tx.now(), false, false));
        }

        @Override
        public String text(Phrases phrases, Names names) {
            return phrases.say("change.peering.create", names.beside(vpc), names.beside(other));
        }

        @Override
        public List<Call> calls() {
            return List.of(
                    new Call(
                            "CreateVpcPeeringConnection",
                            Call.structure("vpcId", vpc, "peerVpcId", other),
                            NEW_PEERING,
                            "VpcPeeringConnection.VpcPeeringConnectionId"),
                    Call.of("AcceptVpcPeeringConnection", "vpcPeeringConnectionId", NEW_PEERING));
        }
    }

    /** Another rule of a site's firewall: nothing of AWS. */
    record OpenSite(String machine, int port) implements WayChange {
        @Override
        public void apply(Transaction tx, Scope scope) {
            tx.update(scope, Site.SITES, machine, site -> {
                TreeSet<Integer> blocked = new TreeSet<>(site.blocked());
                blocked.remove(port);
                return new Site(site.address(), blocked);
            });
        }

        @Override
        public String text(Phrases phrases, Names names) {
            return phrases.say("change.site", Integer.toString(port));
        }

        @Override
        public List<Call> calls() {
            return List.of();
        }
    }
}
