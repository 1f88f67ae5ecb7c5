package skylab.guest.command.text;

import skylab.guest.process.Command;

/** {@code fgrep}: {@code grep -F}. */
@Command.Installed("/usr/bin/fgrep")
final class Fgrep extends Grep {
    Fgrep() {
        super("F");
    }
}
