package skylab.kernel.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import skylab.billing.Bill;

/** A bill by day and service. */
final class BillBars {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);
    private static final String CURRENCY = "USD";

    private BillBars() {}

    /** The bars, the dearest service at the bottom. */
    static StackedBars of(Bill bill) {
        Map<LocalDate, Bill> days = bill.days();
        StackedBars bars = StackedBars.of(
                "bill", CURRENCY, days.keySet().stream().map(DAY::format).toList());
        Map<String, BigDecimal> sums = new TreeMap<>(bill.byService());
        sums.values().removeIf(sum -> sum.signum() == 0);
        List<String> services = new ArrayList<>(sums.keySet());
        services.sort(Comparator.<String, BigDecimal>comparing(sums::get)
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        List<Map<String, BigDecimal>> byDay =
                days.values().stream().map(Bill::byService).toList();
        for (String service : services) {
            bars = bars.part(
                    service,
                    byDay.stream()
                            .map(day ->
                                    day.getOrDefault(service, BigDecimal.ZERO).doubleValue())
                            .toList());
        }
        return bars.certain(
                (int) days.values().stream().filter(day -> !day.isForecast()).count());
    }
}
