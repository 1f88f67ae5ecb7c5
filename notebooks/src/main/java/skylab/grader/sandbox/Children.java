package skylab.grader.sandbox;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What all child processes of a sandbox have in common. */
final class Children {
    /** The exit status of a process that was killed. */
    static final int KILLED = 137;

    // Short enough that nothing becomes much larger in between, long enough to cost nothing.
    private static final long LOOK_MILLIS = 200;
    private static final long SECONDS_TO_STOP = 15;

    private Children() {}

    /** Leaves a child nothing of the grader's environment. */
    static ProcessBuilder scrub(ProcessBuilder builder, Path home, Program program) {
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(Map.of(
                "PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
                "HOME", home.toString(),
                "LANG", "C.UTF-8",
                "TZ", "UTC"));
        environment.putAll(program.environment());
        return builder;
    }

    /**
     * Waits for a child to end. Its time may come to an end, or it may become too large, with all that it has started.
     *
     * @param seconds its time
     * @param stop ends what the child runs, so that the child can end by itself
     * @return its exit status
     */
    static int await(Process child, long seconds, Limits limits, Runnable stop) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        boolean stopped = false;
        try {
            while (!child.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() > end) {
                    return KILLED;
                }
                if (!stopped && ProcessTree.of(child.pid()).exceeds(limits)) {
                    stopped = true;
                    stop.run();
                    end = Math.min(end, System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_STOP));
                }
            }
            return stopped ? KILLED : child.exitValue();
        } finally {
            child.descendants().forEach(ProcessHandle::destroyForcibly);
            child.destroyForcibly().waitFor();
        }
    }
}
