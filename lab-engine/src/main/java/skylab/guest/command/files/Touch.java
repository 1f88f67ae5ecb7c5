package skylab.guest.command.files;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Content;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Output;
import skylab.guest.process.Stat;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code touch}: sets times of files, and makes those that are not there. */
@Command.Installed("/usr/bin/touch")
final class Touch implements GnuUtility {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "touch", 1, "a", "c,no-create", "d,date=", "f", "m", "r,reference=", "t=", "!h,no-dereference", "!time=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments arguments, Output out) {
        if (arguments.operands().isEmpty()) {
            throw OPTIONS.wrong("missing file operand");
        }
        Optional<Stat> reference = arguments.value("r").map(path -> reference(sys, path));
        Instant given = arguments
                .value("t")
                .map(text -> stamp(text, sys.now()))
                .or(() -> arguments.value("d").map(text -> date(text, sys.now())))
                .orElse(sys.now());
        int status = 0;
        for (String path : arguments.operands()) {
            try {
                if (!sys.exists(path)) {
                    if (arguments.has("c")) {
                        continue;
                    }
                    sys.close(sys.open(path, Set.of(OpenFlag.WRITE, OpenFlag.CREATE), 0666));
                }
                Stat before = sys.stat(path);
                Instant accessed = reference.map(Stat::accessed).orElse(given);
                Instant modified = reference.map(Stat::modified).orElse(given);
                change(
                        sys,
                        path,
                        arguments.has("m") && !arguments.has("a") ? before.accessed() : accessed,
                        arguments.has("a") && !arguments.has("m") ? before.modified() : modified,
                        arguments.options().isEmpty());
            } catch (Errno e) {
                boolean there = Paths.present(sys, path);
                out.complain((there ? "setting times of " : "cannot touch ") + Paths.quoted(path) + ": " + e.text());
                status = 1;
            }
        }
        return status;
    }

    // Who may write to a file may set its times to the present without owning it.
    private static void change(Syscalls sys, String path, Instant accessed, Instant modified, boolean toNow) {
        try {
            sys.changeTimes(path, accessed, modified);
        } catch (Errno e) {
            if (e.code() != Errno.Code.EPERM || !toNow || !sys.mayWrite(path)) {
                throw e;
            }
            Content content = sys.content(path);
            sys.replace(path, content);
        }
    }

    private static Stat reference(Syscalls sys, String path) {
        try {
            return sys.stat(path);
        } catch (Errno e) {
            throw new UsageError("failed to get attributes of " + Paths.quoted(path) + ": " + e.text(), 1);
        }
    }

    private static Instant stamp(String text, Instant now) {
        String year = DateTimeFormatter.ofPattern("yyyy").format(now.atOffset(ZoneOffset.UTC));
        String[] parts = text.split("\\.", 2);
        String full = parts[0].length() == 8 ? year + parts[0] : parts[0].length() == 10 ? "20" + parts[0] : parts[0];
        try {
            return LocalDateTime.parse(
                            full + (parts.length == 2 ? parts[1] : "00"), DateTimeFormatter.ofPattern("yyyyMMddHHmmss"))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new UsageError("invalid date format " + Paths.quoted(text), 1);
        }
    }

    private static Instant date(String text, Instant now) {
        if (text.equals("now")) {
            return now;
        }
        if (text.matches("@[0-9]{1,12}")) {
            return Instant.ofEpochSecond(Long.parseLong(text.substring(1)));
        }
        try {
            if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            String iso = text.replace(' ', 'T');
            return iso.matches(".*(Z|[-+][0-9]{2}:[0-9]{2})")
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new UsageError("date " + Paths.quoted(text) + " is not understood by the emulation", 1);
        }
    }
}
