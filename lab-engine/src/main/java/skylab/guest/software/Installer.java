package skylab.guest.software;

import java.util.List;
import java.util.Optional;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;

/** Puts the files of packages into a file system, and takes them out. For root. */
public final class Installer {
    private Installer() {}

    /** Puts what a package brings. Configuration that somebody has changed stays as it is. */
    public static void install(Syscalls sys, Pack pack) {
        for (Item item : pack.items()) {
            switch (item.kind()) {
                case DIR -> directory(sys, item.path(), item);
                case COMMAND, FILE -> file(sys, item);
                case LINK -> link(sys, item);
                case USER -> account(sys, item.path().split(":"));
                case GROUP -> group(sys, item.path());
                case START -> {
                    // The front end does that, when everything is in place.
                }
            }
        }
    }

    private static void directory(Syscalls sys, String path, Item item) {
        if (!sys.exists(path)) {
            parent(sys, path);
            sys.makeDirectory(path, 0755);
            sys.changeMode(path, item.mode());
            sys.changeOwner(path, item.uid(), item.gid(), true);
        }
    }

    private static void parent(Syscalls sys, String path) {
        int slash = path.lastIndexOf('/');
        if (slash > 0 && !sys.exists(path.substring(0, slash))) {
            parent(sys, path.substring(0, slash));
            sys.makeDirectory(path.substring(0, slash), 0755);
            sys.changeMode(path.substring(0, slash), 0755);
        }
    }

    private static void file(Syscalls sys, Item item) {
        boolean kept = item.path().startsWith("/etc/") && sys.exists(item.path());
        boolean page = item.path().startsWith("/var/www/") && sys.exists(item.path());
        if (kept || page) {
            return;
        }
        parent(sys, item.path());
        sys.writeFile(item.path(), Bytes.of(item.content()));
        sys.changeMode(item.path(), item.mode());
        sys.changeOwner(item.path(), item.uid(), item.gid(), true);
    }

    private static void link(Syscalls sys, Item item) {
        parent(sys, item.path());
        if (isThere(sys, item.path())) {
            sys.unlink(item.path());
        }
        sys.symlink(item.content(), item.path());
    }

    private static boolean isThere(Syscalls sys, String path) {
        try {
            sys.linkStat(path);
            return true;
        } catch (Errno e) {
            return false;
        }
    }

    private static void account(Syscalls sys, String[] field) {
        group(sys, field[0] + ":" + field[2]);
        append(
                sys,
                "/etc/passwd",
                field[0],
                field[0] + ":x:" + field[1] + ":" + field[2] + ":" + field[5] + ":" + field[3] + ":" + field[4] + "\n");
    }

    private static void group(Syscalls sys, String line) {
        String[] field = line.split(":");
        append(sys, "/etc/group", field[0], field[0] + ":x:" + field[1] + ":\n");
    }

    private static void append(Syscalls sys, String path, String name, String line) {
        String before = sys.exists(path) ? sys.readFile(path).text() : "";
        if (before.lines().noneMatch(one -> one.startsWith(name + ":"))) {
            sys.writeFile(path, Bytes.of(before + line));
        }
    }

    /**
     * Takes out what a package has brought, unless another that stays brings it too. Changed configuration stays under
     * another name, accounts stay.
     */
    public static void erase(Syscalls sys, Pack pack, List<Pack> staying) {
        List<Item> items = pack.items();
        for (int i = items.size() - 1; i >= 0; i--) {
            Item item = items.get(i);
            Optional<Pack> other = !item.kind().isFile()
                    ? Optional.empty()
                    : staying.stream()
                            .filter(one -> one.items().stream()
                                    .anyMatch(same -> same.path().equals(item.path())))
                            .findFirst();
            if (item.kind() == Item.Kind.LINK && other.isPresent()) {
                other.get().items().stream()
                        .filter(same -> same.path().equals(item.path()))
                        .forEach(same -> link(sys, same));
            } else if (item.kind().isFile() && other.isEmpty() && isThere(sys, item.path())) {
                remove(sys, item);
            }
        }
    }

    private static void remove(Syscalls sys, Item item) {
        try {
            if (item.kind() == Item.Kind.DIR) {
                sys.removeDirectory(item.path());
            } else if (item.path().startsWith("/etc/")
                    && item.kind() == Item.Kind.FILE
                    && !sys.readFile(item.path()).text().equals(item.content())) {
                sys.rename(item.path(), item.path() + ".rpmsave");
            } else {
                sys.unlink(item.path());
            }
        } catch (Errno e) {
            // What the user has put into a directory, or has taken away already, is left alone.
            return;
        }
    }
}
