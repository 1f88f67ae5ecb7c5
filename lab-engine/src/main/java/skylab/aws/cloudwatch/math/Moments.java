package skylab.aws.cloudwatch.math;

/**
 * What is to be known of points for a line through them, and for how far they are from it. Those of parts give those of
 * the whole (Chan, Golub, LeVeque 1979).
 *
 * @param count how many
 * @param time their mean time in seconds since 1970
 * @param value their mean value
 * @param times the sum of the squared deviations of their times
 * @param both the sum of the products of both deviations
 * @param values the sum of the squared deviations of their values
 */
public record Moments(long count, double time, double value, double times, double both, double values) {
    /** Of no points. */
    static final Moments NONE = new Moments(0, 0, 0, 0, 0, 0);

    static Moments of(double time, double value) {
        return new Moments(1, time, value, 0, 0, 0);
    }

    Moments plus(Moments other) {
        if (count == 0 || other.count == 0) {
            return count == 0 ? other : this;
        }
        long sum = count + other.count;
        double share = (double) other.count / sum;
        double later = other.time - time;
        double higher = other.value - value;
        double weight = count * share;
        return new Moments(
                sum,
                time + later * share,
                value + higher * share,
                times + other.times + later * later * weight,
                both + other.both + later * higher * weight,
                values + other.values + higher * higher * weight);
    }
}
