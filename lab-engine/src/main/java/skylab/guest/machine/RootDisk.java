package skylab.guest.machine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import skylab.guest.disk.Disk;
import skylab.guest.disk.FileSystem;
import skylab.guest.disk.Layout;
import skylab.guest.disk.XfsGeometry;

/** Root disks as the images' makers partition them: the root is partition 1, the last one on the disk. */
final class RootDisk {
    private static final long SECTOR = 512;
    // The copy of the GPT at the end of the disk.
    private static final long COPY = 33 * SECTOR;

    private RootDisk() {}

    /** A small partition: its number, first sector, sectors, and type. */
    private record Small(int number, long first, long sectors, String type) {}

    /**
     * A root disk.
     *
     * @param image the name of the operating system
     * @param root its root file system, of any size
     * @param size bytes of the disk
     * @param uuid UUIDs by what they are for
     * @param built when the image was made
     */
    static Disk of(String image, FileSystem root, long size, UnaryOperator<String> uuid, Instant built) {
        List<Layout.Partition> all = new ArrayList<>();
        long first = first(image) * SECTOR;
        long bytes = size - COPY - first;
        all.add(new Layout.Partition(
                1,
                first,
                bytes,
                "Linux filesystem",
                "Linux",
                uuid.apply("part1"),
                new Layout.Formatted(fitted(image, root, bytes))));
        for (Small one : small(image)) {
            long length = one.sectors * SECTOR;
            all.add(new Layout.Partition(
                    one.number,
                    one.first * SECTOR,
                    length,
                    one.type,
                    one.type.equals("BIOS boot") ? "BIOS Boot Partition" : "EFI System Partition",
                    uuid.apply("part" + one.number),
                    one.type.equals("EFI System")
                            ? new Layout.Formatted(FileSystem.format("vfat", "", "B0A7-0C19", length, 0755, built))
                            : Layout.Raw.BLANK));
        }
        return new Disk(size, new Layout.Partitioned("gpt", uuid.apply("disk"), all), Optional.empty());
    }

    private static FileSystem fitted(String image, FileSystem root, long bytes) {
        return switch (image) {
            case "al2023" -> root.laidOut(bytes, XfsGeometry.amazonLinux2023(bytes));
            case "amzn2" -> root.laidOut(bytes, XfsGeometry.amazonLinux2(bytes));
            default -> root.resized(bytes);
        };
    }

    private static long first(String image) {
        return switch (image) {
            case "amzn2" -> 4096;
            case "ubuntu2204" -> 227_328;
            case "ubuntu2404" -> 2_099_200;
            case "debian12" -> 262_144;
            default -> 24_576;
        };
    }

    private static List<Small> small(String image) {
        return switch (image) {
            case "amzn2" -> List.of(new Small(128, 2048, 2048, "BIOS boot"));
            case "ubuntu2204", "ubuntu2404" ->
                List.of(new Small(14, 2048, 8192, "BIOS boot"), new Small(15, 10_240, 217_088, "EFI System"));
            case "debian12" ->
                List.of(new Small(14, 2048, 6144, "BIOS boot"), new Small(15, 8192, 253_952, "EFI System"));
            default -> List.of(new Small(127, 2048, 2048, "BIOS boot"), new Small(128, 4096, 20_480, "EFI System"));
        };
    }
}
