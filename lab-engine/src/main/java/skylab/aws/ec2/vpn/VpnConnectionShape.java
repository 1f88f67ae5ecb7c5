package skylab.aws.ec2.vpn;

import static skylab.network.gateway.CustomerGateway.CUSTOMER_GATEWAYS;
import static skylab.network.gateway.VpnConnection.VPN_CONNECTIONS;
import static skylab.network.gateway.VpnGateway.VPN_GATEWAYS;

import java.util.List;
import java.util.Locale;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.ec2.Ask;
import skylab.network.gateway.CustomerGateway;
import skylab.network.gateway.VpnConnection;
import skylab.network.gateway.VpnConnection.State;
import skylab.network.gateway.VpnGateway;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.DescribeVpnConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpnConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.TelemetryStatus;
import software.amazon.awssdk.services.ec2.model.TunnelInsideIpVersion;
import software.amazon.awssdk.services.ec2.model.TunnelOption;
import software.amazon.awssdk.services.ec2.model.VgwTelemetry;
import software.amazon.awssdk.services.ec2.model.VpnStaticRoute;
import software.amazon.awssdk.services.ec2.model.VpnStaticRouteSource;

/**
 * A VPN connection as the API shows it. Nobody's device is at its other side, so its tunnels stay down; routes that it is
 * told propagate all the same while it is available.
 */
public final class VpnConnectionShape {
    private VpnConnectionShape() {}

    /** DescribeVpnConnections: also those that were deleted within the last hour. */
    public static DescribeVpnConnectionsResponse describe(Call call, DescribeVpnConnectionsRequest request) {
        World world = call.tx().world();
        Scope scope = call.scope();
        List<VpnConnection> named = request.vpnConnectionIds().isEmpty()
                ? world.table(scope, VPN_CONNECTIONS).values()
                : VpnConnections.IDS.all(world, scope, request.vpnConnectionIds());
        return DescribeVpnConnectionsResponse.builder()
                .vpnConnections(named.stream()
                        .filter(filters(world, scope).test(world, scope, Ask.filters(request.filters())))
                        .map(connection -> of(world, scope, connection))
                        .toList())
                .build();
    }

    private static Filters<VpnConnection> filters(World world, Scope scope) {
        return new Filters<>(VpnConnection::id)
                .on("vpn-connection-id", VpnConnection::id)
                .on("vpn-gateway-id", VpnConnection::gateway)
                .on("transit-gateway-id", connection -> null)
                .on("customer-gateway-id", VpnConnection::customerGateway)
                .on("customer-gateway-configuration", connection -> configuration(world, scope, connection))
                .on("bgp-asn", connection -> world.table(scope, CUSTOMER_GATEWAYS)
                        .get(connection.customerGateway())
                        .map(CustomerGateway::asn)
                        .orElse(null))
                .on(
                        "option.static-routes-only",
                        connection -> connection.options().staticRoutesOnly())
                .onEach("route.destination-cidr-block", connection -> connection.routes().stream())
                .on("state", VpnConnectionShape::state)
                .on("type", connection -> VpnType.NAME);
    }

    static software.amazon.awssdk.services.ec2.model.VpnConnection of(
            World world, Scope scope, VpnConnection connection) {
        return software.amazon.awssdk.services.ec2.model.VpnConnection.builder()
                .vpnConnectionId(connection.id())
                .vpnGatewayId(connection.gateway())
                .customerGatewayId(connection.customerGateway())
                .customerGatewayConfiguration(configuration(world, scope, connection))
                .category("VPN")
                .type(VpnType.NAME)
                .state(state(connection))
                .options(options -> options.enableAcceleration(false)
                        .staticRoutesOnly(connection.options().staticRoutesOnly())
                        .localIpv4NetworkCidr(connection.options().local().toString())
                        .remoteIpv4NetworkCidr(connection.options().remote().toString())
                        .outsideIpAddressType("PublicIpv4")
                        .tunnelInsideIpVersion(TunnelInsideIpVersion.IPV4)
                        .tunnelOptions(connection.tunnels().stream()
                                .map(tunnel -> TunnelOption.builder()
                                        .outsideIpAddress(tunnel.outside())
                                        .tunnelInsideCidr(tunnel.inside().toString())
                                        .preSharedKey(tunnel.key())
                                        .build())
                                .toList()))
                .routes(connection.routes().stream()
                        .map(route -> VpnStaticRoute.builder()
                                .destinationCidrBlock(route.toString())
                                .source(VpnStaticRouteSource.STATIC)
                                .state(state(connection))
                                .build())
                        .toList())
                .vgwTelemetry(connection.tunnels().stream()
                        .map(tunnel -> telemetry(connection, tunnel))
                        .toList())
                .tags(Ask.tags(world, scope, connection.id()))
                .build();
    }

    private static String state(VpnConnection connection) {
        return connection.state().name().toLowerCase(Locale.ROOT);
    }

    private static VgwTelemetry telemetry(VpnConnection connection, VpnConnection.Tunnel tunnel) {
        return VgwTelemetry.builder()
                .outsideIpAddress(tunnel.outside())
                .status(TelemetryStatus.DOWN)
                .statusMessage("IPSEC IS DOWN")
                .acceptedRouteCount(0)
                .lastStatusChange(connection.since())
                .build();
    }

    // EC2 API reference, "VpnConnection": only while it is there.
    private static String configuration(World world, Scope scope, VpnConnection connection) {
        if (connection.state() == State.DELETING || connection.state() == State.DELETED) {
            return null;
        }
        CustomerGateway customer = world.table(scope, CUSTOMER_GATEWAYS)
                .get(connection.customerGateway())
                .orElseThrow();
        VpnGateway gateway =
                world.table(scope, VPN_GATEWAYS).get(connection.gateway()).orElseThrow();
        return DeviceConfiguration.of(connection, gateway, customer);
    }
}
