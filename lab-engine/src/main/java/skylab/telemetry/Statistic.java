package skylab.telemetry;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statistic by CloudWatch's name (CloudWatch guide, "CloudWatch statistics definitions"): {@code SampleCount},
 * {@code Sum}, {@code Average}, {@code Minimum}, {@code Maximum}; percentiles {@code p0} to {@code p100}; trimmed mean,
 * count and sum and winsorized mean between percentages ({@code tm90}, {@code TM(10%:90%)}, {@code tc}, {@code ts},
 * {@code wm}) or values ({@code TC(80:500)}, above the first and up to the second); {@code PR(100:2000)}, the percentage
 * of those between two values; {@code IQM}.
 *
 * @param name as asked for
 * @param form what is computed
 * @param ofValues whether the bounds are values, else percentages
 * @param low lower bound: a percentage from 0 to 100, or a value, which may be infinite
 * @param high upper bound, likewise
 */
public record Statistic(String name, Form form, boolean ofValues, double low, double high) {
    private static final Pattern SHORT = Pattern.compile("(p|tm|tc|ts|wm)(\\d{1,3}(?:\\.\\d{1,10})?)");
    private static final Pattern RANGE =
            Pattern.compile("(TM|TC|TS|WM)\\((?:(\\d{1,3}(?:\\.\\d{1,10})?)%)?:(?:(\\d{1,3}(?:\\.\\d{1,10})?)%)?\\)");
    private static final Pattern VALUES =
            Pattern.compile("(TM|TC|TS|WM|PR)\\((-?\\d{1,15}(?:\\.\\d{1,10})?)?:(-?\\d{1,15}(?:\\.\\d{1,10})?)?\\)");

    /** What is computed of the samples. */
    public enum Form {
        /** How many. */
        SAMPLE_COUNT,
        /** Sum. */
        SUM,
        /** Mean. */
        AVERAGE,
        /** Least. */
        MINIMUM,
        /** Greatest. */
        MAXIMUM,
        /** The value below which a share lies. */
        PERCENTILE,
        /** Mean of those between two percentiles. */
        TRIMMED_MEAN,
        /** How many lie between two percentiles. */
        TRIMMED_COUNT,
        /** Sum of those between two percentiles. */
        TRIMMED_SUM,
        /** Mean where those outside two percentiles count as if they lay on them. */
        WINSORIZED_MEAN,
        /** The percentage of those between two values. */
        PERCENTILE_RANK
    }

    /** The statistic of a name, or empty if CloudWatch has none of that name or it is not emulated. */
    public static Optional<Statistic> named(String name) {
        return switch (name) {
            case "SampleCount" -> Optional.of(new Statistic(name, Form.SAMPLE_COUNT, false, 0, 100));
            case "Sum" -> Optional.of(new Statistic(name, Form.SUM, false, 0, 100));
            case "Average" -> Optional.of(new Statistic(name, Form.AVERAGE, false, 0, 100));
            case "Minimum" -> Optional.of(new Statistic(name, Form.MINIMUM, false, 0, 100));
            case "Maximum" -> Optional.of(new Statistic(name, Form.MAXIMUM, false, 0, 100));
            case "IQM" -> Optional.of(new Statistic(name, Form.TRIMMED_MEAN, false, 25, 75));
            default -> extended(name);
        };
    }

