package skylab.kernel.java;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/** What the code woven into cells calls. Public because the classes of cells are of another loader. */
public final class StopSignal {
    /** The only thing read while nothing is to be stopped: one volatile load at each loop step and call. */
    private static volatile boolean raised;

    private static final Set<ThreadGroup> STOPPED = ConcurrentHashMap.newKeySet();

    /** Whether workers of the common pool stop too. Whose task they run nobody knows: only until the next cell begins. */
    private static volatile boolean poolToo;

    private StopSignal() {}

    /** Called at method entries and backward branches. */
    public static void check() {
        if (raised) {
            stopIfMeant();
        }
    }

    /** In the place of {@link System#exit}. */
    public static void exit(int status) {
        throw new SystemExit(status);
    }

    /** In the place of {@link Runtime#exit} and {@link Runtime#halt}. */
    public static void exit(Runtime runtime, int status) {
        throw new SystemExit(status);
    }

    /** From now on threads of this group stop at their next check, and workers of the common pool until the next cell. */
    static void raise(ThreadGroup group) {
        STOPPED.add(group);
        poolToo = true;
        raised = true;
    }

    /** A cell begins that nobody has interrupted. */
    static void spareThePool() {
        poolToo = false;
    }

    /** Ends what {@link #raise} began for a group. */
    static void lower(ThreadGroup group) {
        STOPPED.remove(group);
        raised = !STOPPED.isEmpty();
    }

    private static void stopIfMeant() {
        Thread thread = Thread.currentThread();
        if (thread instanceof ForkJoinWorkerThread worker && worker.getPool() == ForkJoinPool.commonPool()) {
            if (poolToo) {
                throw new StopError();
            }
            return;
        }
        for (ThreadGroup group = thread.getThreadGroup(); group != null; group = group.getParent()) {
            if (STOPPED.contains(group)) {
                throw new StopError();
            }
        }
    }
}
