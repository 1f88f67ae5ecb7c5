package skylab.guest.shell;

import java.time.Instant;
import java.util.List;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.shell.expand.ExpansionError;

/** Builtins of the shell as programs of their own: the files that there are in {@code /usr/bin}, too. */
public final class Standalone {
    private Standalone() {}

    /** {@code test} and {@code [}; returns the exit status. */
    public static int test(Syscalls sys, List<String> words, Output out) {
        try {
            Interpreter sh = new Interpreter(Shell.start(List.of("test")), sys);
            return new TestExpression(sh, words).evaluate() ? 0 : 1;
        } catch (ExpansionError e) {
            out.complain(e.getMessage());
            return 2;
        }
    }

    /** {@code printf}; returns the exit status. */
    public static int printf(Syscalls sys, List<String> words, Output out) {
        if (words.isEmpty()) {
            out.complain("missing operand\nTry 'printf --help' for more information.");
            return 1;
        }
        Format.Result result = Format.printf(words.get(0), words.subList(1, words.size()), (format, argument) -> {
            boolean given = argument.matches("[0-9]{1,12}");
            Instant time = given ? Instant.ofEpochSecond(Long.parseLong(argument)) : sys.now();
            return TimeFormat.of(time, TimeFormat.zone(sys.env().get("TZ")), format);
        });
        out.print(result.text());
        result.errors().forEach(out::complain);
        return result.errors().isEmpty() ? 0 : 1;
    }
}
