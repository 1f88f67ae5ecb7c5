package skylab.aws.ec2.type;

import java.util.List;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.Zones;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypeOfferingsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypeOfferingsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesResponse;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.InstanceTypeOffering;
import software.amazon.awssdk.services.ec2.model.LocationType;

/** Operations on instance types. */
public final class InstanceTypes {
    private static final int MOST_TYPES_A_PAGE = 100;
    private static final int MOST_OFFERINGS_A_PAGE = 1000;

    /** A type in a place. */
    private record Offering(InstanceKind kind, String location) {}

    private static final Filters<Offering> OFFERING_FILTERS = new Filters<Offering>(
                    offering -> offering.kind().name())
            .on("instance-type", offering -> offering.kind().name())
            .on("location", Offering::location);

    private InstanceTypes() {}

    /** DescribeInstanceTypes: those of the region. */
    public static DescribeInstanceTypesResponse describe(Call call, DescribeInstanceTypesRequest request) {
        Zones.Region region = Zones.region(call.scope().region());
        List<String> names = request.instanceTypesAsStrings();
        List<String> unknown = names.stream()
                .filter(name -> InstanceKinds.find(call.tx().world(), call.scope(), name)
                        .filter(kind -> TypeOfferings.isOffered(kind, region))
                        .isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            throw new AwsError(
                    "InvalidInstanceType",
                    "The following supplied instance types do not exist: [" + String.join(", ", unknown) + "]");
        }
        Stream<InstanceKind> kinds = names.isEmpty()
                ? InstanceKinds.all(call.tx().world(), call.scope()).stream()
                        .filter(kind -> TypeOfferings.isOffered(kind, region))
                : names.stream().distinct().map(name -> InstanceKinds.named(call, name));
        Page<InstanceKind> page = Page.of(
                kinds.filter(TypeFilters.ALL.test(call.tx().world(), call.scope(), Ask.filters(request.filters())))
                        .toList(),
                request.maxResults() == null && names.isEmpty()
                        ? Integer.valueOf(MOST_TYPES_A_PAGE)
                        : request.maxResults(),
                request.nextToken(),
                5,
                MOST_TYPES_A_PAGE);
        List<InstanceTypeInfo> shapes = page.items().stream().map(TypeShape::of).toList();
        return DescribeInstanceTypesResponse.builder()
                .instanceTypes(shapes)
                .nextToken(page.nextToken())
                .build();
    }

    /** DescribeInstanceTypeOfferings: by region, by zone, or by the zone's id. */
    public static DescribeInstanceTypeOfferingsResponse describeOfferings(
            Call call, DescribeInstanceTypeOfferingsRequest request) {
        Zones.Region region = Zones.region(call.scope().region());
        LocationType by = request.locationType() == null ? LocationType.REGION : request.locationType();
        List<Offering> all = InstanceKinds.all(call.tx().world(), call.scope()).stream()
                .flatMap(kind -> locations(kind, region, by).map(place -> new Offering(kind, place)))
                .filter(OFFERING_FILTERS.test(call.tx().world(), call.scope(), Ask.filters(request.filters())))
                .toList();
        Page<Offering> page = Page.of(
                all,
                request.maxResults() == null ? Integer.valueOf(MOST_OFFERINGS_A_PAGE) : request.maxResults(),
                request.nextToken(),
                5,
                MOST_OFFERINGS_A_PAGE);
        return DescribeInstanceTypeOfferingsResponse.builder()
                .instanceTypeOfferings(page.items().stream()
                        .map(offering -> InstanceTypeOffering.builder()
                                .instanceType(offering.kind().name())
                                .locationType(by)
                                .location(offering.location())
                                .build())
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static Stream<String> locations(InstanceKind kind, Zones.Region region, LocationType by) {
        List<String> zones = TypeOfferings.zones(kind, region);
        return switch (by) {
            case REGION -> zones.isEmpty() ? Stream.empty() : Stream.of(region.name());
            case AVAILABILITY_ZONE -> zones.stream();
            case AVAILABILITY_ZONE_ID ->
                zones.stream().map(zone -> region.zoneIds().get(region.zones().indexOf(zone)));
            default ->
                throw new AwsError(
                        "InvalidParameterValue", "Value (" + by + ") for parameter locationType is invalid.");
        };
    }
}
