package skylab.aws.ec2.route;

import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.gateway.EgressOnlyGateway.EGRESS_ONLY_GATEWAYS;
import static skylab.network.gateway.InternetGateway.INTERNET_GATEWAYS;
import static skylab.network.gateway.NatGateway.NAT_GATEWAYS;
import static skylab.network.gateway.PeeringConnection.PEERING_CONNECTIONS;
import static skylab.network.gateway.VpnGateway.VPN_GATEWAYS;
import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Ids;
import skylab.aws.ec2.instance.Instance;
import skylab.network.eni.Interfaces;
import skylab.network.eni.NetworkInterface;
import skylab.network.gateway.EgressOnlyGateway;
import skylab.network.gateway.InternetGateway;
import skylab.network.gateway.NatGateway;
import skylab.network.gateway.PeeringConnection;
import skylab.network.gateway.VpnGateway;
import skylab.network.route.RouteTable;
import skylab.network.vpc.Subnet;
import skylab.world.Kind;

/** The targets that a table's routes may have (EC2 API reference, CreateRoute). */
final class RouteTargets {
    private static final Ids<InternetGateway> INTERNET = new Ids<>(INTERNET_GATEWAYS, "gateway ID", "InvalidGatewayID");
    private static final Ids<VpnGateway> VPN = new Ids<>(VPN_GATEWAYS, "gateway ID", "InvalidGatewayID");
    private static final Ids<EgressOnlyGateway> EGRESS_ONLY =
            new Ids<>(EGRESS_ONLY_GATEWAYS, "egressOnlyInternetGateway ID", "InvalidGatewayID");
    private static final Ids<NatGateway> NAT = new Ids<>(NAT_GATEWAYS, "natGateway ID", "InvalidNatGatewayID");
    private static final Ids<NetworkInterface> INTERFACE =
            new Ids<>(INTERFACES, "networkInterface ID", "InvalidNetworkInterfaceID");
    private static final Ids<Instance> INSTANCE = new Ids<>(Instance.INSTANCES, "instance ID", "InvalidInstanceID");
    private static final Ids<PeeringConnection> PEERING =
            new Ids<>(PEERING_CONNECTIONS, "vpcPeeringConnection ID", "InvalidVpcPeeringConnectionID");

    private static final Set<NatGateway.State> GONE =
            Set.of(NatGateway.State.DELETED, NatGateway.State.DELETING, NatGateway.State.FAILED);

    private RouteTargets() {}

    /**
     * The id of the target that is asked for, an instance's interface for an instance.
     *
     * @throws AwsError when it does not exist, or does not belong to the table's VPC
     */
    static String of(Call call, RouteTable table, RouteRequest asked) {
        Map.Entry<String, String> target = asked.target();
        String id = target.getValue();
        return switch (target.getKey()) {
            case "GatewayId" -> id.startsWith("vgw-") ? vpn(call, table, id) : internet(call, table, id);
            case "EgressOnlyInternetGatewayId" -> {
                EgressOnlyGateway gateway = EGRESS_ONLY.one(call.tx().world(), call.scope(), id);
                requireSame(table, gateway.vpc(), "egress only internet gateway", id);
                yield id;
            }
            case "NatGatewayId" -> nat(call, table, id);
            case "NetworkInterfaceId" ->
                networkInterface(call, table, INTERFACE.one(call.tx().world(), call.scope(), id));
            case "InstanceId" -> instance(call, table, id);
            case "VpcPeeringConnectionId" -> peering(call, table, id);
            case "VpcEndpointId" ->
                throw new AwsError(
                        "NotEmulated",
                        "Skylab does not emulate Gateway Load Balancer endpoints, the only ones that a route can be made"
                                + " to. The routes of a gateway endpoint come with the endpoint. Nothing has happened.");
            default ->
                throw new AwsError(
                        "NotEmulated",
                        "Skylab does not emulate routes to transit, local and carrier gateways, core networks and ODB"
                                + " networks. Nothing has happened.");
        };
    }

    private static String internet(Call call, RouteTable table, String id) {
        requireSame(table, INTERNET.one(call.tx().world(), call.scope(), id).vpc(), "network gateway", id);
        return id;
    }

    private static String vpn(Call call, RouteTable table, String id) {
        VpnGateway gateway = VPN.one(call.tx().world(), call.scope(), id);
        requireSame(
                table,
                gateway.attachment() == null ? null : gateway.attachment().vpc(),
                "network gateway",
                id);
        return id;
    }

    private static String nat(Call call, RouteTable table, String id) {
        NatGateway gateway = NAT.one(call.tx().world(), call.scope(), id);
        if (GONE.contains(gateway.state())) {
            throw new AwsError("InvalidNatGatewayID.NotFound", "The natGateway ID '" + id + "' does not exist");
        }
        requireSame(table, gateway.vpc(), "NAT gateway", id);
        return id;
    }

    private static String instance(Call call, RouteTable table, String id) {
        Instance instance = INSTANCE.one(call.tx().world(), call.scope(), id);
        List<NetworkInterface> attached = Interfaces.of(call.tx().world(), call.scope(), instance.id());
        if (attached.size() != 1) {
            throw new AwsError(
                    "InvalidInstanceID",
                    attached.isEmpty()
                            ? "There is no network interface attached to instance '" + id + "'."
                            : "There are multiple interfaces attached to instance '" + id + "'. Please specify an"
                                    + " interface ID for the operation instead.");
        }
        return networkInterface(call, table, attached.get(0));
    }

    private static String networkInterface(Call call, RouteTable table, NetworkInterface one) {
        Subnet subnet = call.tx().find(call.scope(), SUBNETS, one.subnet()).orElseThrow();
        requireSame(table, subnet.vpc(), "interface", one.id());
        return one.id();
    }

    private static String peering(Call call, RouteTable table, String id) {
        PeeringConnection connection = PEERING.one(call.tx().world(), call.scope(), id);
        switch (connection.state()) {
            case ACTIVE, PROVISIONING, PENDING_ACCEPTANCE -> {}
            default ->
                throw new AwsError(
                        "InvalidStateTransition",
                        "The vpcPeeringConnection ID '" + id + "' is not in a state in which routes can be made to it");
        }
        boolean isRequester = table.vpc().equals(connection.requester());
        requireSame(table, isRequester ? connection.requester() : connection.accepter(), "peering connection", id);
        return id;
    }

    private static void requireSame(RouteTable table, String vpc, String noun, String id) {
        if (!Objects.equals(table.vpc(), vpc)) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "route table " + table.id() + " and " + noun + " " + id + " belong to different networks");
        }
    }

    /** Whether an id is one of a kind. */
    static boolean is(Kind<?> kind, String id) {
        return id.startsWith(kind.prefix());
    }
}
