package skylab.network.gateway;

import skylab.world.Kind;

/**
 * An Internet gateway: it gives packets that leave the public address of their interface, and the other way round.
 *
 * @param id {@code igw-…}
 * @param vpc the id of the VPC it is attached to, or null
 */
public record InternetGateway(String id, String vpc) {
    /** All Internet gateways. */
    public static final Kind<InternetGateway> INTERNET_GATEWAYS = new Kind<>("internet-gateway", "igw-");

    /** Their ids by the id of the VPC they are attached to. */
    public static final Kind<String> BY_VPC = new Kind<>("internet-gateway-by-vpc", "");
}
