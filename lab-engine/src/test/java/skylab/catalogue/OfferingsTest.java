package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.ec2.model.ReservedInstancesOffering;
import software.amazon.awssdk.services.ec2.model.SpotPrice;

class OfferingsTest {
    private final Given given = Given.lab();

    @ParameterizedTest
    @CsvSource({"t3.micro,0.0104", "m5.large,0.096", "c5.4xlarge,0.68"})
    void S2_13_spotIsCheapestThenReservedThenOnDemand(String type, double onDemand) {
        double spot = Double.parseDouble(history(type).get(0).spotPrice());
        List<Double> reserved =
                offerings(type).stream().map(OfferingsTest::hourly).toList();
        assertEquals(12, reserved.size());
        assertTrue(reserved.stream().allMatch(price -> price < onDemand && price > spot), () -> spot + " " + reserved);
    }

    @Test
    void S2_13_longerAndEarlierPaidReservationsSaveMore() {
        List<Double> standard = offerings("m5.large").stream()
                .filter(one -> one.offeringClassAsString().equals("standard"))
                .map(OfferingsTest::hourly)
                .toList();
        assertEquals(6, standard.size());
        assertEquals(
                standard.stream().sorted(java.util.Comparator.reverseOrder()).toList(),
                standard,
                "1 year to 3 years, no upfront to all upfront");
        ReservedInstancesOffering convertible = given.ec2
                .describeReservedInstancesOfferings(r -> r.instanceType("m5.large")
                        .offeringClass("convertible")
                        .offeringType("All Upfront")
                        .minDuration(Duration.ofDays(3 * 365).toSeconds()))
                .reservedInstancesOfferings()
                .get(0);
        assertEquals(0.0, convertible.recurringCharges().get(0).amount());
        assertTrue(convertible.fixedPrice() > 1000);
        assertTrue(hourly(convertible) > standard.get(5));
    }

    @Test
    void S2_13_spotPricesChangeWithTimeAndDifferBetweenZones() {
        List<SpotPrice> prices = history("m5.large");
        assertTrue(prices.size() > 500, () -> "90 days in five zones: " + prices.size());
        assertEquals(
                prices.stream()
                        .map(SpotPrice::timestamp)
                        .sorted(java.util.Comparator.reverseOrder())
                        .toList(),
                prices.stream().map(SpotPrice::timestamp).toList());
        assertTrue(prices.stream().map(SpotPrice::spotPrice).distinct().count() > 50);
        assertEquals(prices, history("m5.large"));
        var now = given.ec2
                .describeSpotPriceHistory(r -> r.instanceTypesWithStrings("m5.large")
                        .startTime(given.lab.now())
                        .filters(Given.filter("product-description", "Linux/UNIX")))
                .spotPriceHistory();
        assertEquals(5, now.size(), "the price of each zone that has the type");
        assertTrue(new BigDecimal(now.get(0).spotPrice()).compareTo(new BigDecimal("0.02")) > 0);
    }

    private List<SpotPrice> history(String type) {
        return given.ec2
                .describeSpotPriceHistory(r -> r.instanceTypesWithStrings(type).productDescriptions("Linux/UNIX"))
                .spotPriceHistory();
    }

    private List<ReservedInstancesOffering> offerings(String type) {
        return given.ec2
                .describeReservedInstancesOfferings(r -> r.instanceType(type))
                .reservedInstancesOfferings();
    }

    private static double hourly(ReservedInstancesOffering offering) {
        return offering.recurringCharges().get(0).amount() + offering.fixedPrice() / (offering.duration() / 3600.0);
    }
}
