package skylab.guest.command.system;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.process.ChildStatus;
import skylab.guest.process.Command;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Signal;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code timeout}: ends a command that takes too long. */
@Command.Installed("/usr/bin/timeout")
final class Timeout implements Command {
    private static final Map<String, String> WORDS =
            Map.of("signal", "s:", "kill-after", "k:", "preserve-status", "p", "foreground", "f", "verbose", "v");

    @Override
    public Program start(List<String> argv) {
        return sys -> {
            Output out = new Output("timeout");
            try {
                Arguments given = Arguments.parse(argv.subList(1, argv.size()), "+s:k:pfv", WORDS, 125);
                if (given.operands().size() < 2) {
                    throw new UsageError("missing operand\nTry 'timeout --help' for more information.", 125);
                }
                Duration limit = Sleep.duration(given.operands().get(0), 125);
                Signal signal = given.value("s")
                        .map(name -> Signal.parse(name)
                                .orElseThrow(() -> new UsageError("'" + name + "': invalid signal", 125)))
                        .orElse(Signal.TERM);
                Optional<Duration> kill = given.value("k").map(text -> Sleep.duration(text, 125));
                int child = Launcher.spawn(
                        sys, given.operands().subList(1, given.operands().size()));
                Optional<Duration> end = limit.isZero()
                        ? Optional.empty()
                        : Optional.of(sys.monotonic().plus(limit));
                return new Watching(child, end, signal, kill, given.has("p"), false).step(sys);
            } catch (UsageError e) {
                out.complain(e.getMessage());
                return out.drain(sys, e.status());
            }
        };
    }

    private record Watching(
            int child, Optional<Duration> end, Signal signal, Optional<Duration> kill, boolean preserves, boolean late)
            implements Program {
        @Override
        public Step step(Syscalls sys) {
            Optional<ChildStatus> ended = sys.wait(child, false);
            if (ended.isPresent()) {
                return new Step.Exit(
                        late && !preserves
                                ? signal == Signal.KILL ? 137 : 124
                                : ended.get().status());
            }
            Watching next = this;
            if (end.isPresent() && sys.monotonic().compareTo(end.get()) >= 0) {
                try {
                    sys.kill(child, Optional.of(signal));
                } catch (Errno e) {
                    // It has just ended by itself.
                    return new Step.Continue(this);
                }
                next = new Watching(
                        child,
                        kill.map(time -> sys.monotonic().plus(time)),
                        kill.isPresent() ? Signal.KILL : signal,
                        Optional.empty(),
                        preserves,
                        true);
                if (next.end.isEmpty()) {
                    return new Step.Await(next, new Condition.ChildChanged(child));
                }
            }
            Condition ends = new Condition.ChildChanged(child);
            return new Step.Await(
                    next,
                    next.end.isEmpty()
                            ? ends
                            : new Condition.AnyOf(List.of(ends, new Condition.Elapsed(next.end.get()))));
        }
    }
}
