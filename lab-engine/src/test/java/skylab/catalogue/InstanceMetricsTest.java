package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** What instances do, seen in their metrics. */
class InstanceMetricsTest extends Inhabited {
    private List<Datapoint> lastHour(String id, String name, int period) {
        Instant end = given.lab.now();
        return given.lab
                .cloudwatch()
                .getMetricStatistics(r -> r.namespace("AWS/EC2")
                        .metricName(name)
                        .dimensions(
                                Dimension.builder().name("InstanceId").value(id).build())
                        .startTime(end.minus(Duration.ofHours(1)))
                        .endTime(end)
                        .period(period)
                        .statistics(Statistic.SUM, Statistic.AVERAGE, Statistic.MAXIMUM))
                .datapoints();
    }

    private double sum(String id, String name) {
        return lastHour(id, name, 300).stream().mapToDouble(Datapoint::sum).sum();
    }

    @ParameterizedTest
    @CsvSource({"optional, MetadataNoToken, 3, 0", "required, MetadataNoTokenRejected, 0, 3"})
    void callsOfTheMetadataServiceWithoutATokenAreCounted(String tokens, String counted, int answered, int refused) {
        String id = loginable(r -> r.metadataOptions(m -> m.httpTokens(tokens))).instanceId();
        double before = sum(id, counted);
        ssh(id, "for i in 1 2 3; do curl -s http://169.254.169.254/latest/meta-data/instance-id; done");
        given.lab.advance("20m");
        assertEquals(before + answered + refused, sum(id, counted));
        assertEquals(answered, sum(id, "MetadataNoToken"));
        assertEquals(refused, sum(id, "MetadataNoTokenRejected"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"t3.micro", "t3.large"})
    void S0_99_aBusyProcessorShowsAndSpendsCredits(String type) {
        String id = loginable(r -> r.instanceType(type)).instanceId();
        ssh(id, "sudo yum -y -q install stress");
        ssh(id, "stress --cpu 1 --timeout 1800");
        given.lab.advance("10m");
        double most = lastHour(id, "CPUUtilization", 300).stream()
                .mapToDouble(Datapoint::average)
                .max()
                .orElseThrow();
        assertEquals(50, most, 3, "one of two processors");
        assertEquals(30, sum(id, "CPUCreditUsage"), 3, "half an hour of one processor");
        double balance = lastHour(id, "CPUCreditBalance", 300).stream()
                .mapToDouble(Datapoint::maximum)
                .min()
                .orElseThrow();
        double surplus = lastHour(id, "CPUSurplusCreditBalance", 300).stream()
                .mapToDouble(Datapoint::maximum)
                .max()
                .orElseThrow();
        assertTrue(balance == 0 && surplus > 0, balance + ", " + surplus);
    }
}
