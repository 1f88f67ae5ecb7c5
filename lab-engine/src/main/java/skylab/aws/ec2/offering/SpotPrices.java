package skylab.aws.ec2.offering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.Zones;
import skylab.aws.ec2.type.InstanceKind;
import skylab.aws.ec2.type.InstanceKinds;
import skylab.aws.ec2.type.TypeOfferings;
import skylab.world.Seed;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.DescribeSpotPriceHistoryRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSpotPriceHistoryResponse;
import software.amazon.awssdk.services.ec2.model.SpotPrice;

/** The history of spot prices: a function of time, so that nothing of it is kept. */
public final class SpotPrices {
    private static final Duration HISTORY = Duration.ofDays(90);
    private static final int MOST = 1000;
    private static final String LINUX = "Linux/UNIX";

    /**
     * A change of a price.
     *
     * @param zone the availability zone
     * @param type the instance type
     * @param onDemand what it costs On-Demand
     * @param at from when on
     */
    private record Change(Seed seed, String zone, String type, BigDecimal onDemand, Instant at) {
        Change since(Instant moment) {
            return new Change(seed, zone, type, onDemand, moment);
        }

        String price() {
            return Prices.spot(seed, zone, type, onDemand, at)
                    .setScale(6, RoundingMode.UNNECESSARY)
                    .toPlainString();
        }
    }

    private static final Filters<Change> FILTERS = new Filters<>(Change::type)
            .on("availability-zone", Change::zone)
            .on("availability-zone-id", change -> Zones.id(change.zone()))
            .on("instance-type", Change::type)
            .on("product-description", change -> LINUX)
            .on("spot-price", Change::price)
            .on("timestamp", Change::at);

    private SpotPrices() {}

    /** DescribeSpotPriceHistory: of Linux, the newest first; begins with the price that held at the start time. */
    public static DescribeSpotPriceHistoryResponse describe(Call call, DescribeSpotPriceHistoryRequest request) {
        Instant now = call.tx().now();
        Instant end = request.endTime() == null || request.endTime().isAfter(now) ? now : request.endTime();
        Instant earliest = now.minus(HISTORY);
        Instant start =
                request.startTime() == null || request.startTime().isBefore(earliest) ? earliest : request.startTime();
        if (start.isAfter(end) && request.endTime() != null) {
            throw new AwsError("InvalidParameterValue", "The start time must not be after the end time.");
        }
        Page<Change> page = Page.of(
                isLinux(request)
                        ? changes(call, request, start, end)
                                .filter(FILTERS.test(call.tx().world(), call.scope(), Ask.filters(request.filters())))
                        : Stream.empty(),
                request.maxResults() == null ? MOST : request.maxResults(),
                request.nextToken(),
                1,
                MOST);
        return DescribeSpotPriceHistoryResponse.builder()
                .spotPriceHistory(page.items().stream()
                        .map(change -> SpotPrice.builder()
                                .availabilityZone(change.zone())
                                .instanceType(change.type())
                                .productDescription(LINUX)
                                .spotPrice(change.price())
                                .timestamp(change.at())
                                .build())
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean isLinux(DescribeSpotPriceHistoryRequest request) {
        return request.productDescriptions().isEmpty()
                || request.productDescriptions().stream().anyMatch(one -> one.startsWith(LINUX));
    }

    private static Stream<Change> changes(
            Call call, DescribeSpotPriceHistoryRequest request, Instant start, Instant end) {
        Zones.Region region = Zones.region(call.scope().region());
        World world = call.tx().world();
        List<InstanceKind> kinds = request.instanceTypesAsStrings().isEmpty()
                ? InstanceKinds.all(world, call.scope())
                : request.instanceTypesAsStrings().stream()
                        .map(name -> InstanceKinds.named(call, name))
                        .toList();
        List<Change> present = kinds.stream()
                .flatMap(kind -> Prices.onDemand(world, call.scope(), kind.name()).stream()
                        .flatMap(price -> TypeOfferings.zones(kind, region).stream()
                                .filter(zone -> request.availabilityZone() == null
                                        || request.availabilityZone().equals(zone))
                                .map(zone -> new Change(world.seed(), zone, kind.name(), price, end))))
                .toList();
        long period = Prices.SPOT_PERIOD.toSeconds();
        long first = start.getEpochSecond() / period;
        return LongStream.iterate(end.getEpochSecond() / period, number -> number >= first, number -> number - 1)
                .mapToObj(number -> Instant.ofEpochSecond(number * period))
                .flatMap(at -> present.stream().map(change -> change.since(at)));
    }
}
