package skylab.aws.cloudwatch.alarm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Why an alarm's state is what it is, in CloudWatch's words and as its JSON. */
final class Reasons {
    /** The state of an alarm that was not evaluated yet. */
    static final String UNCHECKED = "Unchecked: Initial alarm creation";

    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("(dd/MM/yy HH:mm:ss)", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** With so many points a sentence names the newest ones at its end. */
    private static final int MANY = 5;

    private Reasons() {}

    /** A time stamp as CloudWatch's JSON has it. */
    static String stamp(Instant moment) {
        return STAMP.format(moment);
    }

    /** The reason of a state that an evaluation has led to. */
    static String text(MetricWatch watch, Evaluation evaluation, AlarmState state) {
        List<Evaluation.Point> decisive = evaluation.decisive(watch.evaluationPeriods());
        List<Evaluation.Point> real =
                decisive.stream().filter(point -> !point.isMissing()).toList();
        int missing = decisive.size() - real.size();
        if (state == AlarmState.INSUFFICIENT_DATA) {
            return "Insufficient Data: " + count(missing, "datapoint") + (missing == 1 ? " was" : " were")
                    + " unknown.";
        }
        boolean counts = missing > 0 && watch.missing() != Missing.MISSING && watch.missing() != Missing.IGNORE;
        String filled = !counts
                ? ""
                : " and " + count(missing, "missing datapoint") + (missing == 1 ? " was" : " were") + " treated as ["
                        + watch.missing().words() + "]";
        if (real.isEmpty()) {
            return "Threshold Crossed: no datapoints were received for " + count(decisive.size(), "period") + filled
                    + ".";
        }
        boolean alarm = state == AlarmState.ALARM;
        List<Evaluation.Point> named = real.stream()
                .filter(point -> (point.kind() == Verdict.Point.BREACHING) == alarm)
                .toList();
        if (named.isEmpty()) {
            return "Threshold Crossed: " + count(real.size(), "datapoint") + (real.size() == 1 ? " was" : " were")
                    + " received for " + count(decisive.size(), "period") + filled + ".";
        }
        return crossed(watch, named, alarm, filled);
    }

    private static String crossed(MetricWatch watch, List<Evaluation.Point> named, boolean alarm, String filled) {
        int n = watch.evaluationPeriods();
        String who = watch.datapointsToAlarm() == null
                ? count(named.size(), "datapoint")
                : named.size() + " out of the last " + n + " datapoints";
        String values = named.stream()
                .limit(MANY)
                .map(point -> point.value() + " " + SHORT.format(point.from()))
                .collect(Collectors.joining(", ", "[", "]"));
        boolean many = named.size() >= MANY;
        int least = alarm ? watch.toAlarm() : n - watch.toAlarm() + 1;
        String transition = watch.datapointsToAlarm() == null
                ? ""
                : " (minimum " + count(least, "datapoint") + " for " + (alarm ? "OK -> ALARM" : "ALARM -> OK")
                        + " transition)";
        return "Threshold Crossed: " + who + (many ? "" : " " + values) + (named.size() == 1 ? " was " : " were ")
                + (alarm ? "" : "not ") + against(watch, named)
                + filled
                + (many
                        ? ". The most recent datapoints which " + (alarm ? "crossed" : "did not cross")
                                + " the threshold: " + values
                        : "")
                + transition + ".";
    }

    private static String against(MetricWatch watch, List<Evaluation.Point> named) {
        if (!watch.comparison().isBand()) {
            return watch.comparison().words() + " the threshold (" + watch.threshold() + ")";
        }
        String lower = "less than the lower thresholds " + edges(named, Evaluation.Point::lower);
        String upper = "greater than the upper thresholds " + edges(named, Evaluation.Point::upper);
        return switch (watch.comparison()) {
            case BELOW_BAND -> lower;
            case ABOVE_BAND -> upper;
            default -> lower + " or " + upper;
        };
    }

    private static List<Double> edges(List<Evaluation.Point> named, Function<Evaluation.Point, Double> edge) {
        return named.stream().limit(MANY).map(edge).toList();
    }

    private static void edges(ArrayNode array, List<Evaluation.Point> points, Function<Evaluation.Point, Double> edge) {
        points.stream()
                .filter(point -> !point.isMissing())
                .sorted(Comparator.comparing(Evaluation.Point::from))
                .map(edge)
                .forEach(array::add);
    }

    /** What was looked at, as JSON. */
    static ObjectNode data(MetricWatch watch, Evaluation evaluation) {
        List<Evaluation.Point> decisive = evaluation.decisive(watch.evaluationPeriods());
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("version", "1.0");
        data.put("queryDate", stamp(evaluation.moment()));
        decisive.stream()
                .filter(point -> !point.isMissing())
                .map(Evaluation.Point::from)
                .min(Instant::compareTo)
                .ifPresent(start -> data.put("startDate", stamp(start)));
        if (watch.source() instanceof MetricWatch.One one) {
            if (one.unit() != null) {
                data.put("unit", one.unit());
            }
            data.put("statistic", one.statistic());
        }
        data.put("period", watch.source().period());
        ArrayNode recent = data.putArray("recentDatapoints");
        decisive.stream()
                .filter(point -> !point.isMissing())
                .sorted((a, b) -> a.from().compareTo(b.from()))
                .forEach(point -> recent.add(point.value()));
        if (watch.comparison().isBand()) {
            edges(data.putArray("recentLowerThresholds"), decisive, Evaluation.Point::lower);
            edges(data.putArray("recentUpperThresholds"), decisive, Evaluation.Point::upper);
        } else {
            data.put("threshold", watch.threshold());
        }
        ArrayNode evaluated = data.putArray("evaluatedDatapoints");
        decisive.stream().sorted((a, b) -> b.from().compareTo(a.from())).forEach(point -> {
            ObjectNode one = evaluated.addObject().put("timestamp", stamp(point.from()));
            if (!point.isMissing()) {
                if (!Double.isNaN(point.samples())) {
                    one.put("sampleCount", point.samples());
                }
                one.put("value", point.value());
            }
        });
        return data;
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
