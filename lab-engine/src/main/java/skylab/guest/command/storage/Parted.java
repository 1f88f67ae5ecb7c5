package skylab.guest.command.storage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import skylab.guest.disk.Layout;
import skylab.guest.process.BlockDevice;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code parted}, with its commands as arguments. */
@Command.Installed("/usr/sbin/parted")
final class Parted implements Utility {
    private static final List<String> TYPES = List.of("primary", "extended", "logical");
    private static final List<String> SYSTEMS = List.of("xfs", "ext2", "ext3", "ext4", "fat32", "linux-swap", "fat16");

    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Deque<String> words = new ArrayDeque<>();
        boolean list = false;
        boolean script = false;
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (word.equals("-a") || word.equals("--align")) {
                i++;
            } else if (word.equals("-l") || word.equals("--list")) {
                list = true;
            } else if (word.startsWith("-") && words.isEmpty()) {
                script |= word.equals("-s") || word.equals("--script");
            } else {
                words.addAll(List.of(word.split(" ")));
            }
        }
        if (!sys.identity().isRoot()) {
            out.println("WARNING: You are not superuser.  Watch out for permissions.");
        }
        if (list) {
            for (BlockDevice disk : sys.blockDevices()) {
                if (disk.parent().isEmpty() && sys.mayRead("/dev/" + disk.name())) {
                    PartedPrint.table("/dev/" + disk.name(), disk, out);
                    out.print("\n");
                }
            }
            return 0;
        } else if (words.isEmpty()) {
            out.error("Error: No device found\n");
            return 1;
        }
        String path = words.pop();
        if (words.isEmpty()) {
            out.error("Skylab does not emulate parted's own prompt: give its commands as arguments\n");
            return 1;
        }
        try {
            while (!words.isEmpty()) {
                run(sys, path, script, words, out);
            }
            return 0;
        } catch (UsageError e) {
            out.error("Error: " + e.getMessage() + "\n");
        } catch (Errno e) {
            out.error("Error: " + e.text() + "\n");
        }
        return 1;
    }

    private static BlockDevice disk(Syscalls sys, String path) {
        try {
            Optional<BlockDevice> disk = Disks.at(sys, path);
            if (disk.isPresent() && !sys.mayWrite(path)) {
                throw new UsageError("Error opening " + path + ": Permission denied", 1);
            }
            return disk.orElseThrow(() -> new UsageError("The device " + path + " is no disk.", 1));
        } catch (Errno e) {
            throw new UsageError("Could not stat device " + path + " - " + e.text() + ".", 1);
        }
    }

    private static void run(Syscalls sys, String path, boolean script, Deque<String> words, Output out) {
        BlockDevice disk = disk(sys, path);
        String command = words.pop();
        switch (command) {
            case "mklabel", "mktable" -> {
                String scheme = next(words, "disk label type").replace("msdos", "dos");
                if (!List.of("gpt", "dos").contains(scheme)) {
                    throw new UsageError("invalid token: " + scheme, 1);
                } else if (Disks.busy(sys, disk)) {
                    throw new UsageError("Partition(s) on " + path + " are being used.", 1);
                }
                PartitionTables.write(sys, disk, PartitionTables.empty(sys, scheme));
                hint(script, out);
            }
            case "mkpart" -> {
                make(sys, path, disk, words);
                hint(script, out);
            }
            case "rm" -> {
                Layout.Partitioned table = table(path, disk);
                Layout.Partition part = partition(table, words);
                if (Disks.partitions(sys, disk).stream()
                        .anyMatch(one -> one.start() == part.start()
                                && !one.mountpoints().isEmpty())) {
                    throw new UsageError("Partition " + path + part.number() + " is being used.", 1);
                }
                PartitionTables.write(sys, disk, PartitionTables.without(table, part.number()));
                hint(script, out);
            }
            case "resizepart" -> {
                Layout.Partitioned table = table(path, disk);
                Layout.Partition part = partition(table, words);
                long limit = PartitionTables.limit(table, disk.size(), PartitionTables.first(part));
                long behind = Math.min(limit, place(next(words, "End"), disk.size(), true));
                long bytes = (behind - PartitionTables.first(part)) * Disks.SECTOR;
                if (bytes <= 0) {
                    throw new UsageError("Can't have the end before the start!", 1);
                }
                PartitionTables.write(sys, disk, PartitionTables.replacing(table, part.sized(bytes)));
                hint(script, out);
            }
            case "name" -> {
                Layout.Partitioned table = table(path, disk);
                Layout.Partition part = partition(table, words);
                PartitionTables.write(
                        sys, disk, PartitionTables.replacing(table, part.named(next(words, "Partition name"))));
            }
            case "print", "p" -> {
                if ("free".equals(words.peek()) || "all".equals(words.peek())) {
                    throw new UsageError("Skylab does not emulate print " + words.peek(), 1);
                }
                PartedPrint.table(path, disk, out);
                out.print("\n");
            }
            case "unit", "align-check", "set", "select" ->
                throw new UsageError("Skylab does not emulate the command " + command, 1);
            case "quit", "q" -> words.clear();
            default -> throw new UsageError("invalid token: " + command, 1);
        }
    }

    private static void hint(boolean script, Output out) {
        if (!script) {
            out.println("Information: You may need to update /etc/fstab.\n");
        }
    }

    private static String next(Deque<String> words, String what) {
        if (words.isEmpty()) {
            throw new UsageError("Expecting " + what + ".", 1);
        }
        return words.pop();
    }

    private static Layout.Partitioned table(String path, BlockDevice disk) {
        return PartitionTables.of(disk).orElseThrow(() -> new UsageError(path + ": unrecognised disk label", 1));
    }

    private static Layout.Partition partition(Layout.Partitioned table, Deque<String> words) {
        String number = next(words, "a partition number");
        return (number.matches("[0-9]{1,3}")
                        ? PartitionTables.find(table, Integer.parseInt(number))
                        : Optional.<Layout.Partition>empty())
                .orElseThrow(() -> new UsageError("Partition doesn't exist.", 1));
    }

    private static void make(Syscalls sys, String path, BlockDevice disk, Deque<String> words) {
        Layout.Partitioned table = table(path, disk);
        boolean gpt = table.scheme().equals("gpt");
        List<String> given = new ArrayList<>();
        while (!words.isEmpty() && given.size() < 4 && places(given) < 2) {
            given.add(words.pop());
        }
        if (places(given) < 2) {
            throw new UsageError("Expecting a partition's start and end.", 1);
        }
        String name = given.get(0).matches("[0-9].*") || SYSTEMS.contains(given.get(0)) ? "" : given.get(0);
        if (!gpt && !name.isEmpty() && !TYPES.contains(name)) {
            throw new UsageError("invalid token: " + name, 1);
        }
        int size = given.size();
        long from = place(given.get(size - 2), disk.size(), false);
        long behind = place(given.get(size - 1), disk.size(), true);
        long first = PartitionTables.room(table, disk.size(), from)
                .orElseThrow(() -> new UsageError("Unable to satisfy all constraints on the partition.", 1));
        long last = Math.min(behind, PartitionTables.limit(table, disk.size(), first));
        int number = PartitionTables.free(table);
        if (last - first < 1) {
            throw new UsageError("Unable to satisfy all constraints on the partition.", 1);
        } else if (number > PartitionTables.most(table)) {
            throw new UsageError("Too many primary partitions.", 1);
        }
        String type = given.contains("linux-swap") ? "Linux swap" : gpt ? "Linux filesystem" : "Linux";
        PartitionTables.write(
                sys,
                disk,
                PartitionTables.with(sys, table, number, first, last, type, gpt ? name.replace("\"", "") : ""));
    }

    private static int places(List<String> given) {
        return (int) given.stream()
                .filter(word -> word.matches("-?[0-9.]+[a-zA-Z%]*"))
                .count();
    }

    /** A place on a disk in sectors: a percentage, a number with a unit, or megabytes. */
    private static long place(String text, long bytes, boolean end) {
        String digits = text.replaceAll("[^0-9.].*$", "");
        String unit = text.substring(digits.length()).toLowerCase(java.util.Locale.ROOT);
        if (!digits.matches("[0-9]{1,15}(\\.[0-9]{1,6})?")) {
            throw new UsageError("Invalid number.", 1);
        }
        double number = Double.parseDouble(digits);
        double place =
                switch (unit) {
                    case "%" -> bytes * number / 100;
                    case "s" -> (number + (end ? 1 : 0)) * Disks.SECTOR;
                    case "b" -> number;
                    case "k", "kb" -> number * 1e3;
                    case "", "m", "mb" -> number * 1e6;
                    case "g", "gb" -> number * 1e9;
                    case "t", "tb" -> number * 1e12;
                    case "kib" -> number * 1024;
                    case "mib" -> number * (1L << 20);
                    case "gib" -> number * (1L << 30);
                    case "tib" -> number * (double) (1L << 40);
                    default -> throw new UsageError("Invalid number.", 1);
                };
        long sectors = (long) (place / Disks.SECTOR);
        boolean exact = unit.equals("s") || sectors >= bytes / Disks.SECTOR - 34;
        return exact ? sectors : sectors / PartitionTables.ALIGNMENT * PartitionTables.ALIGNMENT;
    }
}
