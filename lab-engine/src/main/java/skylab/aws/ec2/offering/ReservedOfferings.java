package skylab.aws.ec2.offering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.Rows;
import skylab.aws.ec2.Zones;
import skylab.aws.ec2.type.InstanceKinds;
import skylab.aws.ec2.type.TypeOfferings;
import software.amazon.awssdk.services.ec2.model.DescribeReservedInstancesOfferingsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeReservedInstancesOfferingsResponse;
import software.amazon.awssdk.services.ec2.model.RecurringCharge;
import software.amazon.awssdk.services.ec2.model.ReservedInstancesOffering;

/** Reservations that could be bought: data, for comparing prices. */
public final class ReservedOfferings {
    private static final int MOST = 100;
    private static final String LINUX = "Linux/UNIX";
    private static final int HOURS_A_YEAR = 365 * 24;

    /**
     * The terms of a reservation.
     *
     * @param offeringClass {@code standard} or {@code convertible}
     * @param years 1 or 3
     * @param payment e.g. {@code No Upfront}
     * @param saved the part of the On-Demand price that is saved
     * @param upfront the part of the sum that is paid at once
     */
    private record Terms(String offeringClass, int years, String payment, BigDecimal saved, BigDecimal upfront) {
        long seconds() {
            return Duration.ofHours((long) years * HOURS_A_YEAR).toSeconds();
        }
    }

    /**
     * An offering.
     *
     * @param type the instance type
     * @param hourly what an hour costs in all
     */
    private record Offering(String region, String type, Terms terms, BigDecimal hourly) {
        String id() {
            String name = String.join(
                    " ", region, type, terms.offeringClass(), String.valueOf(terms.years()), terms.payment());
            return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        }

        BigDecimal fixed() {
            return hourly.multiply(terms.upfront())
                    .multiply(BigDecimal.valueOf((long) terms.years() * HOURS_A_YEAR))
                    .setScale(0, RoundingMode.HALF_UP);
        }

        BigDecimal recurring() {
            return hourly.multiply(BigDecimal.ONE.subtract(terms.upfront())).setScale(5, RoundingMode.HALF_UP);
        }
    }

    private static final List<Terms> TERMS = Rows.read(
            Rows.class,
            "reserved-discounts.tsv",
            row -> new Terms(
                    row.text("class"),
                    row.integer("years"),
                    row.text("payment"),
                    new BigDecimal(row.text("saved")),
                    new BigDecimal(row.text("upfront"))));

    private static final Filters<Offering> FILTERS = new Filters<>(Offering::id)
            .on("duration", offering -> offering.terms().seconds())
            .on("fixed-price", Offering::fixed)
            .on("instance-type", Offering::type)
            .on("marketplace", offering -> false)
            .on("product-description", offering -> LINUX)
            .on("reserved-instances-offering-id", Offering::id)
            .on("scope", offering -> "Region");

    private ReservedOfferings() {}

    /** DescribeReservedInstancesOfferings: of Linux, for a region. */
    public static DescribeReservedInstancesOfferingsResponse describe(
            Call call, DescribeReservedInstancesOfferingsRequest request) {
        if (request.instanceTypeAsString() != null) {
            InstanceKinds.named(call, request.instanceTypeAsString());
        }
        Page<Offering> page = Listing.of(call, all(call))
                .where(offering -> isAsked(request, offering))
                .matching(FILTERS, Ask.filters(request.filters()))
                .page(
                        request.maxResults() == null ? Integer.valueOf(MOST) : request.maxResults(),
                        request.nextToken(),
                        1,
                        1000);
        return DescribeReservedInstancesOfferingsResponse.builder()
                .reservedInstancesOfferings(
                        page.items().stream().map(ReservedOfferings::shape).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static List<Offering> all(Call call) {
        String name = call.scope().region();
        Zones.Region region = Zones.region(name);
        return InstanceKinds.all(call.tx().world(), call.scope()).stream()
                .filter(kind -> TypeOfferings.isOffered(kind, region))
                .flatMap(kind -> Prices.onDemand(call.tx().world(), call.scope(), kind.name()).stream()
                        .flatMap(price -> TERMS.stream()
                                .map(terms -> new Offering(
                                        name,
                                        kind.name(),
                                        terms,
                                        price.multiply(BigDecimal.ONE.subtract(terms.saved()))))))
                .toList();
    }

    private static boolean isAsked(DescribeReservedInstancesOfferingsRequest request, Offering offering) {
        Terms terms = offering.terms();
        return matches(request.instanceTypeAsString(), offering.type())
                && matches(request.offeringClassAsString(), terms.offeringClass())
                && matches(request.offeringTypeAsString(), terms.payment())
                && matches(request.instanceTenancyAsString(), "default")
                && (request.productDescriptionAsString() == null
                        || request.productDescriptionAsString().startsWith(LINUX))
                && (request.minDuration() == null || terms.seconds() >= request.minDuration())
                && (request.maxDuration() == null || terms.seconds() <= request.maxDuration())
                && request.availabilityZone() == null
                && (request.reservedInstancesOfferingIds().isEmpty()
                        || request.reservedInstancesOfferingIds().contains(offering.id()));
    }

    private static boolean matches(String asked, String value) {
        return asked == null || asked.equals(value);
    }

    private static ReservedInstancesOffering shape(Offering offering) {
        Terms terms = offering.terms();
        return ReservedInstancesOffering.builder()
                .reservedInstancesOfferingId(offering.id())
                .instanceType(offering.type())
                .offeringClass(terms.offeringClass())
                .offeringType(terms.payment())
                .duration(terms.seconds())
                .fixedPrice(offering.fixed().floatValue())
                .usagePrice(0f)
                .recurringCharges(RecurringCharge.builder()
                        .frequency("Hourly")
                        .amount(offering.recurring().doubleValue())
                        .build())
                .currencyCode("USD")
                .productDescription(LINUX)
                .instanceTenancy("default")
                .marketplace(false)
                .scope("Region")
                .build();
    }
}
