package skylab.aws.cloudwatch.math;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Functions whose time series have a point in every period of the range; times are UTC. */
final class Times {
    static final Map<String, ToDoubleFunction<OffsetDateTime>> TELLS = Map.of(
            "MINUTE", OffsetDateTime::getMinute,
            "HOUR", OffsetDateTime::getHour,
            "DAY", time -> time.getDayOfWeek().getValue(),
            "DATE", OffsetDateTime::getDayOfMonth,
            "MONTH", OffsetDateTime::getMonthValue,
            "YEAR", OffsetDateTime::getYear,
            "EPOCH", OffsetDateTime::toEpochSecond);

    private Times() {}

    /** MINUTE to EPOCH. */
    static Value tell(Evaluator evaluator, Arguments call) {
        call.count(1, 1);
        Curve curve = call.curve(0);
        ToDoubleFunction<OffsetDateTime> told = TELLS.get(call.function());
        return at(
                curve, evaluator.inputs().grid(curve.period()), at -> told.applyAsDouble(at.atOffset(ZoneOffset.UTC)));
    }

    /** TIME_SERIES. */
    static Value series(Evaluator evaluator, Arguments call) {
        call.count(1, 1);
        double value = call.number(0);
        long period = evaluator.inputs().period();
        Curve curve = new Curve("", Map.of(), period, new TreeMap<>());
        return at(curve, evaluator.inputs().grid(period), at -> value);
    }

    static Curve at(Curve curve, List<Instant> grid, ToDoubleFunction<Instant> value) {
        Map<Instant, Double> values = new TreeMap<>();
        grid.forEach(at -> values.put(at, value.applyAsDouble(at)));
        return curve.with(values);
    }
}
