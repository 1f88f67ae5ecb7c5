package skylab.guest.command.text;

import skylab.guest.process.Command;

/** {@code sha256sum}: SHA-256 digests. */
@Command.Installed("/usr/bin/sha256sum")
final class Sha256Sum extends Checksum {
    Sha256Sum() {
        super("sha256sum", "SHA-256");
    }
}
