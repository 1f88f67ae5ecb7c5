package skylab.kernel.channels;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Runs what an interrupt of its thread would harm. ZeroMQ wakes its threads through {@code java.nio} pipes, and a thread
 * that is interrupted while it writes into a pipe closes it for good; code of cells is interrupted at any moment. So only
 * threads of the kernel itself, which are in the thread group that made this, touch sockets; for others one of its own
 * does.
 */
final class SafeThread {
    private final ThreadGroup kernel = Thread.currentThread().getThreadGroup();
    private final Executor other = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(kernel, task, "sender");
        thread.setDaemon(true);
        return thread;
    });

    /** Runs it now when the calling thread is safe, else soon. */
    void run(Runnable task) {
        if (Thread.currentThread().getThreadGroup() == kernel) {
            task.run();
        } else {
            other.execute(task);
        }
    }
}
