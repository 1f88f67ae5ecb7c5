package skylab.guest.command.text;

import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code uuidgen}: a random UUID; the chance is the lab's. */
@Command.Installed("/usr/bin/uuidgen")
final class Uuidgen implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        long high = (long) (sys.noise(1) * (1L << 52)) << 12 | (long) (sys.noise(2) * 4096);
        long low = (long) (sys.noise(3) * (1L << 52)) << 12 | (long) (sys.noise(4) * 4096);
        out.println(new java.util.UUID(high & ~0xf000L | 0x4000L, low & 0x3fffffffffffffffL | 1L << 63).toString());
        return 0;
    }
}
