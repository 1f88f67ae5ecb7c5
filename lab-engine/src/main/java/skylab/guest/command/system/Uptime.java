package skylab.guest.command.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import skylab.guest.process.Command;
import skylab.guest.process.MachineFacts;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code uptime}: how long the machine has run, its users and its load. */
@Command.Installed("/usr/bin/uptime")
final class Uptime implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments given = Arguments.parse(arguments, "ps", Map.of("pretty", "p", "since", "s"), 1);
        if (given.has("p")) {
            out.println(pretty(up(sys)));
        } else if (given.has("s")) {
            out.println(Clock.format(Clock.local(sys, sys.machine().booted()), "yyyy-MM-dd HH:mm:ss"));
        } else {
            out.println(line(sys));
        }
        return 0;
    }

    /** The line that {@code uptime} prints, and {@code w} begins with. */
    static String line(Syscalls sys) {
        Duration up = up(sys);
        StringBuilder line = new StringBuilder(Clock.format(Clock.local(sys, sys.now()), " HH:mm:ss")).append(" up ");
        if (up.toDays() > 0) {
            line.append(count(up.toDays(), "day")).append(", ");
        }
        line.append(
                up.toHours() % 24 > 0
                        ? String.format(Locale.ROOT, "%2d:%02d, ", up.toHours() % 24, up.toMinutes() % 60)
                        : up.toMinutes() % 60 + " min, ");
        int users = Sessions.of(sys).size();
        MachineFacts machine = sys.machine();
        return line
                + String.format(
                        Locale.ROOT,
                        "%2d user%s,  load average: %.2f, %.2f, %.2f",
                        users,
                        users == 1 ? "" : "s",
                        machine.load1(),
                        machine.load5(),
                        machine.load15());
    }

    private static Duration up(Syscalls sys) {
        return Duration.between(sys.machine().booted(), sys.now());
    }

    private static String pretty(Duration up) {
        List<String> parts = new ArrayList<>();
        long days = up.toDays();
        add(parts, days / 7, "week");
        add(parts, days % 7, "day");
        add(parts, up.toHours() % 24, "hour");
        add(parts, up.toMinutes() % 60, "minute");
        return "up " + (parts.isEmpty() ? "0 minutes" : String.join(", ", parts));
    }

    private static void add(List<String> parts, long number, String unit) {
        if (number > 0) {
            parts.add(count(number, unit));
        }
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
