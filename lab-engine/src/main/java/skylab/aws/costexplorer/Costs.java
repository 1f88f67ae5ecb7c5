package skylab.aws.costexplorer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.bill.Delay;
import skylab.aws.bill.Spending;
import skylab.billing.Books;
import skylab.billing.Line;
import software.amazon.awssdk.services.costexplorer.model.DimensionValuesWithAttributes;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageRequest;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageResponse;
import software.amazon.awssdk.services.costexplorer.model.GetDimensionValuesRequest;
import software.amazon.awssdk.services.costexplorer.model.GetDimensionValuesResponse;
import software.amazon.awssdk.services.costexplorer.model.Group;
import software.amazon.awssdk.services.costexplorer.model.GroupDefinition;
import software.amazon.awssdk.services.costexplorer.model.MetricValue;
import software.amazon.awssdk.services.costexplorer.model.ResultByTime;

/** What was charged, by days or months and groups (Cost Explorer API reference). Known is what was used some hours ago. */
final class Costs {
    private static final int DIGITS = 10;
    private static final int MOST_GROUPS = 2;
    private static final String QUANTITY = "UsageQuantity";

    // On-Demand without discounts, all of these are the same sum.
    private static final Map<String, String> METRICS = Map.of(
            "unblendedcost", "UnblendedCost",
            "blendedcost", "BlendedCost",
            "amortizedcost", "AmortizedCost",
            "netunblendedcost", "NetUnblendedCost",
            "netamortizedcost", "NetAmortizedCost",
            "usagequantity", QUANTITY);

    private Costs() {}

    /** GetCostAndUsage. */
    static GetCostAndUsageResponse costAndUsage(Call call, GetCostAndUsageRequest request) {
        Periods all = Periods.of(request.timePeriod()).known(call.tx().now());
        List<String> metrics = metrics(request.metrics());
        List<Function<Line, String>> groups = groups(call, request.groupBy());
        Predicate<Line> filter =
                Dimensions.filter(request.filter(), call.scope().account());
        Books books = Spending.books(call.tx().world(), call.scope().account());
        Instant known = Delay.known(books.now());
        List<ResultByTime> results = new ArrayList<>();
        for (Periods part : all.by(request.granularityAsString())) {
            List<Line> lines = lines(books, part, known).filter(filter).toList();
            ResultByTime.Builder result =
                    ResultByTime.builder().timePeriod(part.shape()).estimated(isEstimated(part, books.now()));
            if (groups.isEmpty()) {
                result.total(values(lines, metrics)).groups(List.of());
            } else {
                result.total(Map.of()).groups(grouped(lines, groups, metrics));
            }
            results.add(result.build());
        }
        return GetCostAndUsageResponse.builder()
                .groupDefinitions(request.hasGroupBy() ? request.groupBy() : null)
                .resultsByTime(results)
                .dimensionValueAttributes(List.of())
                .build();
    }

    /** GetDimensionValues: those that occur. */
    static GetDimensionValuesResponse dimensionValues(Call call, GetDimensionValuesRequest request) {
        Periods all = Periods.of(request.timePeriod());
        String account = call.scope().account();
        Function<Line, String> dimension = Dimensions.named(request.dimensionAsString(), account);
        Books books = Spending.books(call.tx().world(), account);
        String search = request.searchString() == null ? "" : request.searchString();
        List<DimensionValuesWithAttributes> values = lines(books, all, Delay.known(books.now()))
                .filter(Dimensions.filter(request.filter(), account))
                .map(dimension)
                .filter(value -> value.contains(search))
                .distinct()
                .sorted()
                .map(value -> DimensionValuesWithAttributes.builder()
                        .value(value)
                        .attributes(Map.of())
                        .build())
                .toList();
        return GetDimensionValuesResponse.builder()
                .dimensionValues(values)
                .returnSize(values.size())
                .totalSize(values.size())
                .build();
    }

    private static Stream<Line> lines(Books books, Periods part, Instant known) {
        Instant end = part.end().isBefore(known) ? part.end() : known;
        return books.bill(part.begin(), end).lines().stream();
    }

    /** The bill of a month is final when the month is over. */
    private static boolean isEstimated(Periods part, Instant now) {
        return part.end()
                .isAfter(now.atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .withDayOfMonth(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
    }

    private static List<String> metrics(List<String> asked) {
        if (asked.isEmpty()) {
            throw Periods.invalid("Metrics is required: name at least one, such as UnblendedCost");
        }
        return asked.stream()
                .map(name -> {
                    String known = METRICS.get(name.replace("_", "").toLowerCase(Locale.ROOT));
                    if (known == null) {
                        throw Periods.invalid("Metric " + name + " is invalid; valid are "
                                + METRICS.values().stream().sorted().toList());
                    }
                    return known;
                })
                .distinct()
                .toList();
    }

    private static List<Function<Line, String>> groups(Call call, List<GroupDefinition> asked) {
        if (asked.size() > MOST_GROUPS) {
            throw Periods.invalid("GroupBy may have at most " + MOST_GROUPS + " groups");
        }
        return asked.stream()
                .map(group -> {
                    if (group.typeAsString() != null && !group.typeAsString().equals("DIMENSION")) {
                        throw new AwsError(
                                "NotEmulated",
                                "Skylab does not emulate groups of Cost Explorer by " + group.typeAsString());
                    }
                    return Dimensions.named(group.key(), call.scope().account());
                })
                .toList();
    }

    private static List<Group> grouped(List<Line> lines, List<Function<Line, String>> groups, List<String> metrics) {
        Map<String, List<Line>> byKeys = new TreeMap<>();
        Map<String, List<String>> keys = new LinkedHashMap<>();
        for (Line line : lines) {
            List<String> own = groups.stream().map(group -> group.apply(line)).toList();
            String joined = String.join("\n", own);
            keys.put(joined, own);
            byKeys.computeIfAbsent(joined, none -> new ArrayList<>()).add(line);
        }
        return byKeys.entrySet().stream()
                .map(group -> Group.builder()
                        .keys(keys.get(group.getKey()))
                        .metrics(values(group.getValue(), metrics))
                        .build())
                .toList();
    }

    private static Map<String, MetricValue> values(List<Line> lines, List<String> metrics) {
        Map<String, MetricValue> values = new LinkedHashMap<>();
        for (String metric : metrics) {
            values.put(metric, metric.equals(QUANTITY) ? quantity(lines) : cost(lines));
        }
        return values;
    }

    private static MetricValue cost(List<Line> lines) {
        return value(
                lines.stream().flatMap(line -> line.amount().stream()).reduce(BigDecimal.ZERO, BigDecimal::add), "USD");
    }

    private static MetricValue quantity(List<Line> lines) {
        List<String> units = lines.stream().map(Line::unit).distinct().toList();
        return value(
                lines.stream().map(Line::quantity).reduce(BigDecimal.ZERO, BigDecimal::add),
                units.size() == 1 ? units.get(0) : "N/A");
    }

    static MetricValue value(BigDecimal amount, String unit) {
        return MetricValue.builder().amount(text(amount)).unit(unit).build();
    }

    static String text(BigDecimal amount) {
        BigDecimal rounded = amount.setScale(DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
