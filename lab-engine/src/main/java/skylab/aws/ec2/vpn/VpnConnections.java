package skylab.aws.ec2.vpn;

import static skylab.network.gateway.VpnConnection.VPN_CONNECTIONS;

import java.util.List;
import java.util.Optional;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Ids;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.network.Cidr;
import skylab.network.gateway.CustomerGateway;
import skylab.network.gateway.VpnConnection;
import skylab.network.gateway.VpnConnection.Options;
import skylab.network.gateway.VpnConnection.State;
import skylab.network.gateway.VpnGateway;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.Transition;
import software.amazon.awssdk.services.ec2.model.CreateVpnConnectionRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpnConnectionResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpnConnectionRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpnConnectionResponse;
import software.amazon.awssdk.services.ec2.model.VpnConnectionOptionsSpecification;

/** The beginning and the end of VPN connections (Site-to-Site VPN guide). */
public final class VpnConnections {
    static final Ids<VpnConnection> IDS = new Ids<>(VPN_CONNECTIONS, "vpnConnection ID", "InvalidVpnConnectionID");

    // Site-to-Site VPN guide, "Site-to-Site VPN quotas".
    private static final int MOST = 10;

    private VpnConnections() {}

    /** CreateVpnConnection; one between the same gateways is not made again. */
    public static CreateVpnConnectionResponse create(Call call, CreateVpnConnectionRequest request) {
        VpnType.require(request.type());
        if (request.transitGatewayId() != null || request.preSharedKeyStorage() != null) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate VPN connections of transit gateways, or pre-shared keys in Secrets"
                            + " Manager. Nothing has happened.");
        }
        CustomerGateway customer = CustomerGateways.one(call, request.customerGatewayId());
        VpnGateway gateway = VpnGateways.one(call, request.vpnGatewayId());
        List<VpnConnection> there = call.tx().all(call.scope(), VPN_CONNECTIONS).stream()
                .filter(one -> one.gateway().equals(gateway.id()))
                .filter(one -> one.state() == State.PENDING || one.state() == State.AVAILABLE)
                .toList();
        Optional<VpnConnection> same = there.stream()
                .filter(one -> one.customerGateway().equals(customer.id()))
                .findFirst();
        if (same.isEmpty() && there.size() >= MOST) {
            throw new AwsError("VpnConnectionLimitExceeded", "The maximum number of VPN connections has been reached.");
        }
        VpnConnection connection = same.orElseGet(() -> make(call, request, customer, gateway));
        return CreateVpnConnectionResponse.builder()
                .vpnConnection(VpnConnectionShape.of(call.tx().world(), call.scope(), connection))
                .build();
    }

    private static VpnConnection make(
            Call call, CreateVpnConnectionRequest request, CustomerGateway customer, VpnGateway gateway) {
        VpnConnectionOptionsSpecification asked = request.options() == null
                ? VpnConnectionOptionsSpecification.builder().build()
                : request.options();
        Options options = new Options(
                Boolean.TRUE.equals(asked.staticRoutesOnly()),
                range(asked.localIpv4NetworkCidr(), "localIpv4NetworkCidr", Cidr.ANYWHERE),
                range(asked.remoteIpv4NetworkCidr(), "remoteIpv4NetworkCidr", Cidr.ANYWHERE));
        Transaction tx = call.tx();
        String id = tx.newId(VPN_CONNECTIONS);
        VpnConnection made = new VpnConnection(
                id, gateway.id(), customer.id(), options, Tunnels.of(call, asked), List.of(), State.PENDING, tx.now());
        tx.put(call.scope(), VPN_CONNECTIONS, id, made);
        Tags.add(tx, call.scope(), id, Ask.tags(request.tagSpecifications(), VPN_CONNECTIONS.name()));
        tx.schedule(VpnGateways.seconds(tx, 120, 240), new Available(call.scope(), id));
        return made;
    }

    /**
     * A range that a request names.
     *
     * @param otherwise what it is if none is named
     * @throws AwsError {@code InvalidParameterValue}
     */
    static Cidr range(String text, String parameter, Cidr otherwise) {
        return text == null
                ? otherwise
                : Cidr.parse(text)
                        .orElseThrow(() -> new AwsError(
                                "InvalidParameterValue",
                                "Value (" + text + ") for parameter " + parameter
                                        + " is invalid. This is not a valid CIDR block."));
    }

    /** DeleteVpnConnection: its routes are gone at once. */
    public static DeleteVpnConnectionResponse delete(Call call, DeleteVpnConnectionRequest request) {
        VpnConnection connection = one(call, request.vpnConnectionId());
        if (connection.state() != State.DELETING) {
            call.tx()
                    .put(
                            call.scope(),
                            VPN_CONNECTIONS,
                            connection.id(),
                            connection.with(State.DELETING, call.tx().now()));
            VpnGateways.tell(call.tx(), call.scope(), connection.gateway());
            call.tx().schedule(VpnGateways.seconds(call.tx(), 30, 60), new Deleted(call.scope(), connection.id()));
        }
        return DeleteVpnConnectionResponse.builder().build();
    }

    /**
     * The connection with an id that is not deleted.
     *
     * @throws AwsError {@code InvalidVpnConnectionID.NotFound}
     */
    static VpnConnection one(Call call, String id) {
        VpnConnection connection = IDS.one(call.tx().world(), call.scope(), id);
        if (connection.state() == State.DELETED) {
            throw new AwsError("InvalidVpnConnectionID.NotFound", "The vpnConnection ID '" + id + "' does not exist");
        }
        return connection;
    }

    /** A connection in the making can be used. */
    private record Available(Scope scope, String id) implements Transition {
        @Override
        public void happen(Transaction tx) {
            tx.find(scope, VPN_CONNECTIONS, id)
                    .filter(one -> one.state() == State.PENDING)
                    .ifPresent(one -> {
                        tx.put(scope, VPN_CONNECTIONS, id, one.with(State.AVAILABLE, tx.now()));
                        VpnGateways.tell(tx, scope, one.gateway());
                    });
        }
    }

    /** A connection that was deleted is gone. */
    private record Deleted(Scope scope, String id) implements Transition {
        @Override
        public void happen(Transaction tx) {
            tx.update(scope, VPN_CONNECTIONS, id, one -> one.with(State.DELETED, tx.now()));
            VpnType.forgetLater(tx, scope, VPN_CONNECTIONS, id);
        }
    }
}
