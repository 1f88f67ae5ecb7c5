package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;

/** AWS/EBS: what volumes really do. */
class VolumeMetricsTest {
    private static final double MIB = 1 << 20;

    private Storage storage;
    private Instant before;

    private Measured volume(String id) {
        return Measured.volume(storage.given.lab, id);
    }

    private Storage with(String type, int gib, Integer iops) {
        return new Storage(
                "m5.large",
                8,
                r -> r.blockDeviceMappings(software.amazon.awssdk.services.ec2.model.BlockDeviceMapping.builder()
                        .deviceName("/dev/sdf")
                        .ebs(ebs -> ebs.volumeSize(gib).volumeType(type).iops(iops))
                        .build()));
    }

    private void run(String... lines) {
        before = storage.given.lab.now().truncatedTo(ChronoUnit.MINUTES);
        storage.type(lines);
        storage.given.lab.advance("10m");
    }

    private double sum(String metric) {
        return volume(storage.volume()).sum(metric, before, storage.given.lab.now());
    }

    @ParameterizedTest
    @CsvSource({"gp3, 100, , 300", "io2, 50, 5000, 200", "st1, 500, , 400"})
    void whatDdWritesIsCountedAtItsVolumeAlone(String type, int gib, Integer iops, int mebibytes) {
        storage = with(type, gib, iops);
        String root = storage.given.instance(storage.id).blockDeviceMappings().stream()
                .filter(one -> one.deviceName().equals("/dev/xvda"))
                .findFirst()
                .orElseThrow()
                .ebs()
                .volumeId();
        run("sudo dd if=/dev/zero of=/dev/DISK bs=1M oflag=direct count=" + mebibytes);
        assertEquals(mebibytes * MIB, sum("VolumeWriteBytes"), 1);
        assertEquals(0, sum("VolumeReadBytes"), 1 << 16);
        assertEquals(mebibytes * (type.equals("st1") ? 1 : 4), sum("VolumeWriteOps"), 1);
        assertTrue(volume(root).sum("VolumeWriteBytes", before, storage.given.lab.now()) < 10 * MIB);
        List<Datapoint> idle = volume(storage.volume()).points("VolumeIdleTime", before, before.plusSeconds(480), 60);
        double busy = idle.stream().mapToDouble(point -> 60 - point.sum()).sum();
        double written = sum("VolumeTotalWriteTime");
        assertTrue(busy > 0.3 && busy <= written + 1e-6, busy + " s busy, " + written + " s of all writes");
        assertEquals(written / 60, sum("VolumeQueueLength"), 0.01);
        double published = volume(storage.volume())
                .points("VolumeConsumedReadWriteOps", before, storage.given.lab.now(), 60)
                .size();
        assertEquals(type.startsWith("io"), published > 0);
    }

    @Test
    void theInstanceHasTheSumOfItsVolumes() {
        storage = new Storage("m5.large", 20);
        storage.given.ec2.monitorInstances(r -> r.instanceIds(storage.id));
        run(
                "sudo mkfs -q -t xfs /dev/DISK; sudo mount /dev/DISK /mnt",
                "sudo dd if=/dev/zero of=/mnt/a bs=1M count=100; dd if=/dev/zero of=b bs=1M count=50; sync");
        Instant now = storage.given.lab.now();
        double volumes = storage.given.instance(storage.id).blockDeviceMappings().stream()
                .mapToDouble(one -> volume(one.ebs().volumeId()).sum("VolumeWriteBytes", before, now))
                .sum();
        double instance = Measured.instance(storage.given.lab, storage.id).sum("EBSWriteBytes", before, now);
        assertEquals(instance, volumes, 16);
        assertTrue(instance > 150 * MIB);
    }

    @ParameterizedTest
    @CsvSource({"100, 5400000, 300", "8, 5400000, 100"})
    void burstsOfGp2UseUpItsBalanceAndRestEarnsItBack(int gib, long bucket, int base) {
        storage = with("gp2", gib, null);
        storage.type("sudo yum install -y -q fio");
        run("sudo fio --name=t --filename=/dev/DISK --rw=randread --bs=16k --iodepth=32 --ioengine=libaio --direct=1"
                + " --time_based --runtime=300");
        Measured volume = volume(storage.volume());
        double used = sum("VolumeReadOps");
        assertTrue(used > 300_000, used + " operations");
        double least = volume.points("BurstBalance", before, storage.given.lab.now(), 60).stream()
                .mapToDouble(Datapoint::minimum)
                .min()
                .orElseThrow();
        assertEquals(100 * (1 - (used - base * 300.0) / bucket), least, 0.6);
        storage.given.lab.advance("20h");
        Instant now = storage.given.lab.now();
        assertEquals(100, volume.most("BurstBalance", now.minusSeconds(600), now), 1e-9);
    }

    @Test
    void nothingIsPublishedWhileItIsNotAttachedAndAllOfItStaysWhenItIsGone() {
        storage = new Storage("t3.micro", 10);
        String id = storage.volume();
        run("sudo dd if=/dev/zero of=/dev/DISK bs=1M count=40 oflag=direct");
        Instant after = storage.given.lab.now();
        storage.detach(id);
        Instant detached = storage.given.lab.now().plusSeconds(60);
        storage.given.lab.advance("1h");
        assertTrue(volume(id)
                .points("VolumeIdleTime", detached, storage.given.lab.now(), 60)
                .isEmpty());
        storage.given.ec2.deleteVolume(r -> r.volumeId(id));
        storage.given.lab.advance(Duration.ofDays(2));
        assertEquals(40 * MIB, volume(id).sum("VolumeWriteBytes", before, after), 1);
        assertFalse(storage
                .given
                .lab
                .cloudwatch()
                .listMetrics(r -> r.namespace("AWS/EBS").metricName("VolumeWriteBytes"))
                .metrics()
                .stream()
                .noneMatch(one -> one.dimensions().get(0).value().equals(id)));
    }

    @Test
    void hibernationWritesTheMemoryToTheRootVolume() {
        storage = new Storage("t3.micro", 8, skylab.aws.ec2.Given.hibernation(12));
        String root = storage.given
                .instance(storage.id)
                .blockDeviceMappings()
                .get(0)
                .ebs()
                .volumeId();
        storage.given.lab.advance("5m");
        before = storage.given.lab.now().truncatedTo(ChronoUnit.MINUTES);
        storage.given.ec2.stopInstances(r -> r.instanceIds(storage.id).hibernate(true));
        storage.given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(storage.id));
        storage.given.ec2.startInstances(r -> r.instanceIds(storage.id));
        storage.given.ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(storage.id));
        storage.given.lab.advance("10m");
        assertTrue(volume(root).sum("VolumeReadBytes", before, storage.given.lab.now()) > 64 * MIB);
    }
}
