package skylab.guest.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Disks as blocks: nothing is lost, nothing is stored twice. */
class BlockImageTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final long MIB = 1L << 20;
    private static final long SIZE = 64 * MIB;

    /** Random writes to a disk, as a learner's commands make them. */
    private static Disk changed(Disk disk, Random random) {
        if (disk.layout() instanceof Layout.Raw raw) {
            if (random.nextInt(8) == 0) {
                return disk.with(new Layout.Formatted(
                        FileSystem.format("xfs", "", "uuid-" + random.nextInt(), SIZE, 0755, NOW)));
            }
            long at = random.nextInt((int) (SIZE - MIB));
            return disk.with(new Layout.Raw(raw.content().write(at, literal(random))));
        }
        FileSystem fs = ((Layout.Formatted) disk.layout()).fileSystem();
        List<Inode> files = new ArrayList<>();
        fs.inodes().values().stream()
                .filter(inode -> inode.body() instanceof Inode.Regular && inode.links() > 0)
                .forEach(files::add);
        if (files.isEmpty() || random.nextInt(3) == 0) {
            Content content = random.nextBoolean()
                    ? Content.of(literal(random))
                    : Content.of(new RandomBytes(random.nextLong(), random.nextInt(3 << 20) + 1));
            String name = "f" + fs.next();
            return disk.with(new Layout.Formatted(
                    fs.create(FileSystem.ROOT, name, 0644, 0, 0, new Inode.Regular(content), NOW)));
        }
        Inode file = files.get(random.nextInt(files.size()));
        Content old = ((Inode.Regular) file.body()).content();
        return disk.with(new Layout.Formatted(
                switch (random.nextInt(6)) {
                    case 0 -> fs.unlink(FileSystem.ROOT, name(fs, file), NOW).forget(file.number());
                    case 1 -> fs.put(file.with(new Inode.Regular(old.resized(random.nextInt(2 << 20))), NOW));
                    case 2 -> fs.put(file.with(new Inode.Regular(old.append(literal(random))), NOW));
                    case 3 -> fs.put(file.withPermissions(random.nextInt(512), NOW));
                    case 4 ->
                        fs.put(file.with(
                                new Inode.Regular(old.append(new RandomBytes(random.nextLong(), 700_000))), NOW));
                    default ->
                        fs.put(file.with(
                                new Inode.Regular(old.write(random.nextInt((int) old.size() + 1), literal(random))),
                                NOW));
                }));
    }

    private static String name(FileSystem fs, Inode file) {
        return ((Inode.Directory) fs.inode(FileSystem.ROOT).body())
                .entries().entrySet().stream()
                        .filter(entry -> entry.getValue() == file.number())
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow();
    }

    private static Bytes literal(Random random) {
        byte[] bytes = new byte[random.nextInt(5) == 0 ? 600_000 : random.nextInt(2000) + 1];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }

    private static Map<Long, Bytes> blocks(BlockImage image) {
        Map<Long, Bytes> all = new TreeMap<>();
        image.runs().forEach((first, run) -> {
            for (long block = first; block < first + run.length(); block++) {
                all.put(block, image.read(block));
            }
        });
        return all;
    }

    @Property(tries = 60)
    void theChangedBlocksMakeTheOneDiskTheOther(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int steps) {
        Random random = new Random(seed);
        Disk disk = Disk.blank(SIZE);
        for (int i = random.nextInt(10); i >= 0; i--) {
            disk = changed(disk, random);
        }
        BlockImage first = BlockImage.of(disk, "first");
        for (int i = 0; i < steps; i++) {
            disk = changed(disk, random);
        }
        BlockImage second = first.next(disk, "second");
        Map<Long, Bytes> patched = blocks(first);
        Map<Long, Bytes> wanted = blocks(second);
        patched.keySet().retainAll(wanted.keySet());
        for (long block : wanted.keySet()) {
            if (!Objects.equals(first.origin(block), second.origin(block))) {
                patched.put(block, wanted.get(block));
            }
        }
        assertEquals(wanted, patched);
    }

    @Property(tries = 40)
    void whatAChainStoresAddsUp(@ForAll long seed) {
        Random random = new Random(seed);
        List<BlockImage> chain = new ArrayList<>();
        Disk disk = Disk.blank(SIZE);
        BlockImage last = null;
        long sum = 0;
        for (int i = 0; i < 5; i++) {
            for (int j = random.nextInt(4); j >= 0; j--) {
                disk = changed(disk, random);
            }
            String origin = "snap-" + i;
            last = last == null ? BlockImage.of(disk, origin) : last.next(disk, origin);
            chain.add(last);
            sum += last.bytes(origin);
            assertEquals(sum, BlockImage.stored(chain));
        }
        assertEquals(last.bytes(), BlockImage.stored(List.of(last)));
        assertTrue(BlockImage.stored(chain.subList(1, 5)) <= sum);
        BlockImage copy = last.renamed("@elsewhere");
        assertEquals(last.bytes() * 2, BlockImage.stored(List.of(last, copy)));
    }

    @Property(tries = 40)
    void noTwoFilesLieInTheSamePlace(@ForAll long seed) {
        Random random = new Random(seed);
        Disk disk = Disk.blank(SIZE).with(new Layout.Formatted(FileSystem.format("ext4", "", "uuid", SIZE, 0755, NOW)));
        BlockImage image = BlockImage.of(disk, "0");
        for (int i = 0; i < 30; i++) {
            disk = changed(disk, random);
            image = image.next(disk, "" + i);
            List<Placement.Extent> all = new ArrayList<>();
            image.placements().get(0).files().values().forEach(all::addAll);
            all.sort(java.util.Comparator.comparingLong(Placement.Extent::at));
            for (int j = 1; j < all.size(); j++) {
                assertTrue(
                        all.get(j - 1).at() + all.get(j - 1).length()
                                <= all.get(j).at(),
                        all.toString());
            }
        }
    }

    @Test
    void anUnchangedDiskStoresNothing() {
        Disk disk = changed(changed(Disk.blank(SIZE), new Random(1)), new Random(2));
        BlockImage image = BlockImage.of(disk, "a");
        assertEquals(0, image.next(disk.withHibernation(Optional.empty()), "b").bytes("b"));
    }
}
