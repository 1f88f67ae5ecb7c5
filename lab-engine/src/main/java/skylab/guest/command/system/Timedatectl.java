package skylab.guest.command.system;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code timedatectl}: the clock and the time zone. */
@Command.Installed("/usr/bin/timedatectl")
final class Timedatectl implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        List<String> words =
                Arguments.parse(arguments, "", Map.of("no-pager", "P"), 1).operands();
        String verb = words.isEmpty() ? "status" : words.get(0);
        switch (verb) {
            case "status":
                status(sys, out);
                return 0;
            case "list-timezones":
                ZoneId.getAvailableZoneIds().stream()
                        .filter(zone -> zone.matches("(Africa|America|Asia|Australia|Europe|Pacific)/.*|UTC"))
                        .sorted()
                        .forEach(out::println);
                return 0;
            case "set-timezone":
                return zone(sys, words, out);
            case "set-ntp":
                return 0;
            case "set-time":
                out.error("Failed to set time: Automatic time synchronization is enabled\n");
                return 1;
            default:
                throw new UsageError("Unknown command verb '" + verb + "'.", 1);
        }
    }

    private static int zone(Syscalls sys, List<String> words, Output out) {
        String name = words.size() > 1 ? words.get(1) : "";
        try {
            ZoneId.of(name);
        } catch (DateTimeException e) {
            out.error("Failed to set time zone: Invalid or not installed time zone '" + name + "'\n");
            return 1;
        }
        if (!sys.identity().isRoot()) {
            out.error("Failed to set time zone: Interactive authentication required.\n");
            return 1;
        }
        sys.unlink("/etc/localtime");
        sys.symlink("../usr/share/zoneinfo/" + name, "/etc/localtime");
        return 0;
    }

    private static void status(Syscalls sys, Output out) {
        var local = Clock.local(sys, sys.now());
        var utc = sys.now().atZone(java.time.ZoneOffset.UTC);
        String form = "EEE yyyy-MM-dd HH:mm:ss ";
        String zone = Clock.zone(sys).equals(java.time.ZoneOffset.UTC)
                ? "UTC"
                : Clock.zone(sys).getId();
        out.println("               Local time: " + Clock.format(local, form)
                + (zone.equals("UTC") ? "UTC" : Clock.format(local, "z")));
        out.println("           Universal time: " + Clock.format(utc, form) + "UTC");
        out.println("                 RTC time: " + Clock.format(utc, form).trim());
        out.println("                Time zone: "
                + (zone.equals("UTC") ? "n/a (UTC, +0000)" : zone + " (" + Clock.format(local, "z, xx") + ")"));
        out.println("System clock synchronized: yes");
        out.println("              NTP service: active");
        out.println("          RTC in local TZ: no");
    }
}
