package skylab.guest.command.system;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import skylab.guest.process.ProcessInfo;

/**
 * A column of {@code ps}.
 *
 * @param header its title
 * @param width characters
 * @param right whether it is set to the right
 * @param value what it shows of a process
 */
record PsColumn(String header, int width, boolean right, BiFunction<PsView, ProcessInfo, String> value) {

    /** The column of a name that {@code -o} takes. */
    static Optional<PsColumn> named(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "pid", "tgid" -> number("PID", ProcessInfo::pid);
                    case "ppid" -> number("PPID", ProcessInfo::ppid);
                    case "pgid", "pgrp" -> number("PGID", ProcessInfo::pgid);
                    case "sid", "sess", "session" -> number("SID", ProcessInfo::session);
                    case "uid", "euid" -> right("UID", 5, (view, one) -> Integer.toString(one.uid()));
                    case "user", "euser", "ruser", "uname" -> left("USER", 8, PsColumn::user);
                    case "tty", "tt", "tname" -> left("TTY", 8, (view, one) -> one.tty());
                    case "stat" -> left("STAT", 4, PsColumn::stat);
                    case "s", "state" -> left("S", 1, (view, one) -> Character.toString(one.state()));
                    case "time", "cputime" -> right("TIME", 8, (view, one) -> clock(one.cpuTime()));
                    case "etime" -> right("ELAPSED", 11, (view, one) -> elapsed(view.age(one)));
                    case "etimes" ->
                        right(
                                "ELAPSED",
                                7,
                                (view, one) -> Long.toString(view.age(one).toSeconds()));
                    case "lstart" -> left("STARTED", 24, (view, one) -> Clock.ascii(view.local(one.started())));
                    case "start" ->
                        left("STARTED", 8, (view, one) -> Clock.format(view.local(one.started()), "HH:mm:ss"));
                    case "stime", "start_time" -> left("STIME", 5, (view, one) -> started(view, one.started()));
                    case "pcpu", "%cpu" -> right("%CPU", 4, (view, one) -> percent(100 * view.share(one)));
                    case "pmem", "%mem" -> right("%MEM", 4, (view, one) -> percent(view.memory(one)));
                    case "vsz", "vsize" -> right("VSZ", 6, (view, one) -> Long.toString(one.virtualKb()));
                    case "rss", "rssize" -> right("RSS", 5, (view, one) -> Long.toString(one.residentKb()));
                    case "c" -> right("C", 2, (view, one) -> Long.toString((long) (100 * view.share(one))));
                    case "ni", "nice" -> right("NI", 3, (view, one) -> "0");
                    case "comm", "ucmd", "ucomm" -> left("COMMAND", 15, (view, one) -> name(one));
                    case "args", "cmd", "command" -> left("COMMAND", 27, (view, one) -> command(one));
                    default -> null;
                });
    }

    /** This with another title; with none at all, the column is as narrow as it can be. */
    PsColumn titled(String title) {
        return new PsColumn(title, Math.max(width, title.length()), right, value);
    }

    private static PsColumn number(String header, java.util.function.ToIntFunction<ProcessInfo> value) {
        return right(header, 7, (view, one) -> Integer.toString(value.applyAsInt(one)));
    }

    private static PsColumn right(String header, int width, BiFunction<PsView, ProcessInfo, String> value) {
        return new PsColumn(header, width, true, value);
    }

    private static PsColumn left(String header, int width, BiFunction<PsView, ProcessInfo, String> value) {
        return new PsColumn(header, width, false, value);
    }

    /** {@code 1-02:03:04}. */
    static String clock(Duration time) {
        return (time.toDays() > 0 ? time.toDays() + "-" : "")
                + String.format(
                        Locale.ROOT,
                        "%02d:%02d:%02d",
                        time.toHours() % 24,
                        time.toMinutes() % 60,
                        time.toSeconds() % 60);
    }

    /** {@code 2:03}, as in {@code ps aux}. */
    static String minutes(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSeconds() % 60);
    }

    private static String elapsed(Duration time) {
        return time.toHours() > 0
                ? clock(time)
                : String.format(Locale.ROOT, "%02d:%02d", time.toMinutes(), time.toSeconds() % 60);
    }

    /** The time of day, or the date if it was on another day, or the year. */
    static String started(PsView view, Instant time) {
        ZonedDateTime then = view.local(time);
        ZonedDateTime now = view.local(view.now());
        return Clock.format(
                then,
                then.toLocalDate().equals(now.toLocalDate())
                        ? "HH:mm"
                        : then.getYear() == now.getYear() ? "MMMdd" : "yyyy");
    }

    private static String percent(double number) {
        return String.format(Locale.ROOT, number >= 99.95 ? "%.0f" : "%.1f", number);
    }

    // A name that is too long is cut and marked.
    private static String user(PsView view, ProcessInfo one) {
        String name = view.accounts().userName(one.uid());
        return name.length() <= 8 ? name : name.length() == 9 ? name : name.substring(0, 7) + "+";
    }

    private static String stat(PsView view, ProcessInfo one) {
        return one.state() + (one.pid() == one.session() ? "s" : "") + (one.foreground() ? "+" : "");
    }

    private static String name(ProcessInfo one) {
        return one.name() + (one.state() == 'Z' ? " <defunct>" : "");
    }

    private static String command(ProcessInfo one) {
        return one.state() == 'Z'
                ? "[" + one.name() + "] <defunct>"
                : one.argv().isEmpty() ? "[" + one.name() + "]" : String.join(" ", one.argv());
    }
}
