package skylab.aws.ec2.place;

import static skylab.network.vpc.Subnet.SUBNETS;
import static skylab.network.vpc.Vpc.VPCS;

import java.util.List;
import java.util.stream.IntStream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.Zones;
import skylab.network.eni.Interfaces;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Vpc;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.Region;

/** Looking at where things can be: regions, zones, VPCs, subnets. */
public final class Places {
    private static final Ids<Vpc> VPC_IDS = new Ids<>(VPCS, "vpc ID", "InvalidVpcID");
    private static final Ids<Subnet> SUBNET_IDS = new Ids<>(SUBNETS, "subnet ID", "InvalidSubnetID");

    private static final Filters<Vpc> VPC_FILTERS = new Filters<>(Vpc::id)
            .on("vpc-id", Vpc::id)
            .on("cidr", Vpc::cidr)
            .on("is-default", Vpc::isDefault)
            .on("isDefault", Vpc::isDefault)
            .on("state", vpc -> "available");

    private static final Filters<Subnet> SUBNET_FILTERS = new Filters<>(Subnet::id)
            .on("subnet-id", Subnet::id)
            .on("vpc-id", Subnet::vpc)
            .on("cidr-block", Subnet::cidr)
            .on("availability-zone", Subnet::zone)
            .on("availability-zone-id", Subnet::zoneId)
            .on("default-for-az", Subnet::isDefault)
            .on("defaultForAz", Subnet::isDefault)
            .on("map-public-ip-on-launch", Subnet::assignsPublicAddresses)
            .on("state", subnet -> "available");

    private static final Filters<Zones.Region> REGION_FILTERS = new Filters<>(Zones.Region::name)
            .on("region-name", Zones.Region::name)
            .on("endpoint", region -> endpoint(region))
            .on("opt-in-status", Places::optInStatus);

    private record Zone(Zones.Region region, String name, String id) {}

    private static final Filters<Zone> ZONE_FILTERS = new Filters<>(Zone::name)
            .on("zone-name", Zone::name)
            .on("zone-id", Zone::id)
            .on("region-name", zone -> zone.region().name())
            .on("state", zone -> "available")
            .on("zone-type", zone -> "availability-zone");

    private Places() {}

    /** DescribeRegions. */
    public static DescribeRegionsResponse describeRegions(Call call, DescribeRegionsRequest request) {
        request.regionNames().forEach(Zones::region);
        boolean all = Boolean.TRUE.equals(request.allRegions()) || request.hasRegionNames();
        return DescribeRegionsResponse.builder()
                .regions((all ? Zones.ALL : Zones.REGIONS)
                        .stream()
                                .filter(region -> !request.hasRegionNames()
                                        || request.regionNames().contains(region.name()))
                                .filter(REGION_FILTERS.test(
                                        call.tx().world(), call.scope(), Ask.filters(request.filters())))
                                .map(region -> Region.builder()
                                        .regionName(region.name())
                                        .endpoint(endpoint(region))
                                        .optInStatus(optInStatus(region))
                                        .build())
                                .toList())
                .build();
    }

    /** DescribeAvailabilityZones. */
    public static DescribeAvailabilityZonesResponse describeZones(Call call, DescribeAvailabilityZonesRequest request) {
        Zones.Region region = Zones.region(call.scope().region());
        List<String> names = region.zones();
        request.zoneNames().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new AwsError("InvalidParameterValue", "Invalid availability zone: [" + name + "]");
                });
        return DescribeAvailabilityZonesResponse.builder()
                .availabilityZones(IntStream.range(0, names.size())
                        .mapToObj(i ->
                                new Zone(region, names.get(i), region.zoneIds().get(i)))
                        .filter(zone ->
                                !request.hasZoneNames() || request.zoneNames().contains(zone.name()))
                        .filter(zone ->
                                !request.hasZoneIds() || request.zoneIds().contains(zone.id()))
                        .filter(ZONE_FILTERS.test(call.tx().world(), call.scope(), Ask.filters(request.filters())))
                        .map(zone -> AvailabilityZone.builder()
                                .zoneName(zone.name())
                                .zoneId(zone.id())
                                .regionName(region.name())
                                .groupName(region.name())
                                .networkBorderGroup(region.name())
                                .zoneType("availability-zone")
                                .optInStatus("opt-in-not-required")
                                .state("available")
                                .build())
                        .toList())
                .build();
    }

    /** DescribeVpcs. */
    public static DescribeVpcsResponse describeVpcs(Call call, DescribeVpcsRequest request) {
        World world = call.tx().world();
        List<Vpc> named = request.vpcIds().isEmpty()
                ? List.copyOf(world.table(call.scope(), VPCS).values())
                : VPC_IDS.all(world, call.scope(), request.vpcIds());
        Page<Vpc> page = Page.of(
                named.stream()
                        .filter(VPC_FILTERS.test(world, call.scope(), Ask.filters(request.filters())))
                        .toList(),
                request.maxResults(),
                request.nextToken(),
                5,
                1000);
        return DescribeVpcsResponse.builder()
                .vpcs(page.items().stream()
                        .map(vpc -> software.amazon.awssdk.services.ec2.model.Vpc.builder()
                                .vpcId(vpc.id())
                                .cidrBlock(vpc.cidr().toString())
                                .isDefault(vpc.isDefault())
                                .ownerId(call.scope().account())
                                .instanceTenancy("default")
                                .state("available")
                                .tags(Ask.tags(world, call.scope(), vpc.id()))
                                .build())
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    /** DescribeSubnets. */
    public static DescribeSubnetsResponse describeSubnets(Call call, DescribeSubnetsRequest request) {
        World world = call.tx().world();
        List<Subnet> named = request.subnetIds().isEmpty()
                ? List.copyOf(world.table(call.scope(), SUBNETS).values())
                : SUBNET_IDS.all(world, call.scope(), request.subnetIds());
        Page<Subnet> page = Page.of(
                named.stream()
                        .filter(SUBNET_FILTERS.test(world, call.scope(), Ask.filters(request.filters())))
                        .toList(),
                request.maxResults(),
                request.nextToken(),
                5,
                1000);
        return DescribeSubnetsResponse.builder()
                .subnets(page.items().stream()
                        .map(subnet -> software.amazon.awssdk.services.ec2.model.Subnet.builder()
                                .subnetId(subnet.id())
                                .subnetArn("arn:aws:ec2:" + call.scope().region() + ":"
                                        + call.scope().account() + ":subnet/" + subnet.id())
                                .vpcId(subnet.vpc())
                                .ownerId(call.scope().account())
                                .cidrBlock(subnet.cidr().toString())
                                .availabilityZone(subnet.zone())
                                .availabilityZoneId(subnet.zoneId())
                                .availableIpAddressCount((int) Interfaces.freeCount(world, call.scope(), subnet))
                                .defaultForAz(subnet.isDefault())
                                .mapPublicIpOnLaunch(subnet.assignsPublicAddresses())
                                .state("available")
                                .tags(Ask.tags(world, call.scope(), subnet.id()))
                                .build())
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static String optInStatus(Zones.Region region) {
        return region.optIn() ? "not-opted-in" : "opt-in-not-required";
    }

    private static String endpoint(Zones.Region region) {
        return "ec2." + region.name() + ".amazonaws.com";
    }
}
