package skylab.guest.command.storage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import skylab.guest.process.Condition;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Signal;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/**
 * The copying of {@code dd} from a device that never ends to one that keeps nothing: only a processor is busy, so it is
 * one span, and how far it has come follows from how long it lasts.
 *
 * @param copy how far it was when the span began
 * @param since when that was
 * @param told seconds at which progress was last told
 */
record DdSpin(DdCopy copy, Duration since, long told) implements Program {
    @Override
    public double cpu() {
        return 1;
    }

    @Override
    public boolean endless() {
        return copy.plan().limit() == Long.MAX_VALUE;
    }

    @Override
    public Step step(Syscalls sys) {
        List<Signal> signals = sys.takeSignals();
        Duration end = since.plus(lasting(sys));
        boolean over = sys.monotonic().compareTo(end) >= 0;
        DdCopy now = over ? copy.skipping(copy.plan().limit() - copy.read(), told) : reached(sys);
        Output print = new Output("dd");
        if (signals.contains(Signal.INT)) {
            now.report(sys, print);
            return print.drain(sys, 128 + Signal.INT.number());
        } else if (signals.contains(Signal.USR1)) {
            now.report(sys, print);
        }
        if (over) {
            return print.drain(sys, new Step.Continue(now));
        }
        List<Condition> next = new ArrayList<>(List.of(new Condition.Signalled()));
        if (!endless()) {
            next.add(new Condition.Elapsed(end));
        }
        DdCopy shown = now.telling(sys, print);
        if (copy.plan().status().equals("progress")) {
            long seconds = sys.monotonic().minus(copy.begun()).toSeconds();
            next.add(new Condition.Elapsed(copy.begun().plusSeconds(seconds + 1)));
        }
        return print.drain(sys, new Step.Await(new DdSpin(copy, since, shown.told()), new Condition.AnyOf(next)));
    }

    private Duration lasting(Syscalls sys) {
        double records = Math.ceil(
                (copy.plan().limit() - copy.read()) / (double) copy.plan().ibs());
        double seconds = Math.min(Duration.ofDays(36_500).toSeconds(), records * record(sys));
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    // What is done by now, in whole records.
    private DdCopy reached(Syscalls sys) {
        double seconds = sys.monotonic().minus(since).toNanos() / 1e9;
        long records = (long) (seconds / record(sys));
        long bytes = Math.min(
                copy.plan().limit() - copy.read(), records * copy.plan().ibs());
        return copy.skipping(bytes, told);
    }

    // Seconds that a record takes.
    private double record(Syscalls sys) {
        return copy.processor(sys, copy.plan().ibs(), 1);
    }
}
