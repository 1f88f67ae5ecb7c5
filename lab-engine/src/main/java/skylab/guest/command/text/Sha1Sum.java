package skylab.guest.command.text;

import skylab.guest.process.Command;

/** {@code sha1sum}: SHA-1 digests. */
@Command.Installed("/usr/bin/sha1sum")
final class Sha1Sum extends Checksum {
    Sha1Sum() {
        super("sha1sum", "SHA-1");
    }
}
