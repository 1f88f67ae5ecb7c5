package skylab.grader.sandbox;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What all child processes of a sandbox have in common. */
final class Children {
    /** The exit status of a process that was killed. */
    static final int KILLED = 137;

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

    /** Waits for a child and kills it, and what it has started, when its time is over. */
    static int await(Process child, long seconds) throws InterruptedException {
        try {
            if (child.waitFor(seconds, TimeUnit.SECONDS)) {
                return child.exitValue();
            }
            return KILLED;
        } finally {
            child.descendants().forEach(ProcessHandle::destroyForcibly);
            child.destroyForcibly().waitFor();
        }
    }
}
