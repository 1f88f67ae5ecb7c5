package skylab.guest.machine;

import java.time.Duration;
import java.time.Instant;
import skylab.guest.disk.Performance;
import skylab.guest.process.Transfer;
import skylab.telemetry.Counter;
import skylab.telemetry.Metric;
import skylab.telemetry.VolumeMetric;
import skylab.world.Scope;
import skylab.world.Transaction;

/** Counts what disks do: at the volume, and at the machine. */
final class DiskMetering {
    // Provisioned operations are counted in such units.
    private static final int UNIT = 256 << 10;

    private DiskMetering() {}

    /** Counts work that a disk does from one moment to another. */
    static void count(
            Kernel kernel, Attachment disk, Performance performance, Transfer work, Instant begin, Instant end) {
        Work done = new Work(
                work.write(),
                work.count() * work.size(),
                work.count() * pieces(work.size(), performance.largest()),
                work.count() * pieces(work.size(), UNIT),
                Math.min(work.depth(), work.count()));
        machine(kernel.tx, kernel.scope, kernel.id, disk.instanceStore(), done, begin, end);
        if (!disk.instanceStore()) {
            volume(kernel.tx, kernel.scope, disk.volume(), done, begin, end);
        }
    }

    /** Counts the memory of a machine that is written to its root disk or read from it, as fast as the disk allows. */
    static void memory(Transaction tx, Scope scope, Machine machine, boolean write, long bytes) {
        Attachment root = machine.disks().get(0);
        Performance performance =
                tx.find(scope, Performance.PERFORMANCES, root.volume()).orElse(Performance.GP3);
        long count = pieces(bytes, Transfer.SEQUENTIAL);
        Duration time = performance
                .run(performance.full(), count, Transfer.SEQUENTIAL, Transfer.WRITTEN_BACK)
                .time();
        Work done = new Work(write, bytes, count, count, Math.min(Transfer.WRITTEN_BACK, count));
        Instant now = tx.now();
        machine(tx, scope, machine.id(), root.instanceStore(), done, now, now.plus(time));
        volume(tx, scope, root.volume(), done, now, now.plus(time));
    }

    /**
     * What a disk has done.
     *
     * @param operations as the volume's type counts them
     * @param units of 256 KiB
     * @param depth how many operations were under way at once
     */
    private record Work(boolean write, long bytes, long operations, long units, long depth) {}

    private static long pieces(long size, long largest) {
        return Math.max(1, (size + largest - 1) / largest);
    }

    private static void machine(
            Transaction tx, Scope scope, String id, boolean store, Work work, Instant begin, Instant end) {
        Metric bytes = store
                ? work.write() ? Metric.DISK_WRITE_BYTES : Metric.DISK_READ_BYTES
                : work.write() ? Metric.EBS_WRITE_BYTES : Metric.EBS_READ_BYTES;
        Metric operations = store
                ? work.write() ? Metric.DISK_WRITE_OPS : Metric.DISK_READ_OPS
                : work.write() ? Metric.EBS_WRITE_OPS : Metric.EBS_READ_OPS;
        Counter.add(tx, scope, id, bytes.metricName(), begin, end, work.bytes());
        Counter.add(tx, scope, id, operations.metricName(), begin, end, work.operations());
    }

    private static void volume(Transaction tx, Scope scope, String id, Work work, Instant begin, Instant end) {
        long busy = Duration.between(begin, end).toNanos();
        boolean write = work.write();
        add(tx, scope, id, write ? VolumeMetric.WRITE_BYTES : VolumeMetric.READ_BYTES, begin, end, work.bytes());
        add(tx, scope, id, write ? VolumeMetric.WRITE_OPS : VolumeMetric.READ_OPS, begin, end, work.operations());
        // Seconds are kept as nanoseconds; of the idle time, what it is less than all of the time.
        add(
                tx,
                scope,
                id,
                write ? VolumeMetric.TOTAL_WRITE_TIME : VolumeMetric.TOTAL_READ_TIME,
                begin,
                end,
                busy * work.depth());
        add(tx, scope, id, VolumeMetric.IDLE_TIME, begin, end, -busy);
        add(tx, scope, id, VolumeMetric.CONSUMED_READ_WRITE_OPS, begin, end, work.units());
    }

    private static void add(
            Transaction tx, Scope scope, String id, VolumeMetric metric, Instant begin, Instant end, long amount) {
        Counter.add(tx, scope, id, metric.metricName(), begin, end, amount);
    }
}
