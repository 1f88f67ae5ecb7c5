package skylab.aws.ec2.route;

import static skylab.network.gateway.VpnGateway.VPN_GATEWAYS;
import static skylab.network.route.RouteTable.ROUTE_TABLES;

import java.util.ArrayList;
import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Ids;
import skylab.network.gateway.VpnGateway;
import skylab.network.route.Propagation;
import skylab.network.route.RouteTable;
import software.amazon.awssdk.services.ec2.model.DisableVgwRoutePropagationRequest;
import software.amazon.awssdk.services.ec2.model.DisableVgwRoutePropagationResponse;
import software.amazon.awssdk.services.ec2.model.EnableVgwRoutePropagationRequest;
import software.amazon.awssdk.services.ec2.model.EnableVgwRoutePropagationResponse;

/** Letting virtual private gateways tell route tables their routes. */
public final class Propagations {
    private static final Ids<VpnGateway> GATEWAYS = new Ids<>(VPN_GATEWAYS, "gateway ID", "InvalidGatewayID");

    private Propagations() {}

    /** EnableVgwRoutePropagation. */
    public static EnableVgwRoutePropagationResponse enable(Call call, EnableVgwRoutePropagationRequest request) {
        RouteTable table = RouteTables.IDS.one(call.tx().world(), call.scope(), request.routeTableId());
        VpnGateway gateway = GATEWAYS.one(call.tx().world(), call.scope(), request.gatewayId());
        if (gateway.attachment() == null || gateway.attachment().state() != VpnGateway.State.ATTACHED) {
            throw new AwsError(
                    "Gateway.NotAttached", "resource " + gateway.id() + " is not attached to network " + table.vpc());
        }
        if (!gateway.isAttachedTo(table.vpc())) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "route table " + table.id() + " and network gateway " + gateway.id()
                            + " belong to different networks");
        }
        if (!table.propagating().contains(gateway.id())) {
            List<String> more = new ArrayList<>(table.propagating());
            more.add(gateway.id());
            put(call, table.propagating(more));
        }
        return EnableVgwRoutePropagationResponse.builder().build();
    }

    /** DisableVgwRoutePropagation; what does not propagate is no error. */
    public static DisableVgwRoutePropagationResponse disable(Call call, DisableVgwRoutePropagationRequest request) {
        RouteTable table = RouteTables.IDS.one(call.tx().world(), call.scope(), request.routeTableId());
        VpnGateway gateway = GATEWAYS.one(call.tx().world(), call.scope(), request.gatewayId());
        put(
                call,
                table.propagating(table.propagating().stream()
                        .filter(id -> !id.equals(gateway.id()))
                        .toList()));
        return DisableVgwRoutePropagationResponse.builder().build();
    }

    private static void put(Call call, RouteTable table) {
        call.tx().put(call.scope(), ROUTE_TABLES, table.id(), table);
        Propagation.refresh(call.tx(), call.scope(), table.vpc());
    }
}
