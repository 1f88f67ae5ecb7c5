package skylab.aws.logs.filter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import skylab.aws.logs.pattern.FilterPattern;
import skylab.aws.logs.store.LogGroup;
import skylab.aws.logs.store.MetricFilter;
import skylab.telemetry.CustomMetrics;
import skylab.telemetry.MetricId;
import skylab.telemetry.Summary;
import skylab.world.Scope;
import skylab.world.Transaction;

/** What metric filters make of events when they come in: samples at the times at which the events happened. */
public final class Publication {
    private static final int MINUTE = 60;

    private Publication() {}

    /** Publishes what the filters of a group find in events. */
    public static void publish(Transaction tx, Scope scope, LogGroup group, List<LogGroup.Incoming> events) {
        for (MetricFilter filter : group.filters().values()) {
            FilterPattern pattern = FilterPattern.parse(filter.pattern());
            for (LogGroup.Incoming event : events) {
                publish(tx, scope, filter, pattern, event);
            }
        }
    }

    private static void publish(
            Transaction tx, Scope scope, MetricFilter filter, FilterPattern pattern, LogGroup.Incoming event) {
        boolean matches = pattern.match(event.message()).isPresent();
        OptionalDouble value = matches
                ? value(filter, pattern, event.message())
                : filter.defaultValue() == null ? OptionalDouble.empty() : OptionalDouble.of(filter.defaultValue());
        Optional<SortedMap<String, String>> dimensions =
                matches ? dimensions(filter, pattern, event.message()) : Optional.of(new TreeMap<>());
        if (value.isPresent() && dimensions.isPresent()) {
            CustomMetrics.put(
                    tx,
                    scope,
                    new MetricId(filter.namespace(), filter.metric(), dimensions.get()),
                    Instant.ofEpochMilli(event.timestamp()),
                    filter.unit() == null ? "None" : filter.unit(),
                    Summary.of(value.getAsDouble()),
                    MINUTE);
        }
    }

    private static OptionalDouble value(MetricFilter filter, FilterPattern pattern, String message) {
        Optional<String> text =
                filter.value().startsWith("$") ? pattern.field(filter.value(), message) : Optional.of(filter.value());
        return text.map(Publication::number).orElse(OptionalDouble.empty());
    }

    static OptionalDouble number(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalDouble.empty();
        }
    }

    // Without a value for each of them an event does not count.
    private static Optional<SortedMap<String, String>> dimensions(
            MetricFilter filter, FilterPattern pattern, String message) {
        SortedMap<String, String> values = new TreeMap<>();
        for (Map.Entry<String, String> dimension : filter.dimensions().entrySet()) {
            Optional<String> value = pattern.field(dimension.getValue(), message);
            if (value.isEmpty() || value.get().isEmpty()) {
                return Optional.empty();
            }
            values.put(dimension.getKey(), value.get());
        }
        return Optional.of(values);
    }
}
