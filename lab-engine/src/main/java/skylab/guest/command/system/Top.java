package skylab.guest.command.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import skylab.guest.process.Chunk;
import skylab.guest.process.Command;
import skylab.guest.process.Condition;
import skylab.guest.process.MachineFacts;
import skylab.guest.process.Output;
import skylab.guest.process.ProcessInfo;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code top}: the processes that use the processors most, again and again until {@code q}; with {@code -b} as plain text. */
@Command.Installed("/usr/bin/top")
final class Top implements Command {
    @Override
    public Program start(List<String> argv) {
        return sys -> {
            Output out = new Output("top");
            try {
                Arguments given = Arguments.parse(argv.subList(1, argv.size()), "bn:d:p:u:o:c1Hi", Map.of(), 1);
                Optional<Integer> rounds = given.value("n").map(text -> AccountCommand.number("iterations", text));
                Duration pause =
                        given.value("d").map(text -> Sleep.duration(text, 1)).orElse(Duration.ofSeconds(3));
                if (!given.has("b") && !sys.isTerminal(1)) {
                    throw new UsageError("failed tty get", 1);
                }
                boolean screen = !given.has("b");
                if (screen && sys.isTerminal(0)) {
                    sys.terminalMode(0, false, true);
                }
                return new Step.Continue(new Showing(given, screen, rounds.orElse(0), pause, 0, Optional.empty()));
            } catch (UsageError e) {
                out.complain(e.getMessage());
                return out.drain(sys, e.status());
            }
        };
    }

    private record Showing(
            Arguments given, boolean screen, int rounds, Duration pause, int shown, Optional<Duration> next)
            implements Program {
        @Override
        public boolean endless() {
            return rounds == 0;
        }

        @Override
        public Step step(Syscalls sys) {
            if (screen) {
                Chunk typed = sys.read(0, 64);
                if (typed.end() || typed.bytes().text().contains("q")) {
                    sys.terminalMode(0, true, true);
                    sys.print(1, "\n");
                    return new Step.Exit(0);
                }
            }
            if (next.isPresent() && sys.monotonic().compareTo(next.get()) < 0) {
                return new Step.Await(this, until(next.get()));
            }
            Output out = new Output("top");
            out.print(screen ? "\033[H\033[2J" : shown > 0 ? "\n" : "");
            print(sys, given, screen, out);
            if (rounds > 0 && shown + 1 >= rounds) {
                if (screen) {
                    sys.terminalMode(0, true, true);
                }
                return out.drain(sys, 0);
            }
            Duration at = sys.monotonic().plus(pause.isZero() ? Duration.ofSeconds(1) : pause);
            Showing then = new Showing(given, screen, rounds, pause, shown + 1, Optional.of(at));
            return out.drain(sys, new Step.Await(then, until(at)));
        }

        private Condition until(Duration at) {
            Condition time = new Condition.Elapsed(at);
            return screen ? new Condition.AnyOf(List.of(time, new Condition.Readable(0))) : time;
        }
    }

    private static void print(Syscalls sys, Arguments given, boolean screen, Output out) {
        Accounts accounts = Accounts.of(sys);
        MachineFacts machine = sys.machine();
        List<ProcessInfo> all = sys.processes();
        out.println("top -" + Uptime.line(sys));
        out.println(String.format(
                Locale.ROOT,
                "Tasks: %3d total, %3d running, %3d sleeping, %3d stopped, %3d zombie",
                all.size(),
                count(all, "R"),
                count(all, "SID"),
                count(all, "T"),
                count(all, "Z")));
        double busy =
                Math.min(100, 100 * all.stream().mapToDouble(ProcessInfo::cpu).sum() / machine.vcpus());
        out.println(String.format(
                Locale.ROOT,
                "%%Cpu(s): %4.1f us, %4.1f sy,  0.0 ni, %4.1f id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st",
                busy * 0.95,
                busy * 0.05,
                100 - busy));
        double mib = 1 << 20;
        double free = (machine.memory() - machine.memoryUsed()) / mib;
        out.println(String.format(
                Locale.ROOT,
                "MiB Mem : %8.1f total, %8.1f free, %8.1f used, %8.1f buff/cache",
                machine.memory() / mib,
                free,
                machine.memoryUsed() / mib,
                0.0));
        out.println(String.format(
                Locale.ROOT, "MiB Swap: %8.1f total, %8.1f free, %8.1f used. %8.1f avail Mem", 0.0, 0.0, 0.0, free));
        out.println("");
        out.println("    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND");
        List<ProcessInfo> chosen = new ArrayList<>(all.stream()
                .filter(one -> given.values("p").isEmpty()
                        || given.values("p").stream()
                                .anyMatch(list -> List.of(list.split(",")).contains(Integer.toString(one.pid()))))
                .filter(one -> given.value("u")
                        .map(accounts.userName(one.uid())::equals)
                        .orElse(true))
                .toList());
        Comparator<ProcessInfo> order = given.value("o").orElse("").contains("MEM")
                ? Comparator.comparingLong(ProcessInfo::residentKb).reversed()
                : Comparator.comparingDouble(ProcessInfo::cpu).reversed();
        chosen.sort(order.thenComparing(ProcessInfo::pid));
        int rows = screen ? Math.max(1, sys.terminalSize().rows() - 8) : chosen.size();
        for (ProcessInfo one : chosen.subList(0, Math.min(rows, chosen.size()))) {
            out.println(row(given, accounts, machine, one));
        }
    }

    private static long count(List<ProcessInfo> all, String states) {
        return all.stream().filter(one -> states.indexOf(one.state()) >= 0).count();
    }

    private static String row(Arguments given, Accounts accounts, MachineFacts machine, ProcessInfo one) {
        long hundredths = one.cpuTime().toMillis() / 10;
        boolean thread = one.argv().isEmpty();
        String user = accounts.userName(one.uid());
        return String.format(
                Locale.ROOT,
                "%7d %-8s  20   0 %7d %6d %6d %c %5.1f %5.1f %6d:%02d.%02d %s",
                one.pid(),
                user.length() > 8 ? user.substring(0, 7) + "+" : user,
                one.virtualKb(),
                one.residentKb(),
                one.residentKb() / 2,
                one.state(),
                100 * one.cpu(),
                100.0 * one.residentKb() * 1024 / machine.memory(),
                hundredths / 6000,
                hundredths / 100 % 60,
                hundredths % 100,
                given.has("c") && !thread ? String.join(" ", one.argv()) : one.name());
    }
}
