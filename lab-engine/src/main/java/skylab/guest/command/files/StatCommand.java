package skylab.guest.command.files;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Accounts;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.FileType;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.MountInfo;
import skylab.guest.process.Output;
import skylab.guest.process.Stat;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code stat}: tells what is known of files. */
@Command.Installed("/usr/bin/stat")
final class StatCommand implements GnuUtility {
    private static final String DIRECTIVES = "%aAbBCdDfFgGhiImnNoprRsStTuUwWxXyYzZ";
    private static final String TIMES = "Access: %x\nModify: %y\nChange: %z\n Birth: %w\n";
    private static final String OWNERS = "Access: (%a4/%A)  Uid: (%5u/%8U)   Gid: (%5g/%8G)\n";
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "stat", 1, "c,format=", "printf=", "L,dereference", "t,terse", "!f,file-system", "!cached=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments arguments, Output out) {
        if (arguments.operands().isEmpty()) {
            throw OPTIONS.wrong("missing operand");
        }
        Optional<String> format = arguments.value("c").map(text -> text + "\n");
        int status = 0;
        for (String path : arguments.operands()) {
            Stat stat;
            try {
                stat = arguments.has("L") ? sys.stat(path) : sys.linkStat(path);
            } catch (Errno e) {
                out.complain("cannot statx " + Paths.quoted(path) + ": " + e.text());
                status = 1;
                continue;
            }
            String text = format.or(() -> arguments.value("printf").map(StatCommand::unescaped))
                    .orElseGet(() ->
                            arguments.has("t") ? "%n %s %b %f %u %g %D %i %h %t %T %X %Y %Z %W %o\n" : standard(stat));
            out.print(new Filling(sys, path, stat).fill(text));
        }
        return status;
    }

    private static String standard(Stat stat) {
        boolean device = stat.type() == FileType.BLOCK_DEVICE || stat.type() == FileType.CHARACTER_DEVICE;
        return "  File: %q\n  Size: %-10s\tBlocks: %-10b IO Block: %-6o %F\nDevice: %Dh/%dd\tInode: %-10i  Links: "
                + (device ? "%-5h Device type: %t,%T\n" : "%h\n") + OWNERS + TIMES;
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\");
    }

    /** The values for one file. */
    private record Filling(Syscalls sys, String path, Stat stat) {
        String fill(String format) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < format.length(); i++) {
                if (format.charAt(i) != '%') {
                    text.append(format.charAt(i));
                    continue;
                }
                int letter = i + 1;
                while (letter < format.length() && "-0123456789".indexOf(format.charAt(letter)) >= 0) {
                    letter++;
                }
                if (letter == format.length()) {
                    text.append('%');
                    break;
                }
                String flags = format.substring(i + 1, letter);
                String value = value(format.charAt(letter));
                i = letter;
                if (format.startsWith("%a4", letter - 1)) {
                    value = "0".repeat(Math.max(0, 4 - value.length())) + value;
                    i++;
                }
                text.append(padded(value, flags));
            }
            return text.toString();
        }

        private static String padded(String value, String flags) {
            String digits = flags.replace("-", "");
            if (digits.isEmpty()) {
                return value;
            }
            char fill = digits.startsWith("0") ? '0' : ' ';
            int width = Integer.parseInt(digits.substring(0, Math.min(4, digits.length())));
            String filling = String.valueOf(fill).repeat(Math.max(0, width - value.length()));
            return flags.startsWith("-") ? value + filling : filling + value;
        }

        private String value(char letter) {
            Accounts accounts = Accounts.of(sys);
            return switch (letter) {
                case '%' -> "%";
                case 'a' -> Integer.toOctalString(stat.permissions());
                case 'A' -> Mode.text(stat.type(), stat.permissions());
                case 'b' -> Long.toString(blocks());
                case 'B' -> "512";
                case 'C' -> "?";
                case 'd' -> Long.toString(device());
                case 'D' -> Long.toHexString(device());
                case 'f' -> Integer.toHexString(rawMode());
                case 'F' -> kind();
                case 'g' -> Integer.toString(stat.gid());
                case 'G' -> accounts.groupName(stat.gid());
                case 'h' -> Integer.toString(stat.links());
                case 'i' -> Long.toString(stat.inode());
                case 'm' -> mount().map(MountInfo::target).orElse("/");
                case 'n' -> path;
                case 'N' -> Paths.quoted(path) + target(true);
                case 'q' -> path + target(false);
                case 'o' -> "4096";
                case 's' -> Long.toString(stat.size());
                case 't' -> Integer.toHexString(stat.rdev() >> 8);
                case 'T' -> Integer.toHexString(stat.rdev() & 255);
                case 'u' -> Integer.toString(stat.uid());
                case 'U' -> accounts.userName(stat.uid());
                case 'w' -> "-";
                case 'W' -> "0";
                case 'x' -> time(stat.accessed());
                case 'X' -> Long.toString(stat.accessed().getEpochSecond());
                case 'y' -> time(stat.modified());
                case 'Y' -> Long.toString(stat.modified().getEpochSecond());
                case 'z' -> time(stat.changed());
                case 'Z' -> Long.toString(stat.changed().getEpochSecond());
                default -> {
                    if (DIRECTIVES.indexOf(letter) >= 0) {
                        throw new UsageError("format '%" + letter + "' is not emulated", 1);
                    }
                    yield "?";
                }
            };
        }

        private long blocks() {
            return stat.isRegular() ? sys.stored(path) / 512 : 0;
        }

        private Optional<MountInfo> mount() {
            return sys.mounts().stream()
                    .filter(mount -> mount.device() == stat.device())
                    .findFirst();
        }

        // As the kernel numbers the device that the file system is on.
        private long device() {
            return mount().flatMap(mount -> sys.blockDevices().stream()
                            .filter(device -> mount.source().equals("/dev/" + device.name()))
                            .findFirst())
                    .map(device -> (long) device.major() << 8 | device.minor())
                    .orElse(stat.device());
        }

        private int rawMode() {
            int type =
                    switch (stat.type()) {
                        case REGULAR -> 0100000;
                        case DIRECTORY -> 0040000;
                        case SYMLINK -> 0120000;
                        case CHARACTER_DEVICE -> 0020000;
                        case BLOCK_DEVICE -> 0060000;
                        case FIFO -> 0010000;
                        case SOCKET -> 0140000;
                    };
            return type | stat.permissions();
        }

        private String kind() {
            return switch (stat.type()) {
                case REGULAR -> stat.size() == 0 ? "regular empty file" : "regular file";
                case DIRECTORY -> "directory";
                case SYMLINK -> "symbolic link";
                case CHARACTER_DEVICE -> "character special file";
                case BLOCK_DEVICE -> "block special file";
                case FIFO -> "fifo";
                case SOCKET -> "socket";
            };
        }

        private String target(boolean quoted) {
            if (stat.type() != FileType.SYMLINK) {
                return "";
            }
            String target = sys.readLink(path);
            return " -> " + (quoted ? Paths.quoted(target) : target);
        }

        private static String time(Instant time) {
            return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.nnnnnnnnn xx", Locale.ENGLISH)
                    .format(time.atOffset(ZoneOffset.UTC));
        }
    }
}
