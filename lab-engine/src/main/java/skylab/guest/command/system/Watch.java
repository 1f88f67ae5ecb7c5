package skylab.guest.command.system;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.process.Command;
import skylab.guest.process.Condition;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Spawn;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code watch}: executes a command again and again and shows what it prints, until it is interrupted. */
@Command.Installed("/usr/bin/watch")
final class Watch implements Command {
    private static final Map<String, String> WORDS =
            Map.of("interval", "n:", "no-title", "t", "differences", "d", "errexit", "e", "exec", "x");

    @Override
    public Program start(List<String> argv) {
        return sys -> {
            Output out = new Output("watch");
            try {
                Arguments given = Arguments.parse(argv.subList(1, argv.size()), "+n:tdex", WORDS, 1);
                if (given.operands().isEmpty()) {
                    throw new UsageError("Usage:\n watch [options] command", 1);
                }
                Duration pause =
                        given.value("n").map(text -> Sleep.duration(text, 1)).orElse(Duration.ofSeconds(2));
                pause = pause.compareTo(Duration.ofMillis(100)) < 0 ? Duration.ofMillis(100) : pause;
                return new Step.Continue(
                        new Showing(String.join(" ", given.operands()), pause, given.has("t"), 0, Optional.empty()));
            } catch (UsageError e) {
                out.complain(e.getMessage());
                return out.drain(sys, e.status());
            }
        };
    }

    private record Showing(String line, Duration pause, boolean plain, int child, Optional<Duration> next)
            implements Program {
        @Override
        public boolean endless() {
            return true;
        }

        @Override
        public Step step(Syscalls sys) {
            if (child > 0) {
                if (sys.wait(child, false).isEmpty()) {
                    return new Step.Await(this, new Condition.ChildChanged(child));
                }
                Duration at = sys.monotonic().plus(pause);
                return new Step.Await(new Showing(line, pause, plain, 0, Optional.of(at)), new Condition.Elapsed(at));
            }
            if (next.isPresent() && sys.monotonic().compareTo(next.get()) < 0) {
                return new Step.Await(this, new Condition.Elapsed(next.get()));
            }
            if (sys.isTerminal(1)) {
                sys.print(1, "\033[H\033[2J");
            }
            if (!plain) {
                String left = "Every " + String.format(java.util.Locale.ROOT, "%.1f", pause.toMillis() / 1000.0) + "s: "
                        + line;
                String right = sys.machine().hostName() + ": " + Clock.ascii(Clock.local(sys, sys.now()));
                int gap = Math.max(1, sys.terminalSize().columns() - left.length() - right.length());
                sys.print(1, left + " ".repeat(gap) + right + "\n\n");
            }
            int pid = sys.spawn(Spawn.of(sys, "/usr/bin/sh", List.of("sh", "-c", line)));
            return new Step.Await(
                    new Showing(line, pause, plain, pid, Optional.empty()), new Condition.ChildChanged(pid));
        }
    }
}
