package skylab.guest.command.storage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import skylab.guest.disk.Layout;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Syscalls;

/** Where partitions may lie, and how tables of them change. Places are in sectors. */
final class PartitionTables {
    /** Partitions begin at multiples of 1 MiB. */
    static final long ALIGNMENT = 2048;

    /** Sectors of the copy that a GPT has at its end. */
    private static final long COPY = 33;

    private PartitionTables() {}

    /** The first sector behind the last that a partition may have. */
    static long end(String scheme, long bytes) {
        long sectors = bytes / Disks.SECTOR;
        return scheme.equals("gpt") ? sectors - COPY : Math.min(sectors, 1L << 32);
    }

    /** A table without partitions. */
    static Layout.Partitioned empty(Syscalls sys, String scheme) {
        String uuid = Disks.uuid(sys, 7);
        return new Layout.Partitioned(scheme, scheme.equals("gpt") ? uuid : uuid.substring(0, 8), List.of());
    }

    /** The table on a disk. */
    static Optional<Layout.Partitioned> of(BlockDevice disk) {
        return disk.layout() instanceof Layout.Partitioned table ? Optional.of(table) : Optional.empty();
    }

    /** How many partitions there can be. */
    static int most(Layout.Partitioned table) {
        return table.scheme().equals("gpt") ? 128 : 4;
    }

    /** The first number that is free. */
    static int free(Layout.Partitioned table) {
        int number = 1;
        while (find(table, number).isPresent()) {
            number++;
        }
        return number;
    }

    /** A partition of a number. */
    static Optional<Layout.Partition> find(Layout.Partitioned table, int number) {
        return table.partitions().stream().filter(one -> one.number() == number).findFirst();
    }

    /** The first place at or after another that is in no partition, aligned; empty if there is none. */
    static Optional<Long> room(Layout.Partitioned table, long bytes, long from) {
        long at = Math.max(ALIGNMENT, from);
        for (Layout.Partition one : sorted(table)) {
            if (at >= first(one) && at < behind(one)) {
                at = (behind(one) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
            }
        }
        return at < end(table.scheme(), bytes) ? Optional.of(at) : Optional.empty();
    }

    /** The first sector behind the room that begins at a place. */
    static long limit(Layout.Partitioned table, long bytes, long from) {
        return sorted(table).stream()
                .map(PartitionTables::first)
                .filter(start -> start > from)
                .findFirst()
                .orElse(end(table.scheme(), bytes));
    }

    private static List<Layout.Partition> sorted(Layout.Partitioned table) {
        return table.partitions().stream()
                .sorted(Comparator.comparingLong(Layout.Partition::start))
                .toList();
    }

    /** Its first sector. */
    static long first(Layout.Partition one) {
        return one.start() / Disks.SECTOR;
    }

    /** The first sector behind it. */
    static long behind(Layout.Partition one) {
        return (one.start() + one.size()) / Disks.SECTOR;
    }

    /** The table with one more partition. */
    static Layout.Partitioned with(
            Syscalls sys, Layout.Partitioned table, int number, long first, long behind, String type, String name) {
        List<Layout.Partition> all = new ArrayList<>(table.partitions());
        String uuid = table.scheme().equals("gpt")
                ? Disks.uuid(sys, 8 + number)
                : table.uuid() + String.format(Locale.ROOT, "-%02d", number);
        all.add(new Layout.Partition(
                number, first * Disks.SECTOR, (behind - first) * Disks.SECTOR, type, name, uuid, Layout.Raw.BLANK));
        all.sort(Comparator.comparingInt(Layout.Partition::number));
        return new Layout.Partitioned(table.scheme(), table.uuid(), all);
    }

    /** The table with a partition changed. */
    static Layout.Partitioned replacing(Layout.Partitioned table, Layout.Partition changed) {
        List<Layout.Partition> all = new ArrayList<>(table.partitions());
        all.replaceAll(one -> one.number() == changed.number() ? changed : one);
        return new Layout.Partitioned(table.scheme(), table.uuid(), all);
    }

    /** The table without a partition. */
    static Layout.Partitioned without(Layout.Partitioned table, int number) {
        return new Layout.Partitioned(
                table.scheme(),
                table.uuid(),
                table.partitions().stream()
                        .filter(one -> one.number() != number)
                        .toList());
    }

    /** Writes a table; the kernel reads it again. EBUSY. */
    static void write(Syscalls sys, BlockDevice disk, Layout.Partitioned table) {
        sys.layout(disk.name(), table);
        sys.kernelMessage(" " + disk.name() + ":"
                + table.partitions().stream()
                        .map(one -> " " + (disk.name().startsWith("nvme") ? "p" : disk.name()) + one.number())
                        .collect(Collectors.joining()));
    }
}
