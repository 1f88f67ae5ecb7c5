package skylab.guest.command.files;

import java.util.ArrayDeque;
import java.util.Deque;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;

/** Absolute paths without links, of files that need not be there. */
final class Canonical {
    private static final int MAX_LINKS = 40;

    private Canonical() {}

    /** The path made absolute, without {@code .} and {@code ..}; links are not looked at. */
    static String lexical(String cwd, String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (path.startsWith("/") ? path : cwd + "/" + path).split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    /** As {@link #lexical}, of a path whose last part need not exist. */
    static String unresolved(Syscalls sys, String path) {
        sys.stat(Paths.parent(path));
        return lexical(sys.cwd(), path);
    }

    /** The canonical path; the last part need not exist. */
    static String lastMissing(Syscalls sys, String path) {
        return lastMissing(sys, path, 0);
    }

    private static String lastMissing(Syscalls sys, String path, int links) {
        if (sys.exists(path)) {
            return sys.realPath(path);
        }
        if (path.isEmpty()) {
            throw new Errno(Errno.Code.ENOENT);
        }
        String parent = sys.realPath(Paths.parent(path));
        if (!sys.stat(parent).isDirectory()) {
            throw new Errno(Errno.Code.ENOTDIR);
        }
        String there = Paths.child(parent, Paths.name(path));
        if (!Paths.present(sys, there)) {
            return there;
        }
        if (links == MAX_LINKS) {
            throw new Errno(Errno.Code.ELOOP);
        }
        String target = sys.readLink(there);
        return lastMissing(sys, target.startsWith("/") ? target : Paths.child(parent, target), links + 1);
    }

    /** The canonical path of what exists of it, and the rest as it is written. */
    static String missing(Syscalls sys, String path) {
        String full = path.startsWith("/") ? path : sys.cwd() + "/" + path;
        String existing = Paths.trimmed(full);
        while (!sys.exists(existing)) {
            existing = Paths.parent(existing);
        }
        return lexical(sys.realPath(existing), full.substring(existing.length()).replaceFirst("^/+", ""));
    }
}
