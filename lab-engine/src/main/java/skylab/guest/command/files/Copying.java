package skylab.guest.command.files;

import java.util.Set;
import skylab.guest.disk.FileType;
import skylab.guest.process.Chunk;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Output;
import skylab.guest.process.Stat;
import skylab.guest.process.Syscalls;

/** Copies files and trees for {@code cp}, and for {@code mv} between file systems. */
final class Copying {
    private static final int PIECE = 65_536;

    private final Syscalls sys;
    private final Output out;
    private final Style style;
    private boolean complete = true;

    /**
     * How to copy.
     *
     * @param recursive directories with what is in them
     * @param preserveMode mode bits are kept as they are
     * @param preserveOwner owner and group are kept as far as the caller may
     * @param preserveTimes times are kept
     * @param follow of a symbolic link, what it leads to is copied
     * @param force a file that cannot be written is replaced
     * @param noClobber an existing file is left alone
     * @param update an existing file that is not older is left alone
     * @param verbose each copy is told
     */
    record Style(
            boolean recursive,
            boolean preserveMode,
            boolean preserveOwner,
            boolean preserveTimes,
            boolean follow,
            boolean force,
            boolean noClobber,
            boolean update,
            boolean verbose) {}

    Copying(Syscalls sys, Output out, Style style) {
        this.sys = sys;
        this.out = out;
        this.style = style;
    }

    /** Whether everything was copied so far. */
    boolean complete() {
        return complete;
    }

    /** Copies to a path that is the copy's own. */
    void copy(String from, String to) {
        try {
            Stat source = style.follow() ? sys.stat(from) : sys.linkStat(from);
            if (source.isDirectory()) {
                directory(from, source, to);
            } else {
                file(from, source, to);
            }
        } catch (Errno e) {
            fail("cannot stat " + Paths.quoted(from) + ": " + e.text());
        }
    }

    private void fail(String message) {
        out.complain(message);
        complete = false;
    }

    private void directory(String from, Stat source, String to) {
        if (!style.recursive()) {
            fail("-r not specified; omitting directory " + Paths.quoted(from));
            return;
        }
        if (Paths.present(sys, to) && !Paths.isDirectory(sys, to)) {
            fail("cannot overwrite non-directory " + Paths.quoted(to) + " with directory " + Paths.quoted(from));
            return;
        }
        try {
            String target = Paths.present(sys, to) ? sys.realPath(to) : sys.realPath(Paths.parent(to)) + "/";
            if ((target + "/").startsWith(sys.realPath(from) + "/") && !Paths.present(sys, to)
                    || target.equals(sys.realPath(from))) {
                fail("cannot copy a directory, " + Paths.quoted(from) + ", into itself, " + Paths.quoted(to));
                return;
            }
            if (!Paths.present(sys, to)) {
                sys.makeDirectory(to, source.permissions() | 0700);
                told(from, to);
            }
        } catch (Errno e) {
            fail("cannot create directory " + Paths.quoted(to) + ": " + e.text());
            return;
        }
        try {
            for (String name : sys.list(from)) {
                copy(Paths.child(from, name), Paths.child(to, name));
            }
        } catch (Errno e) {
            fail("cannot access " + Paths.quoted(from) + ": " + e.text());
        }
        attributes(source, to);
    }

    private void told(String from, String to) {
        if (style.verbose()) {
            out.println(Paths.quoted(from) + " -> " + Paths.quoted(to));
        }
    }

    private void file(String from, Stat source, String to) {
        boolean exists = Paths.present(sys, to);
        if (exists) {
            Stat target = sys.exists(to) ? sys.stat(to) : sys.linkStat(to);
            if (target.same(source)) {
                fail(Paths.quoted(from) + " and " + Paths.quoted(to) + " are the same file");
                return;
            }
            if (target.isDirectory()) {
                fail("cannot overwrite directory " + Paths.quoted(to) + " with non-directory");
                return;
            }
            if (style.noClobber() || (style.update() && !source.modified().isAfter(target.modified()))) {
                return;
            }
        }
        try {
            if (source.type() == FileType.SYMLINK) {
                if (exists) {
                    sys.unlink(to);
                }
                sys.symlink(sys.readLink(from), to);
                told(from, to);
                return;
            }
            if (exists && style.force() && !sys.mayWrite(to)) {
                sys.unlink(to);
                exists = false;
            }
            if (!sys.mayRead(from)) {
                fail("cannot open " + Paths.quoted(from) + " for reading: " + Errno.Code.EACCES.text());
                return;
            }
            write(from, source, to, exists);
            told(from, to);
            attributes(source, to);
        } catch (Errno e) {
            fail("cannot create regular file " + Paths.quoted(to) + ": " + e.text());
        }
    }

    private void write(String from, Stat source, String to, boolean exists) {
        boolean intoDevice = exists && sys.exists(to) && !sys.stat(to).isRegular();
        if (source.isRegular() && !intoDevice) {
            sys.replace(to, sys.content(from));
        } else {
            int in = sys.open(from, Set.of(OpenFlag.READ), 0);
            int target = sys.open(to, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE), 0666);
            Chunk chunk = sys.read(in, PIECE);
            while (!chunk.bytes().isEmpty()) {
                sys.write(target, chunk.bytes());
                chunk = sys.read(in, PIECE);
            }
            sys.close(in);
            sys.close(target);
        }
        if (!exists) {
            sys.changeMode(to, source.permissions() & 0777 & ~sys.umask());
        }
    }

    private void attributes(Stat source, String to) {
        try {
            if (style.preserveOwner() && sys.identity().isRoot()) {
                sys.changeOwner(to, source.uid(), source.gid(), true);
            }
            if (style.preserveMode()) {
                sys.changeMode(to, source.permissions());
            } else if (source.isDirectory()) {
                sys.changeMode(to, source.permissions() & 0777 & ~sys.umask());
            }
            if (style.preserveTimes()) {
                sys.changeTimes(to, source.accessed(), source.modified());
            }
        } catch (Errno e) {
            fail("preserving permissions for " + Paths.quoted(to) + ": " + e.text());
        }
    }
}
