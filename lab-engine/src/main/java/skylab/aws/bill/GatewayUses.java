package skylab.aws.bill;

import java.util.List;
import skylab.billing.Entry;
import skylab.network.gateway.NatGateway;
import skylab.network.gateway.VpcEndpoint;
import skylab.network.gateway.VpnConnection;

/** What is billed of gateways by the hour, as long as they are available (VPC, PrivateLink and VPN pricing pages). */
final class GatewayUses {
    private GatewayUses() {}

    static List<Entry> of(NatGateway gateway) {
        return gateway.state() == NatGateway.State.AVAILABLE
                ? List.of(Entry.of(gateway.id(), "NatGateway-Hours", 1))
                : List.of();
    }

    /** An interface endpoint costs in each zone; a gateway endpoint costs nothing. */
    static List<Entry> of(VpcEndpoint endpoint) {
        return endpoint.isGateway() || endpoint.state() != VpcEndpoint.State.AVAILABLE
                ? List.of()
                : List.of(Entry.of(
                        endpoint.id(),
                        "VpcEndpoint-Hours",
                        endpoint.interfaces().size()));
    }

    static List<Entry> of(VpnConnection connection) {
        return connection.isAvailable() ? List.of(Entry.of(connection.id(), "VPN-Usage-Hours:ipsec.1", 1)) : List.of();
    }
}
