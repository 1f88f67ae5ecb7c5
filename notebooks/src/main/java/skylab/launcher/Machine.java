package skylab.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What the launcher wants to know of the machine it runs on. */
public interface Machine {

    /** The machine that this program runs on. */
    static Machine running() {
        return new ThisMachine();
    }

    Os os();

    Map<String, String> environment();

    /** The home directory of the user. */
    Path home();

    /** Whether the user may change everything on this machine. */
    boolean root();

    /** The home of the Java that runs. */
    Path javaHome();

    /** The feature version of the Java that runs: 17, 25, ... */
    int javaVersion();

    /** Whether the Java that runs has a module, for example {@code jdk.jshell}. */
    boolean hasModule(String name);

    /** The file that a command name on the {@code PATH} stands for. */
    Optional<Path> command(String name);

    /** Whether any file's absolute path matches a pattern in which {@code *} stands for any part of one name. */
    boolean anyFile(String pattern);

    /** Bytes that can be written to the file store of a directory, or of its nearest parent that exists. */
    long usableSpace(Path directory);

    /** The value of a variable of the environment; nothing where it is unset or empty. */
    default Optional<String> variable(String name) {
        return Optional.ofNullable(environment().get(name)).filter(value -> !value.isEmpty());
    }
}
