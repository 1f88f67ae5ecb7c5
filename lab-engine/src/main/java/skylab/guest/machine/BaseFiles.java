package skylab.guest.machine;

import java.time.Instant;
import skylab.guest.disk.Content;
import skylab.guest.disk.Inode;
import skylab.guest.software.BaseSystem;
import skylab.guest.software.Item;

/** What the packages of an image bring into its root file system. */
final class BaseFiles {
    private BaseFiles() {}

    static void put(FileTree tree, String os, Instant built) {
        for (Item item : BaseSystem.files(os, built)) {
            switch (item.kind()) {
                case DIR -> tree.directory(item.path(), item.mode(), item.uid());
                case LINK -> tree.link(item.path(), item.content());
                default ->
                    tree.put(item.path(), item.mode(), item.uid(), new Inode.Regular(Content.of(item.content())));
            }
        }
    }
}
