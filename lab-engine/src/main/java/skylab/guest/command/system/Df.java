package skylab.guest.command.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.MountInfo;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code df}: space on mounted file systems. */
@Command.Installed("/usr/bin/df")
final class Df implements Utility {
    private static final Map<String, String> WORDS = Map.of(
            "human-readable",
            "h",
            "si",
            "H",
            "print-type",
            "T",
            "inodes",
            "i",
            "all",
            "a",
            "local",
            "l",
            "type",
            "t:",
            "exclude-type",
            "x:");

    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments given = Arguments.parse(arguments, "hHTialkmt:x:", WORDS, 1);
        int status = 0;
        List<MountInfo> chosen = new ArrayList<>();
        if (given.operands().isEmpty()) {
            chosen.addAll(listed(sys.mounts(), given));
        }
        for (String operand : given.operands()) {
            try {
                chosen.add(holding(sys, operand));
            } catch (Errno e) {
                out.complain(operand + ": " + e.text());
                status = 1;
            }
        }
        if (chosen.isEmpty()) {
            if (given.operands().isEmpty()) {
                throw new UsageError("no file systems processed", 1);
            }
            return 1;
        }
        table(given)
                .lines(chosen.stream().map(mount -> row(given, mount)).toList(), true)
                .forEach(out::println);
        return status;
    }

    // Without size nothing is shown, and a file system that is mounted twice only once.
    private static List<MountInfo> listed(List<MountInfo> mounts, Arguments given) {
        Set<Long> seen = new TreeSet<>();
        return mounts.stream()
                .filter(mount ->
                        given.values("t").isEmpty() || given.values("t").contains(mount.type()))
                .filter(mount -> !given.values("x").contains(mount.type()))
                .filter(mount -> given.has("a") || (mount.size() > 0 && seen.add(mount.device())))
                .toList();
    }

    // A device that is mounted stands for its file system, everything else for the one that it is in.
    private static MountInfo holding(Syscalls sys, String path) {
        String real = sys.realPath(path);
        for (MountInfo mount : sys.mounts()) {
            if (mount.source().equals(real)) {
                return mount;
            }
        }
        MountInfo best = null;
        for (MountInfo mount : sys.mounts()) {
            String target = mount.target();
            boolean in = target.equals("/") || real.equals(target) || real.startsWith(target + "/");
            if (in && (best == null || target.length() >= best.target().length())) {
                best = mount;
            }
        }
        if (best == null) {
            throw new Errno(Errno.Code.ENOENT);
        }
        return best;
    }

    private static boolean human(Arguments given) {
        return given.has("h") || given.has("H");
    }

    private static TextTable table(Arguments given) {
        List<String> titles = new ArrayList<>(List.of("Filesystem"));
        List<Boolean> right = new ArrayList<>(List.of(false));
        List<Integer> least = new ArrayList<>(List.of(14));
        if (given.has("T")) {
            titles.add("Type");
            right.add(false);
            least.add(4);
        }
        if (given.has("i")) {
            titles.addAll(List.of("Inodes", "IUsed", "IFree", "IUse%"));
        } else {
            titles.addAll(
                    human(given)
                            ? List.of("Size", "Used", "Avail", "Use%")
                            : List.of(given.has("m") ? "1M-blocks" : "1K-blocks", "Used", "Available", "Use%"));
        }
        right.addAll(List.of(true, true, true, true, false));
        least.addAll(List.of(5, 5, 5, 4, 0));
        titles.add("Mounted on");
        return new TextTable(titles, right, least);
    }

    private static List<String> row(Arguments given, MountInfo mount) {
        List<String> row = new ArrayList<>(List.of(mount.source()));
        if (given.has("T")) {
            row.add(mount.type());
        }
        boolean inodes = given.has("i");
        long all = inodes ? mount.inodes() : mount.size();
        long used = inodes ? mount.inodesUsed() : mount.used();
        row.add(size(given, all));
        row.add(size(given, used));
        row.add(size(given, Math.max(0, all - used)));
        row.add(all == 0 ? "-" : (used * 100 + all - 1) / all + "%");
        row.add(mount.target());
        return row;
    }

    private static String size(Arguments given, long number) {
        if (human(given)) {
            return Sizes.ceiling(number, given.has("H") ? 1000 : 1024);
        } else if (given.has("i")) {
            return Long.toString(number);
        }
        long block = given.has("m") ? 1 << 20 : 1 << 10;
        return Long.toString((number + block - 1) / block);
    }
}
