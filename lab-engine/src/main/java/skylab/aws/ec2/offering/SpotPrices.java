package skylab.aws.ec2.offering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
                        ? changes(call, request, start, end).stream()
                                .filter(FILTERS.test(call.tx().world(), call.scope(), Ask.filters(request.filters())))
                                .toList()
                        : List.of(),
                request.maxResults() == null ? Integer.valueOf(MOST) : request.maxResults(),
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

    private static List<Change> changes(
            Call call, DescribeSpotPriceHistoryRequest request, Instant start, Instant end) {
        Zones.Region region = Zones.region(call.scope().region());
        List<InstanceKind> kinds = request.instanceTypesAsStrings().isEmpty()
                ? InstanceKinds.all()
                : request.instanceTypesAsStrings().stream()
                        .map(InstanceKinds::named)
                        .toList();
        long period = Prices.SPOT_PERIOD.toSeconds();
        List<Change> changes = new ArrayList<>();
        for (long number = end.getEpochSecond() / period; number >= start.getEpochSecond() / period; number--) {
            Instant at = Instant.ofEpochSecond(number * period);
            for (InstanceKind kind : kinds) {
                Optional<BigDecimal> onDemand = Prices.onDemand(region.name(), kind.name());
                if (onDemand.isPresent()) {
                    TypeOfferings.zones(kind, region).stream()
                            .filter(zone -> request.availabilityZone() == null
                                    || request.availabilityZone().equals(zone))
                            .forEach(zone -> changes.add(
                                    new Change(call.tx().world().seed(), zone, kind.name(), onDemand.get(), at)));
                }
            }
        }
        return changes;
    }
}
