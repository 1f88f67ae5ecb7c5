package skylab.guest.machine;

import java.time.Instant;
import org.pcollections.TreePMap;
import skylab.guest.disk.Content;
import skylab.guest.disk.FileSystem;
import skylab.guest.disk.Inode;

/** Builds the content of a file system by paths; directories on the way are made as needed. */
final class FileTree {
    private FileSystem fs;
    private final Instant time;

    FileTree(FileSystem fs, Instant time) {
        this.fs = fs;
        this.time = time;
    }

    FileSystem done() {
        return fs;
    }

    FileTree directory(String path, int permissions, int uid) {
        return put(path, permissions, uid, new Inode.Directory(TreePMap.<String, Long>empty()));
    }

    FileTree file(String path, int permissions, int uid, String text) {
        return put(path, permissions, uid, new Inode.Regular(Content.of(text)));
    }

    FileTree file(String path, int permissions, int uid, Content content) {
        return put(path, permissions, uid, new Inode.Regular(content));
    }

    FileTree link(String path, String target) {
        return put(path, 0777, 0, new Inode.Symlink(target));
    }

    FileTree put(String path, int permissions, int uid, Inode.Body body) {
        int slash = path.lastIndexOf('/');
        long parent = number(path.substring(0, slash));
        String name = path.substring(slash + 1);
        fs.lookup(parent, name)
                .ifPresent(old -> fs = fs.unlink(parent, name, time).forget(old.number()));
        fs = fs.create(parent, name, permissions, uid, uid, body, time);
        return this;
    }

    /** The text of a file; empty if there is none. */
    String text(String path) {
        long at = FileSystem.ROOT;
        for (String part : path.split("/")) {
            if (!part.isEmpty()) {
                var next = fs.lookup(at, part);
                if (next.isEmpty()) {
                    return "";
                }
                at = next.get().number();
            }
        }
        return fs.inode(at).body() instanceof Inode.Regular regular
                ? regular.content().text()
                : "";
    }

    private long number(String directory) {
        long at = FileSystem.ROOT;
        for (String part : directory.split("/")) {
            if (!part.isEmpty()) {
                long here = at;
                if (fs.lookup(here, part).isEmpty()) {
                    fs = fs.create(here, part, 0755, 0, 0, new Inode.Directory(TreePMap.<String, Long>empty()), time);
                }
                at = fs.lookup(here, part).orElseThrow().number();
            }
        }
        return at;
    }
}
