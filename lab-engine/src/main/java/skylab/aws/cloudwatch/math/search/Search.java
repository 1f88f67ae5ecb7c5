package skylab.aws.cloudwatch.math.search;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import skylab.telemetry.MetricId;

/**
 * What is searched for.
 *
 * @param namespace the only one, or null for all
 * @param dimensions the names of dimensions that metrics have, no more and no less; empty for any
 * @param term what else is asked; null if nothing is
 */
public record Search(String namespace, List<String> dimensions, Term term) {
    /**
     * Reads a search.
     *
     * @throws SearchException if it is none
     */
    public static Search parse(String text) {
        return SearchParser.parse(text);
    }

    /** Whether a metric is found. */
    public boolean matches(MetricId id) {
        Set<String> names = new TreeSet<>(dimensions);
        return (namespace == null || namespace.equals(id.namespace()))
                && (names.isEmpty() || names.equals(id.dimensions().keySet()))
                && (term == null || term.matches(id));
    }
}
