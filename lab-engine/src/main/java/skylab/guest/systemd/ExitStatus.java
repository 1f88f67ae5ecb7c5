package skylab.guest.systemd;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import skylab.guest.process.Signal;

/** Names of exit statuses and signals (systemd.exec(5), "PROCESS EXIT CODES"). */
final class ExitStatus {
    /** A working directory that is not there. */
    static final int CHDIR = 200;
    /** A file that cannot be executed. */
    static final int EXEC = 203;
    /** A user that is not known. */
    static final int USER = 217;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0, "SUCCESS"),
            Map.entry(1, "FAILURE"),
            Map.entry(2, "INVALIDARGUMENT"),
            Map.entry(3, "NOTIMPLEMENTED"),
            Map.entry(4, "NOPERMISSION"),
            Map.entry(5, "NOTINSTALLED"),
            Map.entry(6, "NOTCONFIGURED"),
            Map.entry(7, "NOTRUNNING"),
            Map.entry(CHDIR, "CHDIR"),
            Map.entry(EXEC, "EXEC"),
            Map.entry(208, "STDIN"),
            Map.entry(209, "STDOUT"),
            Map.entry(216, "GROUP"),
            Map.entry(USER, "USER"));

    private ExitStatus() {}

    /** {@code /FAILURE} and the like; {@code /n/a} for others. */
    static String name(int status) {
        return "/" + NAMES.getOrDefault(status, "n/a");
    }

    /** {@code TERM} of 15. */
    static String signal(int number) {
        return skylab.guest.process.Signal.parse(Integer.toString(number))
                .map(Enum::name)
                .orElse(Integer.toString(number));
    }

    /** Whether an end is no failure: of a service also by the signals that ask for it. */
    static boolean isClean(Unit unit, int status, int signal, boolean service) {
        if (signal > 0) {
            return service
                    && Stream.of(Signal.HUP, Signal.INT, Signal.TERM, Signal.PIPE)
                            .anyMatch(one -> one.number() == signal);
        }
        return status == 0
                || unit.service("SuccessExitStatus")
                        .map(list -> List.of(list.split("\\s+")).contains(Integer.toString(status)))
                        .orElse(false);
    }
}
