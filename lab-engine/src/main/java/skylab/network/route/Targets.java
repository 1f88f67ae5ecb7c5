package skylab.network.route;

import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.gateway.EgressOnlyGateway.EGRESS_ONLY_GATEWAYS;
import static skylab.network.gateway.InternetGateway.INTERNET_GATEWAYS;
import static skylab.network.gateway.NatGateway.NAT_GATEWAYS;
import static skylab.network.gateway.PeeringConnection.PEERING_CONNECTIONS;
import static skylab.network.gateway.VpcEndpoint.VPC_ENDPOINTS;
import static skylab.network.gateway.VpnGateway.VPN_GATEWAYS;

import skylab.network.gateway.NatGateway;
import skylab.network.gateway.PeeringConnection;
import skylab.world.Scope;
import skylab.world.World;

/** Whether the target of a route is there. */
public final class Targets {
    private Targets() {}

    /** The state of a route (EC2 API reference, "Route"). */
    public enum State {
        /** Its target takes packets. */
        ACTIVE("active"),
        /** Its target is gone, or not attached: what goes there is dropped. */
        BLACKHOLE("blackhole");

        private final String text;

        State(String text) {
            this.text = text;
        }

        /** As the API writes it. */
        public String text() {
            return text;
        }
    }

    /**
     * The state of a VPC's routes to a target. A NAT gateway in the making is a target, though it forwards nothing yet.
     *
     * @param vpc the id of the VPC whose route it is
     * @param target {@code local} or the id of a target
     */
    public static State state(World world, Scope scope, String vpc, String target) {
        return isThere(world, scope, vpc, target) ? State.ACTIVE : State.BLACKHOLE;
    }

    private static boolean isThere(World world, Scope scope, String vpc, String target) {
        return switch (kind(target)) {
            case "igw" ->
                world.table(scope, INTERNET_GATEWAYS)
                        .get(target)
                        .filter(gateway -> vpc.equals(gateway.vpc()))
                        .isPresent();
            case "nat" ->
                world.table(scope, NAT_GATEWAYS)
                        .get(target)
                        .filter(Targets::takesPackets)
                        .isPresent();
            case "eni" ->
                world.table(scope, INTERFACES)
                        .get(target)
                        .filter(one -> one.attachment() != null)
                        .isPresent();
            case "pcx" ->
                world.table(scope, PEERING_CONNECTIONS)
                        .get(target)
                        .filter(one -> one.state() == PeeringConnection.State.ACTIVE)
                        .isPresent();
            case "vgw" ->
                world.table(scope, VPN_GATEWAYS)
                        .get(target)
                        .filter(gateway -> gateway.isAttachedTo(vpc))
                        .isPresent();
            case "eigw" -> world.table(scope, EGRESS_ONLY_GATEWAYS).get(target).isPresent();
            case "vpce" -> world.table(scope, VPC_ENDPOINTS).get(target).isPresent();
            // local
            default -> true;
        };
    }

    private static boolean takesPackets(NatGateway gateway) {
        return gateway.state() == NatGateway.State.AVAILABLE || gateway.state() == NatGateway.State.PENDING;
    }

    private static String kind(String target) {
        int dash = target.indexOf('-');
        return dash < 0 ? target : target.substring(0, dash);
    }
}
