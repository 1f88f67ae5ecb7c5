package skylab.aws.cloudwatch.metric;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.telemetry.Series.Value;

/**
 * A label with values in it, such as {@code load ${AVG}} (CloudWatch guide, "Using dynamic labels").
 *
 * @param usual what {@code ${LABEL}} stands for
 * @param properties what {@code ${PROP('…')}} stands for, by its name, e.g. {@code MetricName}
 * @param now what relative times refer to
 * @param zone in which times are told
 */
public record Label(String usual, Map<String, String> properties, Instant now, ZoneOffset zone) {
    private static final Pattern DYNAMIC = Pattern.compile("\\$\\{(?:([A-Z_]+)|PROP\\('([^']+)'\\))\\}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** The text with values in place; what is not known stays as it is, and values of no points are {@code --}. */
    public String of(String text, List<Value> values) {
        return DYNAMIC.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(2) != null
                                ? properties.getOrDefault(found.group(2), found.group())
                                : found.group(1).equals("LABEL")
                                        ? usual
                                        : value(found.group(1), found.group(), values)));
    }

    private String value(String name, String otherwise, List<Value> values) {
        if (name.equals("DATAPOINT_COUNT")) {
            return Integer.toString(values.size());
        }
        if (values.isEmpty()) {
            return "--";
        }
        Value first = values.get(0);
        Value last = values.get(values.size() - 1);
        Comparator<Value> byValue = Comparator.comparingDouble(Value::value);
        Value min = values.stream().min(byValue).orElseThrow();
        Value max = values.stream().max(byValue).orElseThrow();
        double sum = values.stream().mapToDouble(Value::value).sum();
        return switch (name) {
            case "AVG" -> number(sum / values.size());
            case "SUM" -> number(sum);
            case "FIRST" -> number(first.value());
            case "LAST" -> number(last.value());
            case "MIN" -> number(min.value());
            case "MAX" -> number(max.value());
            case "FIRST_LAST_RANGE" -> number(Math.abs(last.value() - first.value()));
            case "MIN_MAX_RANGE" -> number(max.value() - min.value());
            case "FIRST_TIME" -> time(first);
            case "LAST_TIME" -> time(last);
            case "MIN_TIME" -> time(min);
            case "MAX_TIME" -> time(max);
            case "FIRST_LAST_TIME_RANGE" -> span(first.at(), last.at());
            case "MIN_MAX_TIME_RANGE" -> span(min.at(), max.at());
            case "FIRST_TIME_RELATIVE" -> span(first.at(), now);
            case "LAST_TIME_RELATIVE" -> span(last.at(), now);
            case "MIN_TIME_RELATIVE" -> span(min.at(), now);
            case "MAX_TIME_RELATIVE" -> span(max.at(), now);
            default -> otherwise;
        };
    }

    // AWS does not say how it writes them: up to three decimals.
    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }

    private String time(Value value) {
        return TIME.format(value.at().atOffset(zone));
    }

    private static String span(Instant one, Instant other) {
        Duration span = Duration.between(one, other).abs();
        String days = span.toDays() > 0 ? span.toDays() + "d" : "";
        String hours = span.toHoursPart() > 0 ? span.toHoursPart() + "h" : "";
        String minutes = span.toMinutesPart() > 0 ? span.toMinutesPart() + "m" : "";
        String text = days + hours + minutes;
        return text.isEmpty() ? span.toSeconds() + "s" : text;
    }
}
