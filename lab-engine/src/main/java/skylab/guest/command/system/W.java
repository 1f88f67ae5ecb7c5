package skylab.guest.command.system;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.ProcessInfo;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code w}: who is logged in, and what they do. */
@Command.Installed("/usr/bin/w")
final class W implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments given = Arguments.parse(arguments, "hsfi", Map.of("no-header", "h", "short", "s", "from", "f"), 1);
        Accounts accounts = Accounts.of(sys);
        if (!given.has("h")) {
            out.println(Uptime.line(sys));
            out.println("USER     TTY      FROM             LOGIN@   IDLE   JCPU   PCPU WHAT");
        }
        for (ProcessInfo one : Sessions.of(sys)) {
            ProcessInfo front = sys.processes().stream()
                    .filter(other -> other.tty().equals(one.tty()) && other.foreground())
                    .reduce((first, second) -> second)
                    .orElse(one);
            Duration total = sys.processes().stream()
                    .filter(other -> other.tty().equals(one.tty()))
                    .map(ProcessInfo::cpuTime)
                    .reduce(Duration.ZERO, Duration::plus);
            out.println(String.format(
                    Locale.ROOT,
                    "%-8s %-8s %-16s %s    %ds %5.2fs %5.2fs %s",
                    accounts.userName(one.uid()),
                    one.tty(),
                    LoginRecords.from(sys, one.tty()),
                    Clock.format(Clock.local(sys, one.started()), "HH:mm"),
                    0,
                    total.toMillis() / 1000.0,
                    front.cpuTime().toMillis() / 1000.0,
                    String.join(" ", front.argv())));
        }
        return 0;
    }
}
