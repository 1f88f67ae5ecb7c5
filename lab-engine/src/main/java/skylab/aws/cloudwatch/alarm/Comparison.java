package skylab.aws.cloudwatch.alarm;

import java.util.Arrays;
import java.util.Optional;
import skylab.telemetry.Bounds;

/** How an alarm compares with its threshold. Those with bands compare with an expression's two curves. */
enum Comparison {
    GREATER_OR_EQUAL("GreaterThanOrEqualToThreshold", "greater than or equal to", false),
    GREATER("GreaterThanThreshold", "greater than", false),
    LESS("LessThanThreshold", "less than", false),
    LESS_OR_EQUAL("LessThanOrEqualToThreshold", "less than or equal to", false),
    OUTSIDE_BAND("LessThanLowerOrGreaterThanUpperThreshold", "outside", true),
    BELOW_BAND("LessThanLowerThreshold", "less than", true),
    ABOVE_BAND("GreaterThanUpperThreshold", "greater than", true);

    private final String apiName;
    private final String words;
    private final boolean band;

    Comparison(String apiName, String words, boolean band) {
        this.apiName = apiName;
        this.words = words;
        this.band = band;
    }

    static Optional<Comparison> named(String name) {
        return Arrays.stream(values()).filter(one -> one.apiName.equals(name)).findFirst();
    }

    String apiName() {
        return apiName;
    }

    /** As reasons say it. */
    String words() {
        return words;
    }

    boolean isBand() {
        return band;
    }

    /**
     * Whether a value breaches.
     *
     * @param lower the threshold, or the band's lower edge
     * @param upper the threshold, or the band's upper edge
     */
    boolean breaches(double value, double lower, double upper) {
        return switch (this) {
            case GREATER_OR_EQUAL -> value >= upper;
            case GREATER -> value > upper;
            case LESS -> value < lower;
            case LESS_OR_EQUAL -> value <= lower;
            case OUTSIDE_BAND -> value < lower || value > upper;
            case BELOW_BAND -> value < lower;
            case ABOVE_BAND -> value > upper;
        };
    }

    /**
     * Whether all values that there can be breach, or none; empty if either is possible.
     *
     * @param lower what is certain of the threshold, or of the band's lower edge
     * @param upper what is certain of the threshold, or of the band's upper edge
     */
    Optional<Boolean> certain(Bounds value, Bounds lower, Bounds upper) {
        if (!breaches(value.least(), lower.greatest(), upper.least())
                && !breaches(value.greatest(), lower.greatest(), upper.least())) {
            return Optional.of(false);
        }
        boolean all =
                switch (this) {
                    case GREATER_OR_EQUAL, GREATER, ABOVE_BAND ->
                        breaches(value.least(), lower.least(), upper.greatest());
                    case LESS, LESS_OR_EQUAL, BELOW_BAND -> breaches(value.greatest(), lower.least(), upper.greatest());
                    case OUTSIDE_BAND -> value.greatest() < lower.least() || value.least() > upper.greatest();
                };
        return all ? Optional.of(true) : Optional.empty();
    }
}
