package skylab.guest.command.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import skylab.guest.process.MountInfo;
import skylab.guest.process.UsageError;

/** The columns of {@code df}. */
enum DfColumn {
    SOURCE,
    FSTYPE,
    ITOTAL,
    IUSED,
    IAVAIL,
    IPCENT,
    SIZE,
    USED,
    AVAIL,
    PCENT,
    FILE,
    TARGET;

    /** Those that are asked for. */
    static List<DfColumn> of(Arguments given) {
        if (given.has("output")) {
            String names = given.value("output").orElse("");
            List<DfColumn> all = new ArrayList<>();
            for (String name : names.isEmpty() ? "".split("x") : names.split(",")) {
                if (!name.isEmpty()) {
                    all.add(named(name));
                }
            }
            return all.isEmpty() ? List.of(values()) : all;
        }
        List<DfColumn> all = new ArrayList<>(List.of(SOURCE));
        if (given.has("T")) {
            all.add(FSTYPE);
        }
        all.addAll(given.has("i") ? List.of(ITOTAL, IUSED, IAVAIL, IPCENT) : List.of(SIZE, USED, AVAIL, PCENT));
        all.add(TARGET);
        return all;
    }

    private static DfColumn named(String name) {
        for (DfColumn column : values()) {
            if (column.name().toLowerCase(Locale.ROOT).equals(name)) {
                return column;
            }
        }
        throw new UsageError("option --output: field '" + name + "' unknown\nTry 'df --help' for more information.", 1);
    }

    boolean isRight() {
        return this != SOURCE && this != FSTYPE && this != TARGET && this != FILE;
    }

    /** How wide it is at least. */
    int least() {
        return switch (this) {
            case SOURCE -> 14;
            case FSTYPE, PCENT, IPCENT, TARGET, FILE -> this == TARGET || this == FILE ? 0 : 4;
            default -> 5;
        };
    }

    String title(Arguments given, DfUnit unit) {
        boolean blocks = unit.bytes() > 0;
        return switch (this) {
            case SOURCE -> "Filesystem";
            case FSTYPE -> "Type";
            case ITOTAL -> "Inodes";
            case IUSED -> "IUsed";
            case IAVAIL -> "IFree";
            case IPCENT -> "IUse%";
            case SIZE -> unit.title(given.has("P"));
            case USED -> "Used";
            case AVAIL -> blocks && !given.has("output") ? "Available" : "Avail";
            case PCENT -> given.has("P") ? "Capacity" : "Use%";
            case FILE -> "File";
            case TARGET -> "Mounted on";
        };
    }

    String cell(MountInfo mount, String file, DfUnit unit) {
        return switch (this) {
            case SOURCE -> mount.source();
            case FSTYPE -> mount.type();
            case ITOTAL -> unit.count(mount.inodes());
            case IUSED -> unit.count(mount.inodesUsed());
            case IAVAIL -> unit.count(Math.max(0, mount.inodes() - mount.inodesUsed()));
            case IPCENT -> percent(mount.inodes(), mount.inodesUsed(), mount.inodes() - mount.inodesUsed());
            case SIZE -> unit.size(mount.size());
            case USED -> unit.size(mount.used());
            case AVAIL -> unit.size(mount.available());
            case PCENT -> percent(mount.size(), mount.used(), mount.available());
            case FILE -> file;
            case TARGET -> mount.target();
        };
    }

    private static String percent(long all, long used, long left) {
        long base = Math.max(1, used + Math.max(0, left));
        return all == 0 ? "-" : (used * 100 + base - 1) / base + "%";
    }
}
