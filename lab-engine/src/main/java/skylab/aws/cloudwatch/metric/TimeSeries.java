package skylab.aws.cloudwatch.metric;

import java.util.List;
import skylab.telemetry.Series;

/**
 * A curve that a query gives.
 *
 * @param label what legends call it
 * @param period the distance of its points in seconds
 * @param values oldest first; a period without data is left out
 */
public record TimeSeries(String label, long period, List<Series.Value> values) {}
