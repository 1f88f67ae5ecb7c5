package skylab.kernel.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/**
 * What CloudWatch's console would show at a moment. All of it comes from the client's answers.
 *
 * @param clients of metrics, alarms and dashboards, by region
 * @param logs clients of logs, by region
 * @param region the one that is looked at
 * @param now the present
 */
public record CloudWatchConsole(
        Function<String, CloudWatchClient> clients,
        Function<String, CloudWatchLogsClient> logs,
        String region,
        Instant now) {
    private static final Duration THREE_HOURS = Duration.ofHours(3);

    private static volatile Supplier<CloudWatchConsole> current = () -> {
        throw new IllegalStateException("there is no lab to ask");
    };

    /** From now on the calls of {@link Charts} that name no answer ask this console. */
    public static void connect(Supplier<CloudWatchConsole> lab) {
        current = lab;
    }

    /**
     * The console that was connected last.
     *
     * @throws IllegalStateException if none was
     */
    static CloudWatchConsole current() {
        return current.get();
    }

    CloudWatchClient client() {
        return clients.apply(region);
    }

    /**
     * Metrics, a line for each metric, resource and statistic; see {@link Charts#chart(List, List, List, Duration)}.
     */
    public CloudWatchChart chart(List<String> metrics, List<String> ids, List<String> statistics, Duration last) {
        return Comparison.of(client(), metrics, ids, statistics, now.minus(last), now);
    }

    /** The monitoring tab of an instance, a volume or a NAT gateway over the last three hours. */
    public ChartGrid monitoring(String id) {
        return monitoring(id, THREE_HOURS);
    }

    /**
     * The monitoring tab of an instance, a volume or a NAT gateway.
     *
     * @throws IllegalArgumentException if the id is not one of these
     */
    public ChartGrid monitoring(String id, Duration last) {
        return Monitoring.of(client(), id, now.minus(last), now);
    }

    /** The metric of an alarm with its threshold and its states over the last three hours. */
    public CloudWatchChart alarm(String name) {
        return alarm(name, THREE_HOURS);
    }

    /**
     * The metric of an alarm with its threshold and its states.
     *
     * @throws ResourceNotFoundException if there is no such alarm
     */
    public CloudWatchChart alarm(String name, Duration last) {
        return AlarmChart.of(client(), name, now.minus(last), now);
    }

    /** A dashboard as it looks now. */
    public DashboardView dashboard(String name) {
        return DashboardView.of(this, name);
    }
}
