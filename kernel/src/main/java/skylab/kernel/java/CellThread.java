package skylab.kernel.java;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The thread that runs the code of cells, in a group of its own so that an interrupt reaches the threads that a cell has
 * started too. Compilation stays outside: an interrupted thread would close the jars that the compiler reads.
 */
final class CellThread {
    /** How long interrupted code may go on before its cell ends without it, in milliseconds. */
    private static final long GRACE_MILLIS = 1500;

    /** Deep enough for a student's recursion, small enough that endless recursion ends soon. */
    private static final long STACK_BYTES = 2L << 20;

    private final ClassLoader contextLoader;
    private Worker worker;
    private boolean inCell;
    private boolean interrupted;
    private boolean calling;
    private CompletableFuture<Object> pending;

    private final class Worker implements Runnable {
        private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
        private final ThreadGroup group = new ThreadGroup("cell");
        private final Thread thread = new Thread(group, this, "cell", STACK_BYTES);
        private volatile boolean retired;

        Worker() {
            thread.setDaemon(true);
            thread.setContextClassLoader(contextLoader);
            thread.start();
        }

        @Override
        public void run() {
            while (!retired) {
                try {
                    tasks.take().run();
                } catch (InterruptedException e) {
                    // An interrupt that came as the cell ended; the flag is clear again.
                    continue;
                }
            }
        }
    }

    CellThread(ClassLoader contextLoader) {
        this.contextLoader = contextLoader;
    }

    /** A cell begins: an interrupt from now on is meant for it. */
    synchronized void begin() {
        inCell = true;
        interrupted = false;
        StopSignal.nextCell();
        if (worker == null || worker.retired) {
            worker = new Worker();
        }
    }

    /** The cell has ended. Its thread serves the next one, unless others live in its group or it was abandoned. */
    synchronized void end() {
        inCell = false;
        boolean abandoned = worker.retired;
        boolean alone = worker.group.activeCount() <= 1 && !abandoned;
        if (interrupted && alone) {
            StopSignal.lower(worker.group);
        }
        if (!alone) {
            worker.retired = true;
            worker.tasks.add(() -> {});
        }
    }

    /** Whether the running cell was interrupted. */
    synchronized boolean wasInterrupted() {
        return interrupted;
    }

    /** Stops the running cell; without one does nothing. */
    synchronized void interrupt() {
        if (!inCell || interrupted) {
            return;
        }
        interrupted = true;
        StopSignal.raise(worker.group);
        if (calling) {
            worker.group.interrupt();
        }
        CompletableFuture<Object> stopping = pending;
        if (stopping != null) {
            CompletableFuture.delayedExecutor(GRACE_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(() -> abandon(stopping));
        }
    }

    private synchronized void abandon(CompletableFuture<Object> stopping) {
        if (stopping == pending && !stopping.isDone()) {
            worker.retired = true;
            stopping.completeExceptionally(new StopError());
        }
    }

    /** Runs code of the cell and waits for it; throws what it throws. */
    Object call(Callable<?> code) throws Throwable {
        if (Thread.currentThread() == thread()) {
            boolean before = enter(true);
            try {
                return code.call();
            } finally {
                enter(before);
            }
        }
        CompletableFuture<Object> done = submit(code);
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw e.getCause();
        } finally {
            synchronized (this) {
                pending = null;
                calling = false;
            }
        }
    }

    /** Runs something on the cell's thread that an interrupt of the thread would harm, such as the compiler. */
    <T> T shielded(Callable<T> work) throws Exception {
        if (Thread.currentThread() != thread()) {
            return work.call();
        }
        boolean before = enter(false);
        Thread.interrupted();
        try {
            return work.call();
        } finally {
            enter(before);
        }
    }

    private synchronized boolean enter(boolean inCode) {
        boolean before = calling;
        calling = inCode;
        return before;
    }

    private synchronized Thread thread() {
        return worker == null ? null : worker.thread;
    }

    private synchronized CompletableFuture<Object> submit(Callable<?> code) {
        if (interrupted) {
            throw new StopError();
        }
        CompletableFuture<Object> done = new CompletableFuture<>();
        pending = done;
        calling = true;
        worker.tasks.add(() -> {
            Thread.interrupted();
            try {
                done.complete(code.call());
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }
}
