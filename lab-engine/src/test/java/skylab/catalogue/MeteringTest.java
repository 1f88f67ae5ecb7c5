package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.network.traffic.Traffic;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;

/** What machines really send, receive, read and write is what CloudWatch has of them. */
class MeteringTest extends SshLab {
    private static final double MB = 1e6;

    private Measured metrics(String id) {
        return Measured.instance(lab, id);
    }

    private Instant settled() {
        given.ec2.monitorInstances(r -> r.instanceIds(Up.BASTION, Up.INNER));
        lab.advance(Duration.between(
                lab.now(), lab.now().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS)));
        return lab.now().truncatedTo(ChronoUnit.MINUTES);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 100})
    void aCopyCountsAtBothEndsAtItsTime(int megabytes) {
        run("scp -q " + NEW + KEY + " .ssh/labsuser.pem ec2-user@" + host + ":key; " + login
                + "'chmod 400 key; dd if=/dev/urandom of=big bs=1MB count=" + megabytes + " status=none'");
        Instant before = settled();
        run(login + "'scp -q " + NEW + "-i key big " + inner.privateIpAddress() + ":'");
        lab.advance("10m");
        Instant after = lab.now();
        double sent = metrics(Up.BASTION).sum("NetworkOut", before, after);
        double received = metrics(Up.INNER).sum("NetworkIn", before, after);
        assertEquals(megabytes * MB, sent, 0.05 * megabytes * MB);
        assertEquals(megabytes * MB, received, 0.05 * megabytes * MB);
        assertTrue(metrics(Up.BASTION).sum("NetworkIn", before, after) < 3 * MB);
        List<Datapoint> points = metrics(Up.INNER).points("NetworkIn", before, after, 60);
        assertTrue(points.get(points.size() - 1).sum() < MB, "it is over");
        assertEquals(
                megabytes * MB, metrics(Up.INNER).sum("EBSWriteBytes", before, after), 0.05 * megabytes * MB + 3 * MB);
    }

    @ParameterizedTest
    @CsvSource({"1, 56", "0.2, 1400"})
    void aPingIsMeasuredAtBothEndsAsLongAsItRuns(String interval, int size) {
        given.ec2.authorizeSecurityGroupIngress(r ->
                r.groupId(Up.GROUP).ipProtocol("icmp").fromPort(-1).toPort(-1).cidrIp("0.0.0.0/0"));
        Instant before = settled();
        run(login + "'sudo nohup ping -q -i " + interval + " -s " + size + " " + inner.privateIpAddress()
                + " > log 2>&1 < /dev/null &'");
        lab.advance("3h");
        Instant from = before.plus(1, ChronoUnit.HOURS);
        double expected = 60 * (size + 28) / Double.parseDouble(interval);
        for (String id : List.of(Up.BASTION, Up.INNER)) {
            for (String metric : List.of("NetworkIn", "NetworkOut")) {
                double mean = metrics(id).sum(metric, from, from.plus(1, ChronoUnit.HOURS)) / 60;
                assertEquals(expected, mean, 0.05 * expected + 2_000, id + " " + metric);
            }
        }
        assertEquals(
                60 / Double.parseDouble(interval),
                metrics(Up.INNER).sum("NetworkPacketsIn", from, from.plus(1, ChronoUnit.HOURS)) / 60,
                35);
    }

    @Test
    void whatTheInternetSendsAndWhatThereIsInOneZoneIsToldApart() {
        run(login + "'curl -s https://checkip.amazonaws.com'");
        run("scp -q " + NEW + KEY + " .ssh/labsuser.pem ec2-user@" + host + ":key; " + login
                + "'chmod 400 key; dd if=/dev/zero of=big bs=1MB count=5 status=none; scp -q " + NEW + "-i key big "
                + inner.privateIpAddress() + ":'");
        boolean together =
                bastion.placement().availabilityZone().equals(inner.placement().availabilityZone());
        Traffic.Way inside = together ? Traffic.Way.SAME_ZONE : Traffic.Way.OTHER_ZONE;
        assertEquals(bytes(Up.BASTION, inside, true), bytes(Up.INNER, inside, false));
        assertEquals(5 * MB, bytes(Up.BASTION, inside, true), 0.1 * MB);
        assertTrue(bytes(Up.BASTION, Traffic.Way.INTERNET, true) > 1000);
        assertEquals(0, bytes(Up.INNER, Traffic.Way.INTERNET, true));
    }

    @ParameterizedTest
    @CsvSource({"us-east-1a, us-east-1a, SAME_ZONE", "us-east-1a, us-east-1b, OTHER_ZONE"})
    void S0_124_whatPassesInOneZoneAndBetweenZonesIsToldApart(String one, String two, Traffic.Way way) {
        String from = in(one);
        String to = in(two);
        lab.advance("2m");
        String there = "ec2-user@" + given.instance(from).publicIpAddress();
        run("scp -q " + NEW + KEY + " .ssh/labsuser.pem " + there + ":key; ssh " + KEY + there
                + " 'chmod 400 key; dd if=/dev/zero of=big bs=1MB count=30 status=none; scp -q " + NEW + "-i key big "
                + given.instance(to).privateIpAddress() + ":'");
        assertEquals(30 * MB, bytes(from, way, true), 0.05 * 30 * MB);
        assertEquals(bytes(from, way, true), bytes(to, way, false));
        assertEquals(bytes(from, way, false), bytes(to, way, true));
        Traffic.Way other = way == Traffic.Way.SAME_ZONE ? Traffic.Way.OTHER_ZONE : Traffic.Way.SAME_ZONE;
        assertEquals(0, bytes(from, other, true) + bytes(to, other, true));
    }

    private String in(String zone) {
        return given.running(r -> r.securityGroupIds(Up.GROUP).placement(p -> p.availabilityZone(zone)))
                .instanceId();
    }

    private long bytes(String resource, Traffic.Way way, boolean out) {
        return lab.world().table(lab.scope(), Traffic.TRAFFIC).values().stream()
                .filter(row -> row.resource().equals(resource) && row.way() == way)
                .mapToLong(row -> out ? row.out() : row.in())
                .sum();
    }
}
