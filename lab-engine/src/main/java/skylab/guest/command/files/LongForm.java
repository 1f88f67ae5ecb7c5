package skylab.guest.command.files;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import skylab.guest.command.files.Ls.Entry;
import skylab.guest.command.system.Accounts;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.FileType;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Stat;
import skylab.guest.process.Syscalls;

/** Lists files as {@code ls -l} does. */
final class LongForm {
    private static final Duration HALF_YEAR = Duration.ofSeconds(31_556_952 / 2);

    private final Syscalls sys;
    private final Arguments arguments;
    private final Function<Entry, String> name;
    private final Accounts accounts;

    LongForm(Syscalls sys, Arguments arguments, Function<Entry, String> name) {
        this.sys = sys;
        this.arguments = arguments;
        this.name = name;
        this.accounts = Accounts.of(sys);
    }

    void show(List<Entry> entries, BiFunction<Entry, List<Entry>, String> front, Output out) {
        List<List<String>> rows = new ArrayList<>();
        for (Entry entry : entries) {
            rows.add(cells(entry.stat()));
        }
        int columns = rows.isEmpty() ? 0 : rows.get(0).size();
        int[] width = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                width[i] = Math.max(width[i], row.get(i).length());
            }
        }
        for (int line = 0; line < rows.size(); line++) {
            Entry entry = entries.get(line);
            StringBuilder text = new StringBuilder(front.apply(entry, entries));
            for (int i = 0; i < columns; i++) {
                String cell = rows.get(line).get(i);
                boolean number = i == 1 || i == columns - 2;
                text.append(number ? right(cell, width[i]) : left(cell, width[i]))
                        .append(' ');
            }
            out.println(text + name.apply(entry) + target(entry));
        }
    }

    private List<String> cells(Stat stat) {
        boolean numeric = arguments.has("n");
        List<String> cells = new ArrayList<>();
        cells.add(Mode.text(stat.type(), stat.permissions()));
        cells.add(Integer.toString(stat.links()));
        if (!arguments.has("g")) {
            cells.add(numeric ? Integer.toString(stat.uid()) : accounts.userName(stat.uid()));
        }
        if (!arguments.has("o") && !arguments.has("G")) {
            cells.add(numeric ? Integer.toString(stat.gid()) : accounts.groupName(stat.gid()));
        }
        boolean device = stat.type() == FileType.BLOCK_DEVICE || stat.type() == FileType.CHARACTER_DEVICE;
        cells.add(
                device
                        ? (stat.rdev() >> 8) + ", " + right(Integer.toString(stat.rdev() & 255), 3)
                        : arguments.has("h") ? Sizes.human(stat.size()) : Long.toString(stat.size()));
        cells.add(time(stat));
        return cells;
    }

    private String time(Stat stat) {
        Instant time = arguments.has("u") ? stat.accessed() : arguments.has("c") ? stat.changed() : stat.modified();
        String style = arguments.has("full-time")
                ? "full-iso"
                : arguments.value("time-style").orElse("locale");
        boolean recent = time.isAfter(sys.now().minus(HALF_YEAR)) && !time.isAfter(sys.now());
        String pattern =
                switch (style) {
                    case "full-iso" -> "yyyy-MM-dd HH:mm:ss.nnnnnnnnn xx";
                    case "long-iso" -> "yyyy-MM-dd HH:mm";
                    case "iso" -> recent ? "MM-dd HH:mm" : "yyyy-MM-dd ";
                    default -> recent ? "MMM ppd HH:mm" : "MMM ppd  yyyy";
                };
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time.atZone(zone()));
    }

    private ZoneId zone() {
        try {
            String zone = sys.env().getOrDefault("TZ", "");
            return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (java.time.DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private String target(Entry entry) {
        if (entry.stat().type() != FileType.SYMLINK) {
            return "";
        }
        try {
            return " -> " + sys.readLink(entry.path());
        } catch (Errno e) {
            return "";
        }
    }

    /** The text with blanks before it. */
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
