package skylab.grader.run;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The time of a cell: first it is interrupted, and if it ignores that, it is ended with the whole process. A cell that has
 * got little of the processor, because the machine is busy with others, gets more time, up to a few times as much.
 */
final class CellClock {
    // How long a cell may ignore being interrupted.
    private static final long GRACE_MILLIS = 4_000;
    private static final int MOST_ROUNDS = 3;
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final ScheduledExecutorService watch;
    private final long millis;
    private final Runnable interrupt;
    private final Runnable end;
    private final long processorAtBegin = SYSTEM.getProcessCpuTime();
    private int round = 1;
    private boolean over;
    private boolean stopped;
    private Future<?> next;

    /**
     * Begins to count.
     *
     * @param millis wall time
     */
    CellClock(ScheduledExecutorService watch, long millis, Runnable interrupt, Runnable end) {
        this.watch = watch;
        this.millis = millis;
        this.interrupt = interrupt;
        this.end = end;
        next = watch.schedule(this::look, millis, TimeUnit.MILLISECONDS);
    }

    private synchronized void look() {
        if (stopped) {
            return;
        }
        long processor = TimeUnit.NANOSECONDS.toMillis(SYSTEM.getProcessCpuTime() - processorAtBegin);
        if (processor < millis / 2 && round < MOST_ROUNDS) {
            round++;
            next = watch.schedule(this::look, millis, TimeUnit.MILLISECONDS);
            return;
        }
        over = true;
        next = watch.schedule(end, GRACE_MILLIS, TimeUnit.MILLISECONDS);
        interrupt.run();
    }

    /** Whether the time was over. */
    synchronized boolean isOver() {
        return over;
    }

    /** The cell has ended. */
    synchronized void stop() {
        stopped = true;
        next.cancel(false);
    }
}
