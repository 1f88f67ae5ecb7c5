package skylab.guest.shell;

import java.time.Duration;

/**
 * Marks a shell that computes without waiting for anything: nobody knows whether it will end. What goes on for long is
 * computed ever more slowly, so that following a loop for days costs no more than for a minute.
 *
 * @param since when that began, as the machine's kernel counts
 */
record Computing(Duration since) implements Frame {
    /** So many frames more cost no more than opening files and closing them. */
    static final int REDIRECTION = 25;

    // Frames that are resumed in a slice of time before other processes get their turn.
    private static final int BUDGET = 20_000;
    private static final Duration SLICE = Duration.ofMillis(20);
    private static final Duration PROMPT = Duration.ofSeconds(10);
    private static final int SLICES = 100;

    /** How many frames the shell may resume in this step. */
    int budget(Duration now) {
        double past = now.minus(since).toNanos();
        return (int) (BUDGET * Math.min(1, PROMPT.toNanos() / Math.max(1, past)));
    }

    /** How long the machine takes for that. */
    Duration slice(Duration now) {
        Duration past = now.minus(since);
        return past.compareTo(PROMPT) <= 0 ? SLICE : past.dividedBy(SLICES);
    }

    @Override
    public void resume(Interpreter sh) {
        // What is below it goes on.
    }
}
