package skylab.guest.command.text;

import skylab.guest.process.Command;

/** {@code egrep}: {@code grep -E}. */
@Command.Installed("/usr/bin/egrep")
final class Egrep extends Grep {
    Egrep() {
        super("E");
    }
}
