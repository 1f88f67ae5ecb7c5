package skylab.aws.cloudwatch.metric;

import java.util.Optional;
import java.util.stream.Stream;
import skylab.telemetry.MetricId;
import skylab.telemetry.Series;
import skylab.world.Scope;
import skylab.world.Transaction;

/** Somebody who publishes metrics: a sort of resource, or the learners themselves. {@link Catalog} knows them all. */
public interface MetricSource {
    /** The metric of a name; empty if this source publishes none of it. */
    Optional<Series> series(Transaction tx, Scope scope, MetricId id);

    /** All metrics that this source ever published in an account and region, also those that are old. */
    Stream<Published> all(Transaction tx, Scope scope);

    /**
     * A metric and its data.
     *
     * @param id its name
     * @param series its data
     */
    record Published(MetricId id, Series series) {}
}
