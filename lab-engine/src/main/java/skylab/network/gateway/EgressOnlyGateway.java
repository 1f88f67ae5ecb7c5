package skylab.network.gateway;

import skylab.world.Kind;

/**
 * An egress-only Internet gateway: IPv6 flows may begin inside, none may begin outside.
 *
 * @param id {@code eigw-…}
 * @param vpc the id of the VPC it is attached to, for good
 */
public record EgressOnlyGateway(String id, String vpc) {
    /** All egress-only Internet gateways. */
    public static final Kind<EgressOnlyGateway> EGRESS_ONLY_GATEWAYS =
            new Kind<>("egress-only-internet-gateway", "eigw-");
}
