package skylab.guest.command.storage;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Content;
import skylab.guest.disk.Zeros;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code fallocate}: gives a file space. */
@Command.Installed("/usr/bin/fallocate")
final class Fallocate implements GnuUtility {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "fallocate",
            1,
            "l,length=",
            "v,verbose",
            "x,posix",
            "!o,offset=",
            "!n,keep-size",
            "!p,punch-hole",
            "!c,collapse-range",
            "!d,dig-holes",
            "!i,insert-range",
            "!z,zero-range");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments given, Output out) {
        if (given.operands().isEmpty()) {
            throw new UsageError("no filename specified", 1);
        } else if (given.operands().size() > 1) {
            throw new UsageError("unexpected number of arguments", 1);
        }
        String path = given.operands().get(0);
        String text = given.value("l").orElseThrow(() -> new UsageError("no length argument specified", 1));
        long length = size(text).orElseThrow(() -> new UsageError("invalid length value specified", 1));
        int fd;
        try {
            fd = sys.open(path, Set.of(OpenFlag.READ, OpenFlag.WRITE, OpenFlag.CREATE), 0666);
        } catch (Errno e) {
            throw new UsageError("cannot open " + path + ": " + e.text(), 1);
        }
        try {
            long before = sys.stat(fd).size();
            if (length > before) {
                Content more = Content.of(new Zeros(length - before));
                sys.seek(fd, before);
                long taken = sys.writeContent(fd, more);
                if (taken < more.size()) {
                    sys.truncate(path, before);
                    throw new Errno(Errno.Code.ENOSPC);
                }
            }
        } catch (Errno e) {
            throw new UsageError("fallocate failed: " + e.text(), 1);
        } finally {
            sys.close(fd);
        }
        if (given.has("v")) {
            out.println(path + ": " + text + " (" + length + " bytes) allocated.");
        }
        return 0;
    }

    // K and KiB are 1024, KB is 1000.
    static Optional<Long> size(String text) {
        String digits = text.replaceAll("[^0-9].*$", "");
        String unit = text.substring(digits.length()).toUpperCase(Locale.ROOT);
        int power = unit.isEmpty() ? -1 : "KMGTPE".indexOf(unit.charAt(0));
        String rest = unit.isEmpty() ? "" : unit.substring(1);
        boolean good = !digits.isEmpty()
                && digits.length() < 16
                && (unit.isEmpty() || power >= 0)
                && (rest.isEmpty() || rest.equals("B") || rest.equals("IB"));
        if (!good) {
            return Optional.empty();
        }
        long bytes = Long.parseLong(digits);
        for (int i = 0; i <= power; i++) {
            bytes *= rest.equals("B") ? 1000 : 1024;
        }
        return bytes > 0 ? Optional.of(bytes) : Optional.empty();
    }
}
