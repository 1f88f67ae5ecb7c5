package skylab.aws.ec2.subnet;

import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.function.Function;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.network.eni.Interfaces;
import skylab.network.vpc.Subnet;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.HostnameType;

/** Looking at subnets. */
public final class Subnets {
    /** Subnets by id. */
    public static final Ids<Subnet> IDS = new Ids<>(SUBNETS, "subnet ID", "InvalidSubnetID");

    private Subnets() {}

    /** DescribeSubnets. */
    public static DescribeSubnetsResponse describe(Call call, DescribeSubnetsRequest request) {
        World world = call.tx().world();
        Scope scope = call.scope();
        Page<Subnet> page = Listing.of(call, IDS, request.subnetIds())
                .matching(filters(world, scope), Ask.filters(request.filters()))
                .page(request.maxResults(), request.nextToken(), 5, 1000);
        return DescribeSubnetsResponse.builder()
                .subnets(page.items().stream()
                        .map(subnet -> SubnetShape.of(world, scope, subnet))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static Filters<Subnet> filters(World world, Scope scope) {
        Filters<Subnet> filters = new Filters<>(Subnet::id)
                .on("subnet-id", Subnet::id)
                .on("subnet-arn", subnet -> SubnetShape.arn(scope, subnet))
                .on("vpc-id", Subnet::vpc)
                .on("owner-id", subnet -> scope.account())
                .on("state", subnet -> "available")
                .on("availability-zone-id", Subnet::zoneId)
                .on("available-ip-address-count", subnet -> Interfaces.freeCount(world, scope, subnet))
                .on("map-public-ip-on-launch", Subnet::assignsPublicAddresses)
                .on("map-customer-owned-ip-on-launch", subnet -> false)
                .on("customer-owned-ipv4-pool", subnet -> null)
                .on("outpost-arn", subnet -> null)
                .on("enable-lni-at-device-index", subnet -> null)
                .on("enable-dns64", subnet -> subnet.settings().dns64())
                .on("ipv6-native", subnet -> false)
                .on("private-dns-name-options-on-launch.hostname-type", subnet -> HostnameType.IP_NAME)
                .on("private-dns-name-options-on-launch.enable-resource-name-dns-a-record", subnet -> false)
                .on("private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record", subnet -> false)
                .onEach("ipv6-cidr-block-association.ipv6-cidr-block", subnet -> subnet.ranges6().stream()
                        .map(Subnet.Range6::cidr))
                .onEach("ipv6-cidr-block-association.association-id", subnet -> subnet.ranges6().stream()
                        .map(Subnet.Range6::association))
                .onEach("ipv6-cidr-block-association.state", subnet -> subnet.ranges6().stream()
                        .map(range -> "associated"));
        names(filters, Subnet::cidr, "cidr-block", "cidr", "cidrBlock");
        names(filters, Subnet::zone, "availability-zone", "availabilityZone");
        names(filters, Subnet::isDefault, "default-for-az", "defaultForAz");
        return filters;
    }

    // AWS takes some filters by several names.
    private static void names(Filters<Subnet> filters, Function<Subnet, Object> value, String... names) {
        for (String name : names) {
            filters.on(name, value);
        }
    }
}
