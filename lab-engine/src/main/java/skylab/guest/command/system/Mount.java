package skylab.guest.command.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.MountInfo;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code mount}: attaches file systems to directories, or lists those that are. */
@Command.Installed("/usr/bin/mount")
final class Mount implements Utility {
    private static final int FAILED = 32;
    private static final List<String> KNOWN = List.of("auto", "xfs", "ext2", "ext3", "ext4", "vfat", "tmpfs");
    private static final List<String> IGNORED = List.of(
            "defaults", "nofail", "auto", "noauto", "_netdev", "user", "nouser", "exec", "suid", "dev", "async");
    private static final List<String> HELPED = List.of("nfs", "nfs4", "cifs", "efs");
    private static final Map<String, String> WORDS = Map.of(
            "all",
            "a",
            "types",
            "t:",
            "options",
            "o:",
            "read-only",
            "r",
            "verbose",
            "v",
            "label",
            "L:",
            "uuid",
            "U:",
            "bind",
            "B");

    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments given = Arguments.parse(arguments, "at:o:rwvL:U:B", WORDS, 1);
        List<String> operands = new ArrayList<>(given.operands());
        given.value("L").ifPresent(label -> operands.add(0, "LABEL=" + label));
        given.value("U").ifPresent(uuid -> operands.add(0, "UUID=" + uuid));
        List<String> options = new ArrayList<>(given.values("o").stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .toList());
        if (given.has("r")) {
            options.add("ro");
        }
        if (given.has("a")) {
            return all(sys, out);
        } else if (operands.isEmpty()) {
            list(sys, given, out);
            return 0;
        } else if (operands.size() > 2) {
            throw new UsageError("bad usage", 1);
        }
        String target = operands.get(operands.size() - 1);
        if (!sys.identity().isRoot()) {
            throw new UsageError(target + ": must be superuser to use mount.", FAILED);
        }
        if (options.contains("remount")) {
            remount(sys, target, options);
        } else if (options.contains("bind") || given.has("B")) {
            throw new UsageError("Skylab does not emulate bind mounts", 1);
        } else if (operands.size() == 2) {
            mount(sys, new Fstab.Entry(operands.get(0), target, given.value("t").orElse("auto"), options));
        } else {
            mount(sys, inTable(sys, target));
        }
        return 0;
    }

    private static Fstab.Entry inTable(Syscalls sys, String name) {
        return Fstab.of(sys).stream()
                .filter(entry -> entry.target().equals(name.replaceFirst("(?<=.)/$", ""))
                        || entry.source().equals(name)
                        || Fstab.device(sys, entry.source()).equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageError(name + ": can't find in /etc/fstab.", 1));
    }

    private static int all(Syscalls sys, Output out) {
        if (!sys.identity().isRoot()) {
            throw new UsageError("only root can use \"--all\" option", 1);
        }
        int status = 0;
        for (Fstab.Entry entry : Fstab.of(sys)) {
            boolean done =
                    sys.mounts().stream().anyMatch(mount -> mount.target().equals(entry.target()));
            if (!done && !entry.options().contains("noauto") && !entry.type().equals("swap")) {
                try {
                    mount(sys, entry);
                } catch (UsageError e) {
                    boolean excused =
                            entry.options().contains("nofail") && !sys.exists(Fstab.device(sys, entry.source()));
                    if (!excused) {
                        out.complain(e.getMessage());
                        status = FAILED;
                    }
                }
            }
        }
        return status;
    }

    private static void list(Syscalls sys, Arguments given, Output out) {
        for (MountInfo mount : sys.mounts()) {
            if (given.value("t").map(mount.type()::equals).orElse(true)) {
                out.println(mount.source() + " on " + mount.target() + " type " + mount.type() + " ("
                        + String.join(",", mount.options()) + ")");
            }
        }
    }

    private static void remount(Syscalls sys, String target, List<String> options) {
        Optional<MountInfo> before = sys.mounts().stream()
                .filter(mount -> mount.target().equals(target))
                .reduce((first, second) -> second);
        if (before.isEmpty()) {
            throw new UsageError(target + ": mount point not mounted or bad option.", FAILED);
        }
        List<String> effective = new ArrayList<>(before.get().options());
        for (String option : options) {
            if (option.equals("ro") || option.equals("rw")) {
                effective.removeIf(other -> other.equals("ro") || other.equals("rw"));
                effective.add(0, option);
            } else if (!option.equals("remount") && !effective.contains(option)) {
                effective.add(option);
            }
        }
        sys.remount(target, effective);
    }

    private static void mount(Syscalls sys, Fstab.Entry entry) {
        String target = entry.target();
        String source = Fstab.device(sys, entry.source());
        boolean memory = entry.type().equals("tmpfs");
        if (!KNOWN.contains(entry.type())) {
            throw new UsageError(
                    target + ": "
                            + (HELPED.contains(entry.type())
                                    ? "bad option; for several filesystems (e.g. nfs, cifs) you might need a /sbin/mount."
                                            + entry.type() + " helper program."
                                    : "unknown filesystem type '" + entry.type() + "'."),
                    FAILED);
        }
        if (!sys.exists(target)) {
            throw new UsageError(target + ": mount point does not exist.", FAILED);
        } else if (!memory && source.contains("=")) {
            throw new UsageError(target + ": can't find " + source + ".", FAILED);
        } else if (!memory && !sys.exists(source)) {
            throw new UsageError(target + ": special device " + source + " does not exist.", FAILED);
        }
        List<String> options = entry.options().stream()
                .filter(option ->
                        !IGNORED.contains(option) && !option.startsWith("x-") && !option.startsWith("comment="))
                .toList();
        try {
            sys.mount(source, target, entry.type(), options);
        } catch (Errno e) {
            throw new UsageError(
                    switch (e.code()) {
                        case EBUSY -> target + ": " + source + " already mounted on " + target + ".";
                        case ENOTDIR -> target + ": mount point is not a directory.";
                        case ENOTBLK -> target + ": " + source + " is not a block device.";
                        case EINVAL ->
                            target + ": wrong fs type, bad option, bad superblock on " + source
                                    + ", missing codepage or helper program, or other error.";
                        default -> target + ": mount(2) system call failed: " + e.text() + ".";
                    },
                    FAILED);
        }
    }
}
