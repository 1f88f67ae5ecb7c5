package skylab.kernel.output;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Supplier;

/**
 * Knows which request a thread was started for. Threads that the code of a cell starts belong to it, and so do the
 * threads that those start. The kernel's own threads, and the thread that runs the cells, belong to no request: they work
 * for whichever is served. Cells are told from the kernel by their thread group.
 */
final class ThreadOwners {
    /** A thread of the kernel, or one that runs cells. */
    private static final Owner NOBODY = new Owner(null);

    private static final InheritableThreadLocal<Owner> OWNERS = new InheritableThreadLocal<>() {
        @Override
        protected Owner childValue(Owner ofParent) {
            ThreadOwners latest = current;
            boolean startedByCell = latest != null && Thread.currentThread().getThreadGroup() != latest.kernel;
            return ofParent == NOBODY && startedByCell ? new Owner(latest.served.get()) : ofParent;
        }
    };

    /** Those of the kernel of this process. */
    private static volatile ThreadOwners current;

    private final ThreadGroup kernel = Thread.currentThread().getThreadGroup();
    private final Supplier<Request> served;

    private record Owner(Request request) {}

    /**
     * The owners of threads from now on; made on a thread of the kernel.
     *
     * @param served the request that is being served
     */
    ThreadOwners(Supplier<Request> served) {
        this.served = served;
        current = this;
        watch();
    }

    /** Marks the calling thread as one of the kernel: what it hands down to threads that it starts is kept track of. */
    static void watch() {
        OWNERS.set(NOBODY);
    }

    /** The request that the calling thread was started for, null when it was for none in particular. */
    Request ofThisThread() {
        Owner owner = OWNERS.get();
        // The workers of the common pool are shared by all cells.
        boolean shared = Thread.currentThread() instanceof ForkJoinWorkerThread worker
                && worker.getPool() == ForkJoinPool.commonPool();
        return owner == null || shared ? null : owner.request();
    }
}
