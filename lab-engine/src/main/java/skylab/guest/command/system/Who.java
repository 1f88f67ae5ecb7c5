package skylab.guest.command.system;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.ProcessInfo;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;

/** {@code who}: users who are logged in. */
@Command.Installed("/usr/bin/who")
final class Who implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments given = Arguments.parse(arguments, "bmqH", Map.of("boot", "b", "count", "q", "heading", "H"), 1);
        Accounts accounts = Accounts.of(sys);
        List<ProcessInfo> sessions = Sessions.of(sys);
        if (given.has("q")) {
            out.println(String.join(
                    " ",
                    sessions.stream().map(one -> accounts.userName(one.uid())).toList()));
            out.println("# users=" + sessions.size());
            return 0;
        }
        if (given.has("H")) {
            out.println("NAME     LINE         TIME             COMMENT");
        }
        if (given.has("b")) {
            out.println(String.format(
                    Locale.ROOT,
                    "%-8s %-12s %s",
                    "",
                    "system boot",
                    Clock.format(Clock.local(sys, sys.machine().booted()), "yyyy-MM-dd HH:mm")));
            return 0;
        }
        boolean mine = given.has("m") || given.operands().size() == 2;
        for (ProcessInfo one : sessions) {
            if (!mine || sys.terminal().filter(one.tty()::equals).isPresent()) {
                out.println(String.format(
                        Locale.ROOT,
                        "%-8s %-12s %s%s",
                        accounts.userName(one.uid()),
                        one.tty(),
                        Clock.format(Clock.local(sys, one.started()), "yyyy-MM-dd HH:mm"),
                        from(sys, one)));
            }
        }
        return 0;
    }

    private static String from(Syscalls sys, ProcessInfo session) {
        String from = LoginRecords.from(sys, session.tty());
        return from.equals("-") ? "" : " (" + from + ")";
    }
}
