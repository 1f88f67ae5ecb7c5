package skylab.aws.cloudwatch.metric;

import java.util.List;
import skylab.aws.AwsError;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** Evaluates those queries of GetMetricData, and of alarms on several metrics, that are expressions. */
public interface Expressions {
    /** Refuses all by name. */
    Expressions NONE = new Expressions() {
        @Override
        public void check(MetricDataQuery query, List<MetricDataQuery> all) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate metric math yet (Expression '" + query.expression()
                            + "'). Ask with MetricStat.");
        }

        @Override
        public List<TimeSeries> evaluate(MetricDataQuery query, Queries inputs) {
            return List.of();
        }
    };

    /**
     * Refuses what is not an expression, before anything is evaluated.
     *
     * @param query one whose expression is not null
     * @param all the queries it may name
     * @throws AwsError {@code ValidationError}
     */
    void check(MetricDataQuery query, List<MetricDataQuery> all);

    /**
     * The curves of an expression: one, or as many as there are where it stands for several (SEARCH, arrays).
     *
     * @param query one that {@link #check} let pass
     * @param inputs gives the curves of the queries that it names, the range, and the world for SEARCH
     */
    List<TimeSeries> evaluate(MetricDataQuery query, Queries inputs);
}
