package skylab.aws.ec2.place;

import java.util.List;
import java.util.stream.IntStream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.ZoneFault;
import skylab.aws.ec2.Zones;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.AvailabilityZoneMessage;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsResponse;
import software.amazon.awssdk.services.ec2.model.Region;

/** Looking at where things can be: regions and zones. */
public final class Places {
    private static final Filters<Zones.Region> REGION_FILTERS = new Filters<>(Zones.Region::name)
            .on("region-name", Zones.Region::name)
            .on("endpoint", region -> endpoint(region))
            .on("opt-in-status", Places::optInStatus);

    private record Zone(Zones.Region region, String name, String id, boolean down) {
        String state() {
            return down ? "impaired" : "available";
        }
    }

    private static final Filters<Zone> ZONE_FILTERS = new Filters<>(Zone::name)
            .on("zone-name", Zone::name)
            .on("zone-id", Zone::id)
            .on("region-name", zone -> zone.region().name())
            .on("state", Zone::state)
            .on("zone-type", zone -> "availability-zone")
            .on("opt-in-status", zone -> "opt-in-not-required")
            .on("group-name", zone -> zone.region().name())
            .on("group-long-name", zone -> null)
            .on("parent-zone-id", zone -> null)
            .on("parent-zone-name", zone -> null)
            .on("message", zone -> null);

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
                        .mapToObj(i -> new Zone(
                                region, names.get(i), region.zoneIds().get(i), ZoneFault.isDown(call, names.get(i))))
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
                                .state(zone.state())
                                .messages(
                                        zone.down()
                                                ? List.of(AvailabilityZoneMessage.builder()
                                                        .message(zone.name() + " is impaired.")
                                                        .build())
                                                : List.of())
                                .build())
                        .toList())
                .build();
    }

    private static String optInStatus(Zones.Region region) {
        return region.optIn() ? "not-opted-in" : "opt-in-not-required";
    }

    private static String endpoint(Zones.Region region) {
        return "ec2." + region.name() + ".amazonaws.com";
    }
}
