package skylab.guest.command.files;

import skylab.guest.process.Syscalls;

/** Paths as texts. */
final class Paths {
    private Paths() {}

    /** The last part, without slashes at the end; of the root, a slash. */
    static String name(String path) {
        String text = trimmed(path);
        return text.equals("/") ? text : text.substring(text.lastIndexOf('/') + 1);
    }

    /** What is before the last part; {@code .} if there is nothing. */
    static String parent(String path) {
        String text = trimmed(path);
        int slash = text.lastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : trimmed(text.substring(0, slash));
    }

    /** A name in a directory. */
    static String child(String directory, String name) {
        return directory.endsWith("/") ? directory + name : directory + "/" + name;
    }

    /** The path without slashes at its end. */
    static String trimmed(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /** As GNU quotes names in messages. */
    static String quoted(String path) {
        return "'" + path.replace("'", "'\\''") + "'";
    }

    /** Whether there is something of that name, be it a link that leads nowhere. */
    static boolean present(Syscalls sys, String path) {
        try {
            sys.linkStat(path);
            return true;
        } catch (skylab.guest.process.Errno e) {
            return false;
        }
    }

    /** Whether it is a directory or a link to one. */
    static boolean isDirectory(Syscalls sys, String path) {
        try {
            return sys.stat(path).isDirectory();
        } catch (skylab.guest.process.Errno e) {
            return false;
        }
    }
}
