package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

class MonitoringTest {
    private final Given given = Given.lab();

    private List<Datapoint> points(String id, Instant from, Instant to, int period) {
        return given.lab
                .cloudwatch()
                .getMetricStatistics(r -> r.namespace("AWS/EC2")
                        .metricName("CPUUtilization")
                        .dimensions(
                                Dimension.builder().name("InstanceId").value(id).build())
                        .startTime(from)
                        .endTime(to)
                        .period(period)
                        .statistics(Statistic.AVERAGE))
                .datapoints();
    }

    @ParameterizedTest
    @CsvSource({"false,12,300", "true,60,60"})
    void S0_99_S0_100_pointsComeEveryFiveMinutesOrEveryMinute(boolean detailed, int expected, int apart) {
        String id = given.running(r -> r.monitoring(m -> m.enabled(detailed))).instanceId();
        given.lab.advance("90m");
        Instant end = given.lab.now().truncatedTo(ChronoUnit.HOURS);
        List<Instant> times = points(id, end.minus(Duration.ofHours(1)), end, 60).stream()
                .map(Datapoint::timestamp)
                .sorted()
                .toList();
        assertEquals(expected, times.size());
        assertEquals(Duration.ofSeconds(apart), Duration.between(times.get(0), times.get(1)));
        assertEquals(
                detailed ? "enabled" : "disabled",
                given.instance(id).monitoring().stateAsString());
    }

    @Test
    void S0_100_detailedMonitoringCanBeSwitchedOnAndOff() {
        String id = given.running(r -> {}).instanceId();
        assertEquals(
                "pending",
                given.ec2
                        .monitorInstances(r -> r.instanceIds(id))
                        .instanceMonitorings()
                        .get(0)
                        .monitoring()
                        .stateAsString());
        given.lab.advance("70m");
        Instant end = given.lab.now().truncatedTo(ChronoUnit.MINUTES);
        assertEquals(
                30,
                points(id, end.minus(Duration.ofMinutes(32)), end.minus(Duration.ofMinutes(2)), 60)
                        .size());
        given.ec2.unmonitorInstances(r -> r.instanceIds(id));
        assertEquals("disabled", given.instance(id).monitoring().stateAsString());
    }

    @ParameterizedTest
    @CsvSource({"60,14,16", "300,62,64", "3600,454,457"})
    void S0_101_finePointsAreKeptAShorterTimeThanCoarseOnes(int period, int kept, int gone) {
        String id = given.running(r -> r.monitoring(m -> m.enabled(true))).instanceId();
        given.lab.advance("2h");
        Instant at = given.lab.now().truncatedTo(ChronoUnit.HOURS);
        given.lab.advance(Duration.ofDays(kept));
        assertEquals(
                3600 / period,
                points(id, at.minus(Duration.ofHours(1)), at, period).size());
        given.lab.advance(Duration.ofDays(gone - kept));
        assertTrue(points(id, at.minus(Duration.ofHours(1)), at, period).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"t3.micro", "m5.large"})
    void S0_102_theSystemLogIsEmptyAtFirstAndThenHasTheBoot(String type) {
        String id = given.launch(r -> r.instanceType(type)).instanceId();
        assertNull(given.ec2.getConsoleOutput(r -> r.instanceId(id)).output());
        given.ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(id));
        assertNull(given.ec2.getConsoleOutput(r -> r.instanceId(id)).output(), "posted only later");
        given.lab.advance("1m");
        String latest =
                given.ec2.getConsoleOutput(r -> r.instanceId(id).latest(true)).output();
        given.lab.advance("4m");
        String posted = text(given.ec2.getConsoleOutput(r -> r.instanceId(id)).output());
        assertTrue(posted.contains("Linux version"), posted);
        assertTrue(posted.startsWith(text(latest)), posted);
    }

    @Test
    void S0_102_theLatestOutputIsForNitroTypes() {
        String id = given.running(r -> r.instanceType("t2.micro")).instanceId();
        assertEquals(
                "This instance type does not support retrieving the latest console logs.",
                given.refused(
                        "UnsupportedOperation",
                        () -> given.ec2.getConsoleOutput(r -> r.instanceId(id).latest(true))));
    }

    private static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
