package skylab.lab;

import java.util.List;

/**
 * The ids of what {@link Lab#createVpcAndMore} made, each list in the order of the names' numbers.
 *
 * @param vpc the VPC
 * @param publicSubnets one per zone
 * @param privateSubnets one or two per zone
 * @param internetGateway the way out; null without public subnets
 * @param publicTable the route table of all public subnets; null without them
 * @param privateTables the route table of each private subnet
 * @param natGateways those that there are
 * @param addresses the allocation ids of the NAT gateways' elastic addresses
 * @param s3Endpoint the gateway endpoint for S3, or null
 */
public record VpcTree(
        String vpc,
        List<String> publicSubnets,
        List<String> privateSubnets,
        String internetGateway,
        String publicTable,
        List<String> privateTables,
        List<String> natGateways,
        List<String> addresses,
        String s3Endpoint) {
    /** Copies the lists. */
    public VpcTree {
        publicSubnets = List.copyOf(publicSubnets);
        privateSubnets = List.copyOf(privateSubnets);
        privateTables = List.copyOf(privateTables);
        natGateways = List.copyOf(natGateways);
        addresses = List.copyOf(addresses);
    }
}
