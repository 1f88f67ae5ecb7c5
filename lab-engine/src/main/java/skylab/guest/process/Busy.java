package skylab.guest.process;

import java.time.Duration;
import java.util.Optional;

/**
 * Work that nobody notices but by the processor that it takes: what comes of it is thrown away, and what it begins with
 * comes again for ever. It is one span, however long it lasts; a signal ends it as it ends every waiting.
 *
 * @param until when it is done and the process ends, as {@link Syscalls#monotonic()} tells it; empty for never
 */
public record Busy(Optional<Duration> until) implements Program {
    /** Work that never ends by itself. */
    public static final Busy FOR_EVER = new Busy(Optional.empty());

    @Override
    public Step step(Syscalls sys) {
        if (until.isPresent() && sys.monotonic().compareTo(until.get()) >= 0) {
            return new Step.Exit(0);
        }
        return new Step.Await(this, until.<Condition>map(Condition.Elapsed::new).orElse(new Condition.Signalled()));
    }

    @Override
    public boolean endless() {
        return until.isEmpty();
    }

    @Override
    public double cpu() {
        return 1;
    }
}
