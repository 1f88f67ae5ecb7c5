package skylab.guest.command.system;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import skylab.guest.process.Command;
import skylab.guest.process.MachineFacts;
import skylab.guest.process.MountInfo;
import skylab.guest.process.Output;
import skylab.guest.process.SwapArea;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code free}: memory. File systems in memory count as shared; nothing is ever swapped, and no page cache is modelled. */
@Command.Installed("/usr/bin/free")
final class Free implements Utility {
    private static final Map<String, String> WORDS =
            Map.of("bytes", "b", "kibi", "k", "mebi", "m", "gibi", "g", "human", "h", "total", "t");

    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments given = Arguments.parse(arguments, "bkmght", WORDS, 1);
        MachineFacts machine = sys.machine();
        long shared = sys.mounts().stream()
                .filter(mount -> mount.type().equals("tmpfs"))
                .mapToLong(MountInfo::used)
                .sum();
        long free = machine.memory() - machine.memoryUsed();
        long used = machine.memoryUsed() - shared;
        out.println("               total        used        free      shared  buff/cache   available");
        out.println(row(given, "Mem:", machine.memory(), used, free, shared, shared, free));
        long swap = sys.swaps().stream().mapToLong(SwapArea::size).sum();
        out.println(row(given, "Swap:", swap, 0, swap));
        if (given.has("t")) {
            out.println(row(given, "Total:", machine.memory() + swap, used, free + swap));
        }
        return 0;
    }

    private static String row(Arguments given, String title, long... bytes) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-8s", title));
        for (long one : bytes) {
            row.append(' ').append(String.format(Locale.ROOT, "%11s", size(given, one)));
        }
        return row.toString();
    }

    private static String size(Arguments given, long bytes) {
        if (given.has("h")) {
            return Sizes.binary(bytes);
        }
        int shift = given.has("b") ? 0 : given.has("m") ? 20 : given.has("g") ? 30 : 10;
        return Long.toString(bytes >> shift);
    }
}
