package skylab.aws.costexplorer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.bill.Spending;
import skylab.billing.Books;
import skylab.billing.Line;
import software.amazon.awssdk.services.costexplorer.model.ForecastResult;
import software.amazon.awssdk.services.costexplorer.model.GetCostForecastRequest;
import software.amazon.awssdk.services.costexplorer.model.GetCostForecastResponse;

/** What will be charged if everything that is in use goes on. AWS guesses it from the past instead. */
final class Forecasts {
    /** Cost Explorer API reference, "GetCostForecast". */
    private static final int MOST_MONTHS = 18;

    private Forecasts() {}

    /** GetCostForecast. */
    static GetCostForecastResponse cost(Call call, GetCostForecastRequest request) {
        Periods all = Periods.of(request.timePeriod());
        Books books = Spending.books(call.tx().world(), call.scope().account());
        LocalDate today = books.now().atOffset(ZoneOffset.UTC).toLocalDate();
        if (all.from().isBefore(today)) {
            throw Periods.invalid("Start date must be today or later: today is " + today);
        }
        if (all.to().isAfter(today.plusMonths(MOST_MONTHS))) {
            throw Periods.invalid(
                    "End date is too far in the future: forecasts are of the next " + MOST_MONTHS + " months at most");
        }
        if (request.metricAsString() == null || request.metricAsString().endsWith("QUANTITY")) {
            throw Periods.invalid("Metric is invalid; it is a cost, such as UNBLENDED_COST");
        }
        if (books.beginning().isEmpty()) {
            throw new AwsError(
                    "DataUnavailableException", "Insufficient amount of historical data to generate forecast");
        }
        Predicate<Line> filter =
                Dimensions.filter(request.filter(), call.scope().account());
        List<ForecastResult> results = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (Periods part : all.by(request.granularityAsString())) {
            BigDecimal mean = books.bill(part.begin(), part.end()).lines().stream()
                    .filter(filter)
                    .flatMap(line -> line.amount().stream())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            total = total.add(mean);
            results.add(ForecastResult.builder()
                    .timePeriod(part.shape())
                    .meanValue(Costs.text(mean))
                    .build());
        }
        return GetCostForecastResponse.builder()
                .total(Costs.value(total, "USD"))
                .forecastResultsByTime(results)
                .build();
    }
}
