package skylab.guest.command.packages;

import skylab.guest.disk.Bytes;
import skylab.guest.process.Syscalls;

/** Files of package managers. */
final class Files {
    private Files() {}

    /** Makes a directory and those that it is in, if they are not there. */
    static void directories(Syscalls sys, String path) {
        if (!path.isEmpty() && !sys.exists(path)) {
            directories(sys, path.substring(0, path.lastIndexOf('/')));
            sys.makeDirectory(path, 0755);
        }
    }

    /** Writes a file, with the directories that it is in. */
    static void write(Syscalls sys, String path, String text) {
        directories(sys, path.substring(0, path.lastIndexOf('/')));
        sys.writeFile(path, Bytes.of(text));
    }

    /** The text of a file; empty if there is none. */
    static String text(Syscalls sys, String path) {
        return sys.exists(path) ? sys.readFile(path).text() : "";
    }
}
