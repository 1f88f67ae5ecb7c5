package skylab.kernel.output;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Supplier;

/**
 * Knows which request a thread was started for. Threads that the code of a cell starts belong to it, and so do the
 * threads that those start. The kernel's own threads, and the thread that runs the cells, belong to no request: they work
 * for whichever is served. Cells are told from the kernel by their thread group.
 *
 * @param <T> what stands for a request
 */
final class ThreadOwners<T> {
    private final ThreadGroup kernel = Thread.currentThread().getThreadGroup();
    private final Supplier<T> served;
    private final InheritableThreadLocal<Owner<T>> owners = new InheritableThreadLocal<>() {
        @Override
        protected Owner<T> childValue(Owner<T> ofParent) {
            boolean startedByCell = Thread.currentThread().getThreadGroup() != kernel;
            return ofParent.request() == null && startedByCell ? new Owner<>(served.get()) : ofParent;
        }
    };

    /** Null stands for no request in particular. */
    private record Owner<T>(T request) {}

    /**
     * Owners of the threads that are started from now on by the calling thread, which is one of the kernel, and its
     * descendants.
     *
     * @param served the request that is being served
     */
    ThreadOwners(Supplier<T> served) {
        this.served = served;
        owners.set(new Owner<>(null));
    }

    /** The request that the calling thread was started for, null when it was for none in particular. */
    T current() {
        Owner<T> owner = owners.get();
        // The workers of the common pool are shared by all cells.
        boolean shared = Thread.currentThread() instanceof ForkJoinWorkerThread worker
                && worker.getPool() == ForkJoinPool.commonPool();
        return owner == null || shared ? null : owner.request();
    }
}
