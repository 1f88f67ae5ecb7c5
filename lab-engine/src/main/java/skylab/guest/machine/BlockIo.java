package skylab.guest.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import skylab.guest.disk.DeviceQueue;
import skylab.guest.disk.Layout;
import skylab.guest.disk.Performance;
import skylab.guest.disk.Unloaded;
import skylab.guest.process.Transfer;

/** Reading and writing disks takes time: work is queued at the disk, and the process waits for it when its step is over. */
final class BlockIo {
    /** A file system call waits for no less; what is shorter is made up for later. */
    private static final Duration LEAST = Duration.ofMillis(50);

    /** Part of the free memory that may hold what has not been written yet, as Linux throttles writers. */
    private static final double DIRTY = 0.15;

    private BlockIo() {}

    /** Queues work and has the process that is running wait for it. */
    static void transfer(Kernel kernel, FsRef.OnVolume place, Transfer work) {
        submit(kernel, place, work)
                .map(end -> work.write() && !work.direct() ? end.minus(allowance(kernel, place.volume())) : end)
                .ifPresent(kernel::blockUntil);
    }

    /** As {@link #transfer} for what a file system call moves: short waits are put off. */
    static void sequential(Kernel kernel, FsRef.OnVolume place, boolean write, long offset, long bytes) {
        submit(kernel, place, Transfer.sequential(write, offset, bytes)).ifPresent(end -> {
            Instant until = write ? end.minus(allowance(kernel, place.volume())) : end;
            if (Duration.between(kernel.tx.now(), until).compareTo(LEAST) >= 0) {
                kernel.blockUntil(until);
            }
        });
    }

    /** Has the process that is running wait until everything is written. */
    static void synchronise(Kernel kernel) {
        for (Attachment disk : kernel.machine.disks()) {
            queue(kernel, disk.volume()).map(DeviceQueue::free).ifPresent(kernel::blockUntil);
        }
    }

    // When it will be done; empty if the disk is gone.
    private static Optional<Instant> submit(Kernel kernel, FsRef.OnVolume place, Transfer work) {
        Optional<Attachment> disk = kernel.machine.disks().stream()
                .filter(one -> one.volume().equals(place.volume()))
                .findFirst();
        if (disk.isEmpty() || work.count() == 0) {
            return Optional.empty();
        }
        Instant now = kernel.tx.now();
        Performance performance = performance(kernel, disk.get());
        DeviceQueue queue = queue(kernel, place.volume()).orElseGet(() -> DeviceQueue.idle(performance, now));
        Duration least = fetching(kernel, place, work, disk.get().instanceStore());
        if (!disk.get().instanceStore()) {
            Duration way = way(kernel, work).minus(queue.backlog(now));
            least = way.compareTo(least) > 0 ? way : least;
        }
        DeviceQueue after = queue.with(performance, now, work.write(), work.count(), work.size(), work.depth(), least);
        kernel.tx.put(kernel.scope, DeviceQueue.QUEUES, place.volume(), after);
        Instant begin = queue.free().isAfter(now) ? queue.free() : now;
        DiskMetering.count(kernel, disk.get(), performance, work, begin, after.free());
        return Optional.of(after.free());
    }

    // How long the machine's way to EBS is busy.
    private static Duration way(Kernel kernel, Transfer work) {
        Optional<Performance> limit = kernel.machine.hardware().ebs();
        if (limit.isEmpty()) {
            return Duration.ZERO;
        }
        Instant now = kernel.tx.now();
        DeviceQueue after = queue(kernel, kernel.id)
                .orElseGet(() -> DeviceQueue.idle(limit.get(), now))
                .with(limit.get(), now, work.write(), work.count(), work.size(), work.depth(), Duration.ZERO);
        kernel.tx.put(kernel.scope, DeviceQueue.QUEUES, kernel.id, after);
        return after.backlog(now);
    }

    // How long blocks take to come that are still in a snapshot; what is overwritten need not come.
    private static Duration fetching(Kernel kernel, FsRef.OnVolume place, Transfer work, boolean store) {
        Optional<Unloaded> row =
                store ? Optional.empty() : kernel.tx.find(kernel.scope, Unloaded.UNLOADED, place.volume());
        if (row.isEmpty()) {
            return Duration.ZERO;
        }
        long from = start(kernel, place) + work.offset();
        long to = from + work.count() * work.size();
        Unloaded before = row.get().at(kernel.tx.now());
        Unloaded after = before.without(from, to);
        if (after.isEmpty()) {
            kernel.tx.remove(kernel.scope, Unloaded.UNLOADED, place.volume());
        } else {
            kernel.tx.put(kernel.scope, Unloaded.UNLOADED, place.volume(), after);
        }
        long missing = before.missing(from, to);
        return work.write() ? Duration.ZERO : Unloaded.fetching(missing, work.depth());
    }

    private static long start(Kernel kernel, FsRef.OnVolume place) {
        return Devices.layout(kernel, place.volume()) instanceof Layout.Partitioned table
                ? table.partitions().stream()
                        .filter(one -> one.number() == place.partition())
                        .mapToLong(Layout.Partition::start)
                        .findFirst()
                        .orElse(0)
                : 0;
    }

    private static Performance performance(Kernel kernel, Attachment disk) {
        return kernel.tx
                .find(kernel.scope, Performance.PERFORMANCES, disk.volume())
                .orElse(disk.instanceStore() ? Performance.INSTANCE_STORE : Performance.GP3);
    }

    private static Optional<DeviceQueue> queue(Kernel kernel, String id) {
        return kernel.tx.find(kernel.scope, DeviceQueue.QUEUES, id);
    }

    private static Duration allowance(Kernel kernel, String volume) {
        double rate = queue(kernel, volume)
                .map(queue -> queue.writeRate(kernel.tx.now()))
                .orElse(0.0);
        long free = kernel.machine.hardware().memory() - Facts.memoryUsed(kernel.ram);
        return rate == 0 ? Duration.ZERO : Duration.ofMillis((long) (1000 * DIRTY * free / rate));
    }
}
