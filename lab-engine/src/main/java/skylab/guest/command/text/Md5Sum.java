package skylab.guest.command.text;

import skylab.guest.process.Command;

/** {@code md5sum}: MD5 digests. */
@Command.Installed("/usr/bin/md5sum")
final class Md5Sum extends Checksum {
    Md5Sum() {
        super("md5sum", "MD5");
    }
}
