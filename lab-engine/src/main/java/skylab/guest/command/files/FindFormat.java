package skylab.guest.command.files;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.guest.command.system.Accounts;
import skylab.guest.disk.FileType;
import skylab.guest.process.Stat;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** Texts of {@code find -printf}. */
final class FindFormat {
    private static final Map<Character, String> TIMES = Map.ofEntries(
            Map.entry('Y', "yyyy"),
            Map.entry('m', "MM"),
            Map.entry('d', "dd"),
            Map.entry('H', "HH"),
            Map.entry('M', "mm"),
            Map.entry('S', "ss.nnnnnnnnn'0'"),
            Map.entry('y', "yy"),
            Map.entry('F', "yyyy-MM-dd"),
            Map.entry('T', "HH:mm:ss.nnnnnnnnn'0'"),
            Map.entry('+', "yyyy-MM-dd'+'HH:mm:ss.nnnnnnnnn'0'"),
            Map.entry('b', "MMM"));
    private static final Pattern DIRECTIVE = Pattern.compile("%([TAC].|.)", Pattern.DOTALL);
    private static final Pattern EMULATED = Pattern.compile("%([%pfhdsbkinmMugUGyl]|[TAC][@YmdHMSyFT+b])");

    private final Syscalls sys;
    private final String path;
    private final int level;
    private final Stat stat;

    FindFormat(Syscalls sys, String path, int level, Stat stat) {
        this.sys = sys;
        this.path = path;
        this.level = level;
        this.stat = stat;
    }

    /**
     * Sees whether all of a format is emulated.
     *
     * @throws UsageError if not
     */
    static String checked(String format) {
        Matcher matcher = DIRECTIVE.matcher(format);
        while (matcher.find()) {
            if (!EMULATED.matcher(matcher.group()).matches()) {
                throw new UsageError(matcher.group() + " of -printf is not emulated", 1);
            }
        }
        return format;
    }

    /** The format with what it asks for. */
    String text(String format) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '\\' && i + 1 < format.length()) {
                char escaped = format.charAt(++i);
                int known = "nt0\\rab".indexOf(escaped);
                text.append(known < 0 ? "\\" + escaped : "" + "\n\t\0\\\r\007\b".charAt(known));
            } else if (c == '%' && i + 1 < format.length()) {
                char letter = format.charAt(++i);
                if ("TAC".indexOf(letter) >= 0 && i + 1 < format.length()) {
                    text.append(time(letter, format.charAt(++i)));
                } else {
                    text.append(directive(letter));
                }
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private String time(char which, char letter) {
        Instant time = which == 'T' ? stat.modified() : which == 'A' ? stat.accessed() : stat.changed();
        if (letter == '@') {
            return String.format(Locale.ROOT, "%d.%09d0", time.getEpochSecond(), time.getNano());
        }
        return DateTimeFormatter.ofPattern(TIMES.get(letter), Locale.ENGLISH).format(time.atOffset(ZoneOffset.UTC));
    }

    private String directive(char letter) {
        Accounts accounts = Accounts.of(sys);
        return switch (letter) {
            case '%' -> "%";
            case 'p' -> path;
            case 'f' -> Paths.name(path);
            case 'h' -> Paths.parent(path);
            case 'd' -> Integer.toString(level);
            case 's' -> Long.toString(stat.size());
            case 'b' -> Long.toString(Sizes.blocks(stat.isRegular() ? stat.size() : 0));
            case 'k' -> Long.toString(Sizes.blocks(stat.isRegular() ? stat.size() : 0) / 2);
            case 'i' -> Long.toString(stat.inode());
            case 'n' -> Integer.toString(stat.links());
            case 'm' -> Integer.toOctalString(stat.permissions());
            case 'M' -> Mode.text(stat.type(), stat.permissions());
            case 'u' -> accounts.userName(stat.uid());
            case 'g' -> accounts.groupName(stat.gid());
            case 'U' -> Integer.toString(stat.uid());
            case 'G' -> Integer.toString(stat.gid());
            case 'y' ->
                stat.type() == FileType.REGULAR
                        ? "f"
                        : String.valueOf(stat.type().letter());
            case 'l' -> stat.type() == FileType.SYMLINK ? sys.readLink(path) : "";
            default -> throw new IllegalStateException("not checked: %" + letter);
        };
    }
}
