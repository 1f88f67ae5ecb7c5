package skylab.guest.command.system;

import java.util.List;
import java.util.Map;
import skylab.guest.command.gnu.Gathering;
import skylab.guest.process.Command;
import skylab.guest.process.Facility;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Severity;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code logger}: logs its arguments, or each line that it reads. */
@Command.Installed("/usr/bin/logger")
final class Logger implements Command {
    private static final Map<String, String> WORDS =
            Map.of("tag", "t:", "priority", "p:", "id", "i", "stderr", "s", "file", "f:");

    @Override
    public Program start(List<String> argv) {
        return sys -> {
            Output out = new Output("logger");
            try {
                Arguments given = Arguments.parse(argv.subList(1, argv.size()), "+t:p:isf:", WORDS, 1);
                String[] priority = given.value("p").orElse("user.notice").split("\\.", 2);
                Facility facility = Facility.named(priority.length > 1 ? priority[0] : "user")
                        .orElseThrow(() -> new UsageError("unknown facility name: " + priority[0], 1));
                Severity severity = Severity.named(priority[priority.length - 1])
                        .orElseThrow(
                                () -> new UsageError("unknown priority name: " + priority[priority.length - 1], 1));
                String tag = given.value("t").orElseGet(() -> Accounts.of(sys)
                        .userName(sys.identity().uid()));
                if (!given.operands().isEmpty()) {
                    log(sys, given, facility, severity, tag, String.join(" ", given.operands()), out);
                    return out.drain(sys, 0);
                }
                return new Step.Continue(
                        Gathering.of("logger", given.value("f").map(List::of).orElse(List.of()), (now, inputs, to) -> {
                            inputs.forEach(input -> input.content()
                                    .text()
                                    .lines()
                                    .forEach(line -> log(now, given, facility, severity, tag, line, to)));
                            return 0;
                        }));
            } catch (UsageError e) {
                out.complain(e.getMessage());
                return out.drain(sys, e.status());
            }
        };
    }

    private static void log(
            Syscalls sys, Arguments given, Facility facility, Severity severity, String tag, String line, Output out) {
        sys.log(facility, severity, tag, line);
        if (given.has("s")) {
            out.error("<" + (facility.number() * 8 + severity.ordinal()) + ">" + tag + ": " + line + "\n");
        }
    }
}
