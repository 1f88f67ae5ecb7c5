package skylab.guest.command.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code tail}: prints the end of files, and what is added to them. */
@Command.Installed("/usr/bin/tail")
final class Tail implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "tail",
            1,
            "n,lines=",
            "c,bytes=",
            "f",
            "follow?",
            "F",
            "retry",
            "pid=",
            "s,sleep-interval=",
            "q,quiet,silent",
            "v,verbose",
            "!max-unchanged-stats=",
            "!z,zero-terminated");

    /**
     * What is to be printed.
     *
     * @param amount of lines or bytes
     * @param bytes whether bytes are meant
     * @param fromStart whether it is the place to begin at, counted from 1, instead of an amount at the end
     * @param follow whether what is added is printed too
     * @param byName whether a file that takes the place of another is followed
     * @param headers whether each file's name is printed before it
     * @param pid a process at whose end following ends
     */
    record Style(
            long amount,
            boolean bytes,
            boolean fromStart,
            boolean follow,
            boolean byName,
            boolean headers,
            Optional<Integer> pid) {}

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public List<String> modern(List<String> arguments) {
        if (arguments.isEmpty() || !arguments.get(0).matches("[-+][0-9]+[lcb]?f?")) {
            return arguments;
        }
        String old = arguments.get(0);
        boolean follow = old.endsWith("f");
        String amount = follow ? old.substring(0, old.length() - 1) : old;
        boolean bytes = amount.endsWith("c");
        amount = amount.endsWith("l") || bytes ? amount.substring(0, amount.length() - 1) : amount;
        List<String> result = new ArrayList<>(follow ? List.of("-f") : List.of());
        result.addAll(List.of(bytes ? "-c" : "-n", amount));
        result.addAll(arguments.subList(1, arguments.size()));
        return result;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        boolean bytes = false;
        String amount = "10";
        boolean follow = false;
        boolean byName = false;
        for (Arguments.Option option : arguments.options()) {
            switch (option.name()) {
                case "n", "c" -> {
                    bytes = option.name().equals("c");
                    amount = option.value();
                }
                case "f", "follow" -> {
                    follow = true;
                    byName = byName || option.value().equals("name");
                    if (!List.of("", "name", "descriptor").contains(option.value())) {
                        throw OPTIONS.wrong("invalid argument '" + option.value()
                                + "' for '--follow'\nValid arguments are:\n  - 'descriptor'\n  - 'name'");
                    }
                }
                case "F" -> {
                    follow = true;
                    byName = true;
                }
                default -> {
                    // The interval is how often the real tail looks where nothing tells it; here something does.
                }
            }
        }
        String digits = amount.matches("[-+].*") ? amount.substring(1) : amount;
        String message = "invalid number of " + (bytes ? "bytes" : "lines") + ": '" + amount + "'";
        long number = Amount.parse(digits).orElseThrow(() -> new UsageError(message, 1));
        Optional<Integer> pid = arguments.value("pid").map(Tail::pid);
        boolean headers = arguments.has("v") || (arguments.operands().size() > 1 && !arguments.has("q"));
        Style style = new Style(number, bytes, amount.startsWith("+"), follow, byName, headers, pid);
        List<String> operands = arguments.operands().isEmpty() ? List.of("-") : arguments.operands();
        return new Step.Continue(TailProgram.begin(style, operands));
    }

    private static int pid(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new UsageError("invalid PID: '" + text + "'", 1);
        }
        return Integer.parseInt(text);
    }
}
