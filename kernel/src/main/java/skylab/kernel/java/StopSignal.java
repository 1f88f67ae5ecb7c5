package skylab.kernel.java;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import skylab.kernel.java.compiler.ClassStore;

/** What the code woven into cells calls. Public because the classes of cells are of another loader. */
public final class StopSignal {
    /** The only thing read while nothing is to be stopped: one volatile load at each loop step and call. */
    private static volatile boolean raised;

    private static final Set<ThreadGroup> STOPPED = ConcurrentHashMap.newKeySet();

    /** Threads of groups that stop no more, and the outermost class of a cell in which they were when that ended. */
    private static final Map<Thread, String> STRAYS = new ConcurrentHashMap<>();

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

    /**
     * A cell begins that nobody has interrupted. What earlier ones have left behind goes on being stopped as long as it
     * is in the code that was interrupted; a thread of an executor that later cells use is free for their code.
     */
    static void nextCell() {
        poolToo = false;
        STRAYS.keySet().removeIf(thread -> !thread.isAlive());
        for (ThreadGroup group : STOPPED) {
            Thread[] threads = new Thread[2 * group.activeCount() + 1];
            int count = group.enumerate(threads);
            for (Thread thread : Arrays.asList(threads).subList(0, count)) {
                cellCode(thread).ifPresent(code -> STRAYS.put(thread, code));
            }
            STOPPED.remove(group);
        }
        raised = !STRAYS.isEmpty();
    }

    /** The outermost class of a cell on the stack of a thread. */
    private static Optional<String> cellCode(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> name.startsWith(ClassStore.PACKAGE + "."))
                .reduce((inner, outer) -> outer);
    }

    /** Ends what {@link #raise} began for a group in which nothing runs any more. */
    static void lower(ThreadGroup group) {
        STOPPED.remove(group);
        raised = !STOPPED.isEmpty() || !STRAYS.isEmpty();
    }

    private static void stopIfMeant() {
        Thread thread = Thread.currentThread();
        if (thread instanceof ForkJoinWorkerThread worker && worker.getPool() == ForkJoinPool.commonPool()) {
            if (poolToo) {
                throw new StopError();
            }
            return;
        }
        String interrupted = STRAYS.get(thread);
        if (interrupted != null) {
            if (cellCode(thread).filter(interrupted::equals).isPresent()) {
                throw new StopError();
            }
            STRAYS.remove(thread);
        }
        for (ThreadGroup group = thread.getThreadGroup(); group != null; group = group.getParent()) {
            if (STOPPED.contains(group)) {
                throw new StopError();
            }
        }
    }
}
