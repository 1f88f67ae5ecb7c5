package skylab.guest.command.text;

import skylab.guest.process.Command;

/** {@code sha512sum}: SHA-512 digests. */
@Command.Installed("/usr/bin/sha512sum")
final class Sha512Sum extends Checksum {
    Sha512Sum() {
        super("sha512sum", "SHA-512");
    }
}
