package skylab.kernel.magic.builtin;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where magics and shell commands work: a directory and environment variables. A JVM can change neither its own working
 * directory nor its own environment, so Java in cells does not see them.
 */
final class Workspace {
    private final Map<String, String> variables = new ConcurrentHashMap<>(System.getenv());
    private volatile Path directory = Path.of("").toAbsolutePath();
    private volatile Path previous = directory;

    /** The directory, absolute. */
    Path directory() {
        return directory;
    }

    /** The directory before the last {@link #enter}. */
    Path previous() {
        return previous;
    }

    /** Works in another directory from now on. */
    void enter(Path next) {
        previous = directory;
        directory = next;
    }

    /** A file as the user names it: relative to the directory, {@code ~} for the home directory. */
    Path resolve(String name) {
        boolean home = name.equals("~") || name.startsWith("~/");
        return directory
                .resolve(home ? System.getProperty("user.home") + name.substring(1) : name)
                .normalize();
    }

    /** The environment variables by name; to be changed in place. */
    Map<String, String> variables() {
        return variables;
    }
}
