package skylab.aws.costexplorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.costexplorer.model.DateInterval;
import software.amazon.awssdk.services.costexplorer.model.Dimension;
import software.amazon.awssdk.services.costexplorer.model.Granularity;
import software.amazon.awssdk.services.costexplorer.model.GroupDefinition;
import software.amazon.awssdk.services.costexplorer.model.GroupDefinitionType;
import software.amazon.awssdk.services.costexplorer.model.Metric;
import software.amazon.awssdk.services.costexplorer.model.ResultByTime;

/** What Cost Explorer tells of an address that costs half a cent an hour since midnight of 2 March. */
class CostExplorerTest {
    private final Given given = Given.lab();
    private final CostExplorerClient costs = given.lab.costExplorer();

    CostExplorerTest() {
        given.ec2.allocateAddress(r -> {});
    }

    private static DateInterval days(String from, String to) {
        return DateInterval.builder().start(from).end(to).build();
    }

    private static GroupDefinition by(String key) {
        return GroupDefinition.builder()
                .type(GroupDefinitionType.DIMENSION)
                .key(key)
                .build();
    }

    @Test
    void daysThatAreOverAreFullAndTodayIsKnownWithADelay() {
        given.lab.advance("60h");
        List<ResultByTime> result = costs.getCostAndUsage(r -> r.timePeriod(days("2026-03-02", "2026-03-05"))
                        .granularity(Granularity.DAILY)
                        .metrics("UnblendedCost", "UsageQuantity"))
                .resultsByTime();
        assertEquals(3, result.size());
        assertEquals(0.12, cost(result.get(1)), 1e-9);
        // It is noon; what was used after 4 o'clock is not known yet.
        assertEquals(0.02, cost(result.get(2)), 1e-9);
        assertEquals("Hrs", result.get(1).total().get("UsageQuantity").unit());
        assertTrue(result.get(2).estimated());
    }

    @Test
    void aMonthThatIsOverIsFinalAndGroupsNameTheirKeys() {
        given.lab.advance("40d");
        ResultByTime march = costs.getCostAndUsage(r -> r.timePeriod(days("2026-03-01", "2026-04-01"))
                        .granularity(Granularity.MONTHLY)
                        .metrics("UNBLENDED_COST")
                        .groupBy(by("SERVICE"), by("USAGE_TYPE")))
                .resultsByTime()
                .get(0);
        assertFalse(march.estimated());
        assertEquals(
                List.of("Amazon Virtual Private Cloud", "PublicIPv4:IdleAddress"),
                march.groups().get(0).keys());
        assertEquals(
                3.6,
                Double.parseDouble(
                        march.groups().get(0).metrics().get("UnblendedCost").amount()),
                0.001);
    }

    @Test
    void filtersLeaveOutWhatTheyDoNotMean() {
        given.lab.advance("3d");
        ResultByTime none = costs.getCostAndUsage(r -> r.timePeriod(days("2026-03-02", "2026-03-04"))
                        .granularity(Granularity.MONTHLY)
                        .metrics("UnblendedCost")
                        .filter(f -> f.dimensions(d -> d.key(Dimension.REGION).values("us-west-2"))))
                .resultsByTime()
                .get(0);
        assertEquals(0, cost(none));
        assertEquals(
                List.of("us-east-1"),
                costs
                        .getDimensionValues(r ->
                                r.timePeriod(days("2026-03-02", "2026-03-04")).dimension(Dimension.REGION))
                        .dimensionValues()
                        .stream()
                        .map(value -> value.value())
                        .toList());
    }

    @Test
    void theForecastIsThatEverythingGoesOn() {
        var forecast = costs.getCostForecast(r -> r.timePeriod(days("2026-03-03", "2026-03-13"))
                .granularity(Granularity.DAILY)
                .metric(Metric.UNBLENDED_COST));
        assertEquals(1.2, Double.parseDouble(forecast.total().amount()), 1e-9);
        assertEquals(10, forecast.forecastResultsByTime().size());
    }

    @Test
    void costsAreOfThreeYearsAndOfThisMonth() {
        costs.getCostAndUsage(
                r -> r.timePeriod(days("2026-03-01", "2026-04-01")).metrics("UnblendedCost"));
        assertEquals(
                "end date past the beginning of next month",
                given.refused(
                        "ValidationException",
                        () -> costs.getCostAndUsage(r ->
                                r.timePeriod(days("2026-03-01", "2026-04-02")).metrics("UnblendedCost"))));
        given.refused(
                "ValidationException",
                () -> costs.getCostAndUsage(
                        r -> r.timePeriod(days("0001-01-01", "2026-03-02")).metrics("UnblendedCost")));
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        given.refused(
                "ValidationException",
                () -> costs.getCostAndUsage(r -> r.timePeriod(days("2026-03-04", "2026-03-02"))
                        .granularity(Granularity.DAILY)
                        .metrics("UnblendedCost")));
        given.refused(
                "ValidationException",
                () -> costs.getCostAndUsage(r -> r.timePeriod(days("2026-03-02", "2026-03-04"))
                        .granularity(Granularity.DAILY)
                        .metrics("Happiness")));
        given.refused(
                "ValidationException",
                () -> costs.getCostForecast(r -> r.timePeriod(days("2026-02-01", "2026-03-04"))
                        .granularity(Granularity.DAILY)
                        .metric(Metric.UNBLENDED_COST)));
        String message = given.refused(
                "NotEmulated",
                () -> costs.getCostAndUsage(r -> r.timePeriod(days("2026-03-02", "2026-03-04"))
                        .granularity(Granularity.DAILY)
                        .metrics("UnblendedCost")
                        .groupBy(by("AZ"))));
        assertTrue(message.contains("SERVICE"), message);
    }

    private static double cost(ResultByTime result) {
        return Double.parseDouble(result.total().get("UnblendedCost").amount());
    }
}
