package skylab.guest.command.packages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Spawn;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.telemetry.Activity;

/**
 * A package manager at work: does one act after another.
 *
 * @param name of the command
 * @param acts what is left to do
 * @param until when the time that it lets pass is over
 * @param child a program that it waits for
 * @param answer what was typed so far at a question
 */
record Script(String name, List<Act> acts, Optional<Duration> until, int child, Optional<Bytes> answer)
        implements Program {
    Script {
        acts = List.copyOf(acts);
    }

    /** At the beginning. */
    static Script of(String name, List<Act> acts) {
        return new Script(name, acts, Optional.empty(), 0, Optional.empty());
    }

    private Script going(List<Act> rest) {
        return of(name, rest);
    }

    private List<Act> rest() {
        return acts.subList(1, acts.size());
    }

    private List<Act> then(List<Act> next) {
        List<Act> all = new ArrayList<>(next);
        all.addAll(rest());
        return all;
    }

    @Override
    public double cpu() {
        return until.isPresent() && acts.get(0) instanceof Act.Pass pass ? pass.cpu() : 0;
    }

    @Override
    public Activity.Load load() {
        return until.isPresent() && acts.get(0) instanceof Act.Pass pass ? pass.load() : Activity.Load.IDLE;
    }

    @Override
    public Step step(Syscalls sys) {
        Output out = new Output(name);
        if (acts.isEmpty()) {
            return new Step.Exit(0);
        }
        Act act = acts.get(0);
        if (act instanceof Act.End end) {
            return new Step.Exit(end.status());
        } else if (act instanceof Act.Pass pass) {
            if (until.isEmpty()) {
                pass.download().ifPresent(one -> sys.receive(one.host(), one.port(), pass.time(), one.bytes()));
            }
            Duration end = until.orElseGet(() -> sys.monotonic().plus(pass.time()));
            return sys.monotonic().compareTo(end) >= 0
                    ? new Step.Continue(going(rest()))
                    : new Step.Await(new Script(name, acts, Optional.of(end), 0, answer), new Condition.Elapsed(end));
        } else if (act instanceof Act.Ask ask) {
            return ask(sys, ask, out);
        } else if (act instanceof Act.Execute execute) {
            return execute(sys, execute);
        }
        List<Act> next;
        try {
            next = act.perform(sys, out);
        } catch (UsageError e) {
            out.error(e.getMessage() + "\n");
            return out.drain(sys, e.status());
        } catch (Errno e) {
            out.error("error: " + e.text() + "\n");
            return out.drain(sys, 1);
        }
        return out.drain(sys, new Step.Continue(going(then(next))));
    }

    private Step ask(Syscalls sys, Act.Ask ask, Output out) {
        if (answer.isEmpty()) {
            out.print(ask.prompt());
            return out.drain(sys, new Step.Continue(new Script(name, acts, until, child, Optional.of(Bytes.EMPTY))));
        }
        Chunk chunk = sys.read(0, 4096);
        if (chunk.wouldBlock()) {
            return new Step.Await(this, new Condition.Readable(0));
        }
        Bytes typed = answer.get().plus(chunk.bytes());
        if (typed.indexOf((byte) '\n', 0) < 0 && !chunk.end()) {
            return new Step.Continue(new Script(name, acts, until, child, Optional.of(typed)));
        }
        String word = typed.text().split("\n", 2)[0].strip().toLowerCase(java.util.Locale.ROOT);
        boolean known = List.of("", "y", "yes", "n", "no", "d").contains(word) || chunk.end();
        if (!known) {
            return new Step.Continue(new Script(name, acts, until, child, Optional.empty()));
        }
        boolean yes = word.isEmpty() ? ask.usual() && !chunk.end() : word.startsWith("y");
        return new Step.Continue(going(then(yes ? ask.yes() : ask.no())));
    }

    private Step execute(Syscalls sys, Act.Execute execute) {
        if (child == 0) {
            try {
                int pid = sys.spawn(Spawn.of(sys, execute.argv().get(0), execute.argv()));
                return new Step.Continue(new Script(name, acts, until, pid, answer));
            } catch (Errno e) {
                return new Step.Continue(going(rest()));
            }
        }
        return sys.wait(child, false).isPresent()
                ? new Step.Continue(going(rest()))
                : new Step.Await(this, new Condition.ChildChanged(child));
    }
}
