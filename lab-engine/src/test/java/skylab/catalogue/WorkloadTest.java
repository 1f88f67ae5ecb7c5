package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.guest.workload.Workload;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.world.journal.Journal;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;

/** Workloads: in the machine and in CloudWatch the same. */
class WorkloadTest {
    private static List<Double> averages(Lab lab, String id, Instant from, int period) {
        return Measured.instance(lab, id).points("CPUUtilization", from, lab.now(), period).stream()
                .map(Datapoint::average)
                .toList();
    }

    private static String running(Given given) {
        String id = given.running(r -> r.instanceType("m5.large").monitoring(m -> m.enabled(true)))
                .instanceId();
        given.lab.advance("10m");
        return id;
    }

    private static Instant nextHour(Lab lab) {
        Instant hour = Instant.ofEpochSecond((lab.now().getEpochSecond() / 3600 + 1) * 3600);
        lab.advanceTo(hour);
        return hour;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.7, 1})
    void aConstantWorkloadIsSeenInsideAndByCloudWatch(double level) {
        Student student = Student.with(null, 22);
        Lab lab = student.given.lab;
        lab.load(student.id, Workload.constant(level));
        Instant from = lab.now();
        lab.advance("30m");
        String seen = student.ssh("uptime", "ps -C workload -o comm=", "top -bn1 | head -12");
        Matcher load = Pattern.compile("load average: ([0-9.]+), ([0-9.]+)").matcher(seen);
        assertTrue(load.find(), seen);
        assertEquals(2 * level, Double.parseDouble(load.group(2)), 0.3, "of two processors");
        Matcher row = Pattern.compile("(?m)^ *\\d+ root .* ([0-9.]+) +[0-9.]+ +[0-9:.]+ workload")
                .matcher(seen);
        assertTrue(row.find(), seen);
        assertEquals(100 * level, Double.parseDouble(row.group(1)), 10, seen);
        List<Double> percent = averages(lab, student.id, from.plusSeconds(300), 300);
        assertEquals(
                100 * level,
                percent.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
                4);
        double credits = Measured.instance(lab, student.id).sum("CPUCreditUsage", from, lab.now());
        assertTrue(credits > 2 * level * 15, "half an hour of two processors: " + credits);
        lab.load(student.id, Workload.none());
        assertTrue(!student.ssh("ps -e -o comm=").contains("workload"));
    }

    @Test
    void aRampRisesAndStays() {
        Given given = Given.lab();
        String id = running(given);
        Instant from = nextHour(given.lab);
        given.lab.load(id, Workload.ramp(0.1, 0.9, Duration.ofHours(1)));
        given.lab.advance("2h");
        List<Double> percent = averages(given.lab, id, from, 900);
        assertEquals(8, percent.size());
        for (int quarter = 0; quarter < 8; quarter++) {
            double expected = quarter < 4 ? 10 + 80 * (quarter + 0.5) / 4 : 90;
            assertEquals(expected, percent.get(quarter), 4, "quarter " + quarter + " of " + percent);
        }
    }

    @Test
    void spikesComeAndGo() {
        Given given = Given.lab();
        String id = running(given);
        Instant from = nextHour(given.lab);
        given.lab.load(id, Workload.spikes(0.05, 0.95, Duration.ofHours(1)));
        given.lab.advance("1d");
        List<Double> percent = averages(given.lab, id, from, 60);
        long high = percent.stream().filter(value -> value > 80).count();
        long low = percent.stream().filter(value -> value < 15).count();
        assertTrue(high > 24 && high < 24 * 20, high + " minutes");
        assertTrue(low > percent.size() / 2, low + " minutes");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 14, 22})
    void aDayHasItsPeakAtItsHour(int peakHour) {
        Given given = Given.lab();
        String id = running(given);
        Instant from = nextHour(given.lab);
        given.lab.load(id, Workload.diurnal(0.1, 0.6, peakHour).noise(0.05));
        given.lab.advance("2d");
        List<Datapoint> hours =
                Measured.instance(given.lab, id).points("CPUUtilization", from, from.plus(Duration.ofDays(1)), 3600);
        Datapoint highest =
                hours.stream().max(Comparator.comparing(Datapoint::average)).orElseThrow();
        int hour = highest.timestamp().atOffset(ZoneOffset.UTC).getHour();
        assertTrue(Math.floorMod(hour - peakHour + 3, 24) <= 5, hour + " instead of " + peakHour);
        assertEquals(60, highest.average(), 5);
        assertEquals(10, hours.stream().mapToDouble(Datapoint::average).min().orElseThrow(), 5);
    }

    @Test
    void trafficGoesWithTheLevel() {
        Given given = Given.lab();
        String id = running(given);
        Instant from = nextHour(given.lab);
        given.lab.load(id, Workload.constant(0.5).network(1e5, 1e6).disk(0, 5e5));
        given.lab.advance("70m");
        Instant to = from.plusSeconds(3600);
        Measured instance = Measured.instance(given.lab, id);
        assertEquals(3600 * 1e6, instance.sum("NetworkOut", from, to), 3600 * 1e5);
        assertEquals(3600 * 1e5, instance.sum("NetworkIn", from, to), 3600 * 1e4);
        assertTrue(instance.sum("EBSWriteBytes", from, to) > 3600 * 4e5);
    }

    @Test
    void itEndsWithTheMachine() {
        Student student = Student.with(null, 22);
        Lab lab = student.given.lab;
        lab.load(student.id, Workload.constant(1));
        lab.advance("10m");
        lab.ec2().stopInstances(r -> r.instanceIds(student.id));
        lab.ec2().waiter().waitUntilInstanceStopped(r -> r.instanceIds(student.id));
        String refusal = assertThrows(IllegalArgumentException.class, () -> lab.load(student.id, Workload.constant(1)))
                .getMessage();
        assertEquals("There is no running instance '" + student.id + "'.", refusal);
        lab.ec2().startInstances(r -> r.instanceIds(student.id));
        lab.ec2().waiter().waitUntilInstanceRunning(r -> r.instanceIds(student.id));
        lab.advance("10m");
        assertTrue(!student.ssh("ps -e -o comm=").contains("workload"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.01, Double.NaN})
    void levelsAreShares(double level) {
        assertThrows(IllegalArgumentException.class, () -> Workload.constant(level));
        assertThrows(
                IllegalArgumentException.class, () -> Workload.constant(0.5).noise(level));
        assertThrows(IllegalArgumentException.class, () -> Workload.ramp(0, 1, Duration.ZERO));
    }

    @Test
    void aJournalDoesItAgain(@TempDir Path directory) throws IOException {
        Path journal = directory.resolve("lab.jsonl");
        try (Lab lab = Lab.open(LabOptions.seed(42), journal)) {
            Given given = Given.in(lab);
            String id = given.running(r -> {}).instanceId();
            lab.load(
                    id,
                    Workload.spikes(0.1, 0.9, Duration.ofMinutes(20))
                            .noise(0.1)
                            .network(1e4, 2e4)
                            .disk(3, 4));
            lab.advance("3h");
            lab.load(id, Workload.diurnal(0.1, 0.9, 5.5));
            lab.advance("3h");
            assertEquals(lab.world(), Lab.replay(Journal.read(journal)).world());
        }
    }
}
