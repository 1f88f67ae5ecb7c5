package skylab.guest.journal;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import skylab.guest.process.Facility;
import skylab.guest.process.Severity;

/**
 * A line of {@code rsyslog.conf}: selectors and the file for what they select (rsyslog.conf(5)).
 *
 * @param selectors such as {@code *.info} and {@code mail.none}; the last one that names a facility counts
 * @param file where it is appended
 */
public record SyslogRule(List<String> selectors, String file) {
    /** Copies the list. */
    public SyslogRule {
        selectors = List.copyOf(selectors);
    }

    /** The rules of a configuration; lines that are none, or name no file, are passed over. */
    public static List<SyslogRule> parse(String config) {
        List<SyslogRule> rules = new ArrayList<>();
        for (String line : config.split("\n")) {
            String[] words = line.trim().split("\\s+");
            if (words.length == 2 && words[0].matches("[a-z*][a-z0-9,*;.=!]*\\.[a-z0-9,*;.=!]+")) {
                String file = words[1].replaceFirst("^-", "");
                if (file.startsWith("/")) {
                    rules.add(new SyslogRule(List.of(words[0].split(";")), file));
                }
            }
        }
        return rules;
    }

    /** Whether the file gets an entry. */
    public boolean selects(Facility facility, Severity severity) {
        boolean selected = false;
        for (String selector : selectors) {
            int dot = selector.lastIndexOf('.');
            List<String> facilities =
                    List.of(selector.substring(0, Math.max(0, dot)).split(","));
            if (facilities.contains("*") || facilities.contains(facility.name().toLowerCase(Locale.ROOT))) {
                selected = selects(selector.substring(dot + 1), severity);
            }
        }
        return selected;
    }

    private static boolean selects(String level, Severity severity) {
        if (level.equals("none")) {
            return false;
        }
        Optional<Severity> named = Severity.named(level.replaceFirst("^=", ""));
        return level.equals("*")
                || named.map(least -> level.startsWith("=") ? severity == least : severity.ordinal() <= least.ordinal())
                        .orElse(false);
    }

    /** An entry in syslog's traditional form, with its end. */
    public static String line(JournalEntry entry, ZoneId zone) {
        var at = entry.at().atZone(zone);
        return at.format(DateTimeFormatter.ofPattern("MMM ", Locale.ENGLISH))
                + String.format(Locale.ROOT, "%2d ", at.getDayOfMonth())
                + at.format(DateTimeFormatter.ofPattern("HH:mm:ss ", Locale.ENGLISH))
                + entry.host() + " " + entry.tag() + ": " + entry.message() + "\n";
    }
}
