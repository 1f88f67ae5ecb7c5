package skylab.aws.cloudwatch.metric;

import java.util.ArrayList;
import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.telemetry.CustomMetrics;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;

/** PutMetricData: metrics of one's own. */
public final class MetricWriter {
    // CloudWatch API reference, "PutMetricData".
    private static final int MOST_DATA = 1_000;
    private static final int LONGEST_NAMESPACE = 255;

    private MetricWriter() {}

    /**
     * PutMetricData. All of it or nothing; what is put can be read at once.
     *
     * @throws AwsError {@code MissingParameter}, {@code InvalidParameterValue}, {@code InvalidParameterCombination}, or
     *     {@code NotEmulated} for data of entities
     */
    public static PutMetricDataResponse putMetricData(Call call, PutMetricDataRequest request) {
        String namespace = request.namespace();
        Window.required("Namespace", namespace);
        // AWS keeps its own namespaces to itself; the pattern is that of the API reference.
        if (namespace.isEmpty()
                || namespace.length() > LONGEST_NAMESPACE
                || namespace.startsWith(":")
                || namespace.startsWith("AWS/")) {
            throw Window.invalid("The value " + namespace + " for parameter Namespace is invalid.");
        }
        if (!request.entityMetricData().isEmpty()) {
            throw new AwsError("NotEmulated", "Skylab does not emulate metrics of entities (EntityMetricData).");
        }
        if (request.metricData().isEmpty()) {
            throw new AwsError("MissingParameter", "The parameter MetricData is required.");
        }
        Datum.size("MetricData", request.metricData().size(), MOST_DATA);
        List<Datum> data = new ArrayList<>();
        for (int i = 0; i < request.metricData().size(); i++) {
            data.add(Datum.of(
                    namespace,
                    request.metricData().get(i),
                    "MetricData.member." + (i + 1),
                    call.tx().now()));
        }
        for (Datum datum : data) {
            if (datum.samples().count() > 0) {
                CustomMetrics.put(
                        call.tx(),
                        call.scope(),
                        datum.id(),
                        datum.at(),
                        datum.unit(),
                        datum.samples(),
                        datum.resolution());
            }
        }
        return PutMetricDataResponse.builder().build();
    }
}
