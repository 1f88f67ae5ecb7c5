package skylab.guest.command.system;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.ProcessInfo;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code ps}: processes. */
@Command.Installed("/usr/bin/ps")
final class Ps implements Utility {
    private static final Map<String, String> WORDS = Map.of(
            "sort",
            "sort:",
            "no-headers",
            "h",
            "no-heading",
            "h",
            "pid",
            "p:",
            "user",
            "u:",
            "format",
            "o:",
            "ppid",
            "ppid:");

    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        List<String> plain = new ArrayList<>(arguments);
        String bsd = !plain.isEmpty() && plain.get(0).matches("[auxefwh]+") ? plain.remove(0) : "";
        Arguments given = Arguments.parse(plain, "eAafFwhp:u:U:C:o:t:", WORDS, 1);
        if (!given.operands().stream().allMatch(word -> word.matches("[0-9,]+"))) {
            throw new UsageError("unsupported option '" + given.operands().get(0) + "'", 1);
        }
        PsView view = PsView.of(sys);
        List<ProcessInfo> chosen = new ArrayList<>(sys.processes().stream()
                .filter(one -> isChosen(sys, view, given, bsd, one))
                .toList());
        List<PsColumn> columns = columns(given, bsd);
        for (String key : given.values("sort")) {
            sort(chosen, view, key);
        }
        boolean wide = given.has("w") || bsd.contains("w") || !sys.isTerminal(1);
        int width = wide ? Integer.MAX_VALUE : sys.terminalSize().columns();
        boolean titles = columns.stream().anyMatch(column -> !column.header().isEmpty());
        if (titles && !given.has("h") && !bsd.contains("h")) {
            out.println(line(columns, column -> column.header(), width));
        }
        for (ProcessInfo one : chosen) {
            out.println(line(columns, column -> column.value().apply(view, one), width));
        }
        return chosen.isEmpty() ? 1 : 0;
    }

    private static boolean isChosen(Syscalls sys, PsView view, Arguments given, String bsd, ProcessInfo one) {
        List<String> pids = Stream.concat(given.values("p").stream(), given.operands().stream())
                .flatMap(Ps::words)
                .toList();
        boolean listed = pids.contains(Integer.toString(one.pid()))
                || named(given, "ppid", Integer.toString(one.ppid()))
                || named(given, "C", one.name())
                || named(given, "t", one.tty())
                || Stream.of("u", "U")
                        .anyMatch(option -> named(given, option, view.accounts().userName(one.uid()))
                                || named(given, option, Integer.toString(one.uid())));
        boolean lists = !pids.isEmpty() || Stream.of("ppid", "C", "t", "u", "U").anyMatch(given::has);
        boolean onTerminal = !one.tty().equals("?");
        if (given.has("e") || given.has("A") || (bsd.contains("a") && bsd.contains("x"))) {
            return true;
        } else if (given.has("a") || bsd.contains("a")) {
            return listed || (onTerminal && (bsd.contains("a") || one.pid() != one.session()));
        } else if (bsd.contains("x")) {
            return listed || one.uid() == sys.identity().uid();
        } else if (lists) {
            return listed;
        }
        return one.uid() == sys.identity().uid()
                && sys.terminal().map(one.tty()::equals).orElse(!onTerminal);
    }

    private static boolean named(Arguments given, String option, String name) {
        return given.values(option).stream().flatMap(Ps::words).anyMatch(name::equals);
    }

    private static Stream<String> words(String list) {
        return Stream.of(list.split("[,\\s]+"));
    }

    private static List<PsColumn> columns(Arguments given, String bsd) {
        if (given.has("o")) {
            List<PsColumn> columns = new ArrayList<>();
            given.values("o").forEach(list -> addColumns(columns, list));
            return columns;
        } else if (bsd.contains("u")) {
            return Stream.of("user", "pid", "%cpu", "%mem", "vsz", "rss", "tty", "stat", "start=START", "time=", "args")
                    .map(Ps::bsdColumn)
                    .toList();
        } else if (!bsd.isEmpty()) {
            return Stream.of("pid", "tty", "stat", "time=", "args")
                    .map(Ps::bsdColumn)
                    .toList();
        } else if (given.has("f") || given.has("F")) {
            return List.of(
                    column("user").titled("UID"),
                    column("pid"),
                    column("ppid"),
                    column("c"),
                    column("stime"),
                    column("tty"),
                    column("time"),
                    column("args").titled("CMD"));
        }
        return List.of(
                column("pid"), column("tty"), column("time"), column("comm").titled("CMD"));
    }

    // Names, some with a title: "pid,comm=NAME", "pid=,comm=".
    private static void addColumns(List<PsColumn> columns, String list) {
        for (String part : list.split("[,\\s]+")) {
            String[] pair = part.split("=", 2);
            PsColumn column = column(pair[0]);
            columns.add(pair.length == 2 ? column.titled(pair[1]) : column);
        }
    }

    // Start and time are shorter in the style of BSD.
    private static PsColumn bsdColumn(String name) {
        return switch (name) {
            case "time=" -> new PsColumn("TIME", 6, true, (view, one) -> PsColumn.minutes(one.cpuTime()));
            case "start=START" -> column("stime").titled("START");
            default -> column(name);
        };
    }

    private static PsColumn column(String name) {
        Optional<PsColumn> column = PsColumn.named(name.toLowerCase(Locale.ROOT));
        return column.orElseThrow(() ->
                new UsageError("error: unknown or unsupported user-defined format specifier \"" + name + "\"", 1));
    }

    private static void sort(List<ProcessInfo> chosen, PsView view, String keys) {
        Comparator<ProcessInfo> order = Comparator.comparingInt(one -> 0);
        for (String key : keys.split(",")) {
            boolean down = key.startsWith("-");
            String name = key.replaceFirst("^[-+]", "");
            Comparator<ProcessInfo> next =
                    switch (name) {
                        case "pid" -> Comparator.comparingInt(ProcessInfo::pid);
                        case "ppid" -> Comparator.comparingInt(ProcessInfo::ppid);
                        case "%cpu", "pcpu" -> Comparator.comparingDouble(view::share);
                        case "%mem", "pmem", "rss" -> Comparator.comparingLong(ProcessInfo::residentKb);
                        case "vsz" -> Comparator.comparingLong(ProcessInfo::virtualKb);
                        case "time" -> Comparator.comparing(ProcessInfo::cpuTime);
                        case "start_time", "lstart", "start" -> Comparator.comparing(ProcessInfo::started);
                        default -> {
                            PsColumn column = column(name);
                            yield Comparator.comparing(one -> column.value().apply(view, one));
                        }
                    };
            order = order.thenComparing(down ? Collections.reverseOrder(next) : next);
        }
        chosen.sort(order);
    }

    private static String line(List<PsColumn> columns, java.util.function.Function<PsColumn, String> cell, int width) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            PsColumn column = columns.get(i);
            String text = cell.apply(column);
            String padding = " ".repeat(Math.max(0, column.width() - text.length()));
            boolean last = i == columns.size() - 1;
            line.append(i == 0 ? "" : " ").append(column.right() ? padding + text : last ? text : text + padding);
        }
        return line.length() > width ? line.substring(0, width) : line.toString();
    }
}
