package skylab.guest.command.files;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.process.Errno;
import skylab.guest.process.Spawn;
import skylab.guest.process.Syscalls;

/** Finds and starts commands for those that start others. */
final class Launch {
    private Launch() {}

    /** The executable file of a command: its path if it has a slash, else the first one in the directories of PATH. */
    static Optional<String> find(Syscalls sys, String command, Map<String, String> env) {
        if (command.contains("/")) {
            return Optional.of(command);
        }
        for (String directory : env.getOrDefault("PATH", "/usr/bin:/bin").split(":")) {
            String path = Paths.child(directory.isEmpty() ? "." : directory, command);
            if (sys.exists(path) && sys.stat(path).isRegular() && sys.mayExecute(path)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    /**
     * Starts a child.
     *
     * @throws Errno ENOENT if there is no such command
     */
    static int spawn(Syscalls sys, List<String> argv, Map<Integer, Integer> fds) {
        String path = find(sys, argv.get(0), sys.env()).orElseThrow(() -> new Errno(Errno.Code.ENOENT));
        return sys.spawn(Spawn.of(sys, path, argv).with(fds));
    }
}
