package skylab.world.journal;

import java.nio.file.Path;

/** A journal that cannot be read as one; the message says where and why. */
public final class DamagedJournal extends RuntimeException {
    DamagedJournal(Path path, int line, String why) {
        super("the journal " + path.getFileName() + " is damaged in line " + line + ": " + why);
    }
}