    private static Optional<Statistic> extended(String name) {
        Matcher brief = SHORT.matcher(name);
        Matcher range = RANGE.matcher(name);
        Matcher values = VALUES.matcher(name);
        Statistic parsed;
        if (brief.matches()) {
            parsed = new Statistic(name, form(brief.group(1)), false, 0, Double.parseDouble(brief.group(2)));
        } else if (range.matches() && (range.group(2) != null || range.group(3) != null)) {
            double low = range.group(2) == null ? 0 : Double.parseDouble(range.group(2));
            double high = range.group(3) == null ? 100 : Double.parseDouble(range.group(3));
            parsed = new Statistic(name, form(range.group(1).toLowerCase(Locale.ROOT)), false, low, high);
        } else if (values.matches() && (values.group(2) != null || values.group(3) != null)) {
            double low = values.group(2) == null ? Double.NEGATIVE_INFINITY : Double.parseDouble(values.group(2));
            double high = values.group(3) == null ? Double.POSITIVE_INFINITY : Double.parseDouble(values.group(3));
            parsed = new Statistic(name, form(values.group(1).toLowerCase(Locale.ROOT)), true, low, high);
        } else {
            return Optional.empty();
        }
        boolean exists = parsed.low <= parsed.high && (parsed.ofValues || parsed.high <= 100);
        return exists ? Optional.of(parsed) : Optional.empty();
    }

    private static Form form(String letters) {
        return switch (letters) {
            case "tm" -> Form.TRIMMED_MEAN;
            case "tc" -> Form.TRIMMED_COUNT;
            case "ts" -> Form.TRIMMED_SUM;
            case "wm" -> Form.WINSORIZED_MEAN;
            case "pr" -> Form.PERCENTILE_RANK;
            default -> Form.PERCENTILE;
        };
    }

    /** Whether it is one of the five that GetMetricStatistics takes as {@code Statistics}. */
    public boolean isSimple() {
        return form.ordinal() <= Form.MAXIMUM.ordinal();
    }

    /**
     * The statistic of samples, of which there is at least one. Percentiles interpolate linearly between the two
     * neighbours (type 7 of Hyndman and Fan); CloudWatch does not say how it estimates them.
     *
     * @return NaN if the samples do not allow it: all but the simple ones need the samples themselves, and do not exist
     *     where one is negative (CloudWatch guide, "Requirements to use percentiles, trimmed mean, and some other
     *     statistics")
     */
    public double of(Summary samples) {
        return switch (form) {
            case SAMPLE_COUNT -> samples.count();
            case SUM -> samples.sum();
            case AVERAGE -> samples.sum() / samples.count();
            case MINIMUM -> samples.min();
            case MAXIMUM -> samples.max();
            default -> ofSorted(samples);
        };
    }

    private double ofSorted(Summary samples) {
        if (!samples.hasSamples() || samples.min() < 0) {
            return Double.NaN;
        }
        Summary.Weighted sorted = samples.samples();
        double top = ofValues ? high : percentile(sorted, samples.count(), high);
        if (form == Form.PERCENTILE) {
            return top;
        }
        double bottom = ofValues ? low : percentile(sorted, samples.count(), low);
        double sum = 0;
        double clamped = 0;
        double inside = 0;
        for (int i = 0; i < sorted.values().length; i++) {
            double value = sorted.values()[i];
            double times = sorted.counts()[i];
            clamped += times * Math.max(bottom, Math.min(top, value));
            if ((ofValues ? value > bottom : value >= bottom) && value <= top) {
                sum += times * value;
                inside += times;
            }
        }
        return switch (form) {
            case TRIMMED_COUNT -> inside;
            case TRIMMED_SUM -> sum;
            case WINSORIZED_MEAN -> clamped / samples.count();
            case PERCENTILE_RANK -> 100 * inside / samples.count();
            default -> inside > 0 ? sum / inside : ofValues ? Double.NaN : top;
        };
    }

    private static double percentile(Summary.Weighted sorted, double count, double share) {
        double rank = (count - 1) * share / 100;
        double below = at(sorted, Math.floor(rank));
        double above = at(sorted, Math.ceil(rank));
        return below + (above - below) * (rank - Math.floor(rank));
    }

    /** The sample of a rank, counted from 0, if each stood there as often as it occurred. */
    private static double at(Summary.Weighted sorted, double rank) {
        double passed = 0;
        for (int i = 0; i < sorted.values().length; i++) {
            passed += sorted.counts()[i];
            if (passed > rank) {
                return sorted.values()[i];
            }
        }
        return sorted.values()[sorted.values().length - 1];
    }
}
