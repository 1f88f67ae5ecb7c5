package skylab.aws.ec2.vpn;

import static skylab.network.gateway.VpnConnection.VPN_CONNECTIONS;

import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.network.Cidr;
import skylab.network.gateway.VpnConnection;
import skylab.network.gateway.VpnConnection.Options;
import software.amazon.awssdk.services.ec2.model.CreateVpnConnectionRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpnConnectionRouteResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpnConnectionRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpnConnectionRouteResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpnConnectionOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpnConnectionOptionsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpnConnectionRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpnConnectionResponse;

/** Changing VPN connections: what is behind them, and between what they are. */
public final class VpnConnectionChanges {
    private VpnConnectionChanges() {}

    /** CreateVpnConnectionRoute; one that is there already is no error. */
    public static CreateVpnConnectionRouteResponse createRoute(Call call, CreateVpnConnectionRouteRequest request) {
        VpnConnection connection = VpnConnections.one(call, request.vpnConnectionId());
        if (!connection.options().staticRoutesOnly()) {
            throw new AwsError(
                    "UnsupportedOperation",
                    "The vpnConnection '" + connection.id() + "' uses BGP and cannot have static routes.");
        }
        Cidr range = destination(request.destinationCidrBlock());
        if (!connection.routes().contains(range)) {
            put(call, connection, connection.plus(range));
        }
        return CreateVpnConnectionRouteResponse.builder().build();
    }

    /** DeleteVpnConnectionRoute. */
    public static DeleteVpnConnectionRouteResponse deleteRoute(Call call, DeleteVpnConnectionRouteRequest request) {
        VpnConnection connection = VpnConnections.one(call, request.vpnConnectionId());
        Cidr range = destination(request.destinationCidrBlock());
        if (!connection.routes().contains(range)) {
            throw new AwsError(
                    "InvalidRoute.NotFound",
                    "no static route with destination-cidr-block " + range + " in VPN connection " + connection.id());
        }
        put(call, connection, connection.minus(range));
        return DeleteVpnConnectionRouteResponse.builder().build();
    }

    /** ModifyVpnConnection: between other gateways, at once. */
    public static ModifyVpnConnectionResponse modify(Call call, ModifyVpnConnectionRequest request) {
        VpnConnection connection = VpnConnections.one(call, request.vpnConnectionId());
        if (request.transitGatewayId() != null) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate VPN connections of transit gateways. Nothing has happened.");
        }
        if (request.vpnGatewayId() == null && request.customerGatewayId() == null) {
            throw new AwsError(
                    "MissingParameter", "The request must contain the parameter vpnGatewayId or customerGatewayId");
        }
        requireAvailable(connection);
        VpnConnection changed = connection.between(
                request.vpnGatewayId() == null
                        ? connection.gateway()
                        : VpnGateways.one(call, request.vpnGatewayId()).id(),
                request.customerGatewayId() == null
                        ? connection.customerGateway()
                        : CustomerGateways.one(call, request.customerGatewayId())
                                .id());
        put(call, connection, changed);
        return ModifyVpnConnectionResponse.builder()
                .vpnConnection(VpnConnectionShape.of(call.tx().world(), call.scope(), changed))
                .build();
    }

    /** ModifyVpnConnectionOptions: which addresses at both sides may use it. */
    public static ModifyVpnConnectionOptionsResponse modifyOptions(
            Call call, ModifyVpnConnectionOptionsRequest request) {
        VpnConnection connection = VpnConnections.one(call, request.vpnConnectionId());
        requireAvailable(connection);
        if (request.localIpv6NetworkCidr() != null || request.remoteIpv6NetworkCidr() != null) {
            throw new AwsError(
                    "UnsupportedOperation", "VPN connections of virtual private gateways do not support IPv6 traffic.");
        }
        Options before = connection.options();
        VpnConnection changed = connection.with(new Options(
                before.staticRoutesOnly(),
                VpnConnections.range(request.localIpv4NetworkCidr(), "localIpv4NetworkCidr", before.local()),
                VpnConnections.range(request.remoteIpv4NetworkCidr(), "remoteIpv4NetworkCidr", before.remote())));
        put(call, connection, changed);
        return ModifyVpnConnectionOptionsResponse.builder()
                .vpnConnection(VpnConnectionShape.of(call.tx().world(), call.scope(), changed))
                .build();
    }

    private static Cidr destination(String text) {
        if (text == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter destinationCidrBlock");
        }
        return VpnConnections.range(text, "destinationCidrBlock", null);
    }

    private static void requireAvailable(VpnConnection connection) {
        if (!connection.isAvailable()) {
            throw new AwsError(
                    "IncorrectState", "The vpnConnection '" + connection.id() + "' is not in the 'available' state.");
        }
    }

    private static void put(Call call, VpnConnection before, VpnConnection after) {
        call.tx().put(call.scope(), VPN_CONNECTIONS, after.id(), after);
        VpnGateways.tell(call.tx(), call.scope(), before.gateway());
        VpnGateways.tell(call.tx(), call.scope(), after.gateway());
    }
}
