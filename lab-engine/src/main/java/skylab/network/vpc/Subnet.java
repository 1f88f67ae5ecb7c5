package skylab.network.vpc;

import skylab.network.Cidr;
import skylab.world.Kind;

/**
 * A subnet: a part of a VPC's range in one availability zone.
 *
 * @param id {@code subnet-…}
 * @param vpc the VPC's id
 * @param zone the name of the availability zone, e.g. {@code us-east-1a}
 * @param zoneId the zone's id, e.g. {@code use1-az1}
 * @param cidr its range
 * @param assignsPublicAddresses whether new interfaces receive a public address
 * @param isDefault whether it is its zone's default subnet
 */
public record Subnet(
        String id,
        String vpc,
        String zone,
        String zoneId,
        Cidr cidr,
        boolean assignsPublicAddresses,
        boolean isDefault) {
    /** All subnets. */
    public static final Kind<Subnet> SUBNETS = new Kind<>("subnet", "subnet-");
}
