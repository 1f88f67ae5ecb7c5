package skylab.guest.process;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a child is to be started.
 *
 * @param path the executable file; ignored when a program is given
 * @param argv its arguments, the first one its name as {@code ps} shows it
 * @param env environment
 * @param cwd working directory, absolute
 * @param fds the child's descriptors: its number, and the parent's descriptor that it is a copy of
 * @param program what it executes without loading a file: a copy of the parent, such as a subshell
 * @param group the process group it is put into: -1 the parent's, 0 a new one of its own
 * @param identity in whose name; only root may choose another one than its own
 * @param session whether it leads a new session, without a terminal at first
 */
public record Spawn(
        String path,
        List<String> argv,
        Map<String, String> env,
        String cwd,
        Map<Integer, Integer> fds,
        Optional<Program> program,
        int group,
        Optional<Credentials> identity,
        boolean session) {

    /** Copies the collections. */
    public Spawn {
        argv = List.copyOf(argv);
        env = Collections.unmodifiableSortedMap(new TreeMap<>(env));
        fds = Collections.unmodifiableSortedMap(new TreeMap<>(fds));
    }

    /** An executable file, in the parent's group and name, with the parent's descriptors 0, 1 and 2. */
    public static Spawn of(Syscalls parent, String path, List<String> argv) {
        return new Spawn(
                path,
                argv,
                parent.env(),
                parent.cwd(),
                Map.of(0, 0, 1, 1, 2, 2),
                Optional.empty(),
                -1,
                Optional.empty(),
                false);
    }

    /** This with other descriptors. */
    public Spawn with(Map<Integer, Integer> descriptors) {
        return new Spawn(path, argv, env, cwd, descriptors, program, group, identity, session);
    }

    /** This, executing a copy of the parent. */
    public Spawn with(Program copy) {
        return new Spawn(path, argv, env, cwd, fds, Optional.of(copy), group, identity, session);
    }

    /** This with another environment. */
    public Spawn withEnv(Map<String, String> environment) {
        return new Spawn(path, argv, environment, cwd, fds, program, group, identity, session);
    }

    /** This in another process group: 0 for a new one. */
    public Spawn inGroup(int pgid) {
        return new Spawn(path, argv, env, cwd, fds, program, pgid, identity, session);
    }

    /** This in another's name. */
    public Spawn as(Credentials other) {
        return new Spawn(path, argv, env, cwd, fds, program, group, Optional.of(other), session);
    }

    /** This as the leader of a new session. */
    public Spawn inSession() {
        return new Spawn(path, argv, env, cwd, fds, program, group, identity, true);
    }

    /** This with another working directory. */
    public Spawn in(String directory) {
        return new Spawn(path, argv, env, directory, fds, program, group, identity, session);
    }
}
