package skylab.guest.command.system;

import java.util.List;
import java.util.Optional;
import skylab.guest.process.Errno;
import skylab.guest.process.Spawn;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** Starts commands that other commands name: {@code nohup}, {@code timeout}, {@code nice}, {@code watch}. */
final class Launcher {
    private Launcher() {}

    /** The executable file of a name along PATH. */
    static Optional<String> find(Syscalls sys, String name) {
        if (name.contains("/")) {
            return sys.exists(name) ? Optional.of(name) : Optional.empty();
        }
        for (String directory : sys.env()
                .getOrDefault("PATH", "/usr/local/bin:/usr/bin:/usr/sbin")
                .split(":")) {
            String path = directory + "/" + name;
            if (sys.exists(path) && sys.stat(path).isRegular() && sys.mayExecute(path)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    /** Starts a command as a child; a {@link UsageError} with 127 or 126 if that is not possible. */
    static int spawn(Syscalls sys, List<String> words) {
        String path = path(sys, words, true);
        try {
            return sys.spawn(Spawn.of(sys, path, words));
        } catch (Errno e) {
            throw new UsageError("failed to run command '" + words.get(0) + "': " + e.text(), 126);
        }
    }

    /** Where a command is; the words of the message are those of coreutils. */
    static String path(Syscalls sys, List<String> words, boolean coreutils) {
        return find(sys, words.get(0))
                .orElseThrow(() -> new UsageError(
                        (coreutils ? "failed to run command '" + words.get(0) + "'" : words.get(0))
                                + ": No such file or directory",
                        127));
    }
}
