package skylab.aws.cloudwatch.math;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import skylab.aws.cloudwatch.math.search.Search;

/** Where an expression's curves come from. */
public interface Inputs {
    /**
     * What a query stands for: a {@link Curve}, or {@link Value.Curves} if it is an expression that gives several.
     *
     * @throws ExpressionException if there is none of that id
     */
    Value of(String id);

    /** Whether a query is a metric, not an expression. */
    boolean isMetric(String id);

    /** The ids of all queries that are metrics, in their order. */
    List<String> metrics();

    /**
     * The metrics that a search finds.
     *
     * @param statistic CloudWatch's name of it
     * @param period in seconds
     * @throws ExpressionException if there is no such statistic or period
     */
    List<Curve> search(Search search, String statistic, long period);

    /**
     * What is normal for a query at any moment, learnt from what it was like on the days before.
     *
     * @throws ExpressionException if the query is itself made of bands
     */
    Function<Instant, Normal> normal(String id);

    /** The period of curves that have none of their own, in seconds. */
    long period();

    /** All times of the range at which a curve of a period can have a point, oldest first. */
    List<Instant> grid(long period);
}
