package skylab.guest.ssh.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Errno;
import skylab.guest.process.NetworkCalls.Pty;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Pipe;
import skylab.guest.process.Spawn;
import skylab.guest.process.Syscalls;
import skylab.guest.ssh.Account;
import skylab.guest.ssh.agent.Request;

/**
 * Starts the shell or the command of somebody who has logged in.
 *
 * @param sys the kernel
 * @param config what is configured
 * @param login who it is
 * @param peer from where
 * @param wishes what was asked for
 */
record Children(Syscalls sys, ServerConfig config, Login login, Peer peer, Wishes wishes) {
    private static final String PATH = "/usr/local/bin:/usr/bin:/usr/local/sbin:/usr/sbin";

    /**
     * What was started.
     *
     * @param pid its process
     * @param in the descriptor to which its input is written
     * @param out the descriptor from which its output is read
     * @param err the same of its messages, -1 if they come with the output
     * @param tty its terminal
     */
    record Started(int pid, int in, int out, int err, Optional<String> tty) {}

    /** Starts it; an empty command is the login shell. */
    Started start(String command) {
        return wishes.terminal().isPresent() ? onTerminal(command) : onPipes(command);
    }

    private Spawn spawn(String command, Map<Integer, Integer> fds, Optional<String> tty) {
        Account user = login.user();
        String name = user.shell().substring(user.shell().lastIndexOf('/') + 1);
        List<String> argv = command.isEmpty() ? List.of("-" + name) : List.of(name, "-c", command);
        return Spawn.of(sys, user.shell(), argv)
                .with(fds)
                .withEnv(environment(tty))
                .in(sys.exists(user.home()) ? user.home() : "/")
                .as(user.identity())
                .inSession();
    }

    private Started onTerminal(String command) {
        Pty pty = sys.openTerminal();
        int terminal = sys.open("/dev/" + pty.name(), Set.of(OpenFlag.READ, OpenFlag.WRITE), 0);
        if (command.isEmpty()) {
            welcome(terminal, pty.name());
        }
        int pid = sys.spawn(
                spawn(command, Map.of(0, terminal, 1, terminal, 2, terminal), Optional.of("/dev/" + pty.name())));
        sys.close(terminal);
        return new Started(pid, pty.fd(), pty.fd(), -1, Optional.of(pty.name()));
    }

    private Started onPipes(String command) {
        Pipe stdin = sys.pipe();
        Pipe stdout = sys.pipe();
        Pipe stderr = sys.pipe();
        int pid = sys.spawn(spawn(
                command, Map.of(0, stdin.readEnd(), 1, stdout.writeEnd(), 2, stderr.writeEnd()), Optional.empty()));
        sys.close(stdin.readEnd());
        sys.close(stdout.writeEnd());
        sys.close(stderr.writeEnd());
        return new Started(pid, stdin.writeEnd(), stdout.readEnd(), stderr.readEnd(), Optional.empty());
    }

    private Map<String, String> environment(Optional<String> tty) {
        Account user = login.user();
        Map<String, String> all = new TreeMap<>(Map.of("LANG", "C.UTF-8", "PATH", PATH));
        all.putAll(wishes.environment());
        all.put("USER", user.name());
        all.put("LOGNAME", user.name());
        all.put("HOME", user.home());
        all.put("SHELL", user.shell());
        all.put("MAIL", "/var/spool/mail/" + user.name());
        all.put("SSH_CLIENT", peer.address() + " " + peer.port() + " " + peer.localPort());
        all.put("SSH_CONNECTION", peer.address() + " " + peer.port() + " " + peer.local() + " " + peer.localPort());
        tty.ifPresent(name -> all.put("SSH_TTY", name));
        wishes.terminal().ifPresent(type -> all.put("TERM", type));
        wishes.agent().ifPresent(path -> all.put(Request.SOCKET, path));
        return all;
    }

    private void welcome(int terminal, String tty) {
        Account user = login.user();
        if (!sys.exists(user.home() + "/.hushlogin")) {
            for (String file : List.of("/run/motd.dynamic", "/etc/motd")) {
                show(terminal, file);
            }
            if (config.is("printlastlog", true)) {
                LastLogin.of(sys, user.name()).ifPresent(last -> sys.print(terminal, last + "\n"));
            }
        }
        LastLogin.note(sys, user.name(), tty, peer.address());
    }

    private void show(int terminal, String file) {
        try {
            Bytes text = sys.readFile(file);
            sys.write(terminal, text);
        } catch (Errno none) {
            return;
        }
    }
}
