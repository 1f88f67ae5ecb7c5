package skylab.network;

import skylab.world.Kind;

/**
 * A virtual private cloud.
 *
 * @param id {@code vpc-…}
 * @param cidr its range
 * @param isDefault whether it is the region's default VPC
 */
public record Vpc(String id, Cidr cidr, boolean isDefault) {
    /** All VPCs. */
    public static final Kind<Vpc> VPCS = new Kind<>("vpc", "vpc-");
}
