package skylab.grader.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
    private static final long MILLIS_TO_PART = 1_000;

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
     * @param peer whom it may talk with
     * @param stop ends what the child runs, so that the child can end by itself
     * @return its exit status
     */
    static int await(Process child, long seconds, Limits limits, Peer peer, Runnable stop) throws InterruptedException {
        Thread dialogue = new Thread(() -> talk(child, peer), "peer of " + child.pid());
        dialogue.setDaemon(true);
        dialogue.start();
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
            // With the child its ends of the pipes are gone, unless somebody who has escaped still holds one.
            dialogue.join(MILLIS_TO_PART);
            dialogue.interrupt();
        }
    }

    private static void talk(Process child, Peer peer) {
        try (InputStream said = child.getInputStream()) {
            hear(said, child.getOutputStream(), peer);
            // Nobody listens any more, but a program that still talks is not to be stopped by that.
            said.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // It has ended.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void hear(InputStream said, OutputStream answers, Peer peer) throws InterruptedException {
        try (answers) {
            peer.talk(said, answers);
        } catch (IOException e) {
            // It does not want to be told any more.
            return;
        }
    }
}
