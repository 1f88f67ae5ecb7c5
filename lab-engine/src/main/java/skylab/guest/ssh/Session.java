package skylab.guest.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import skylab.guest.disk.Bytes;
import skylab.guest.process.ChildStatus;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.NetworkCalls.Accepted;
import skylab.guest.process.NetworkCalls.Pty;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Pipe;
import skylab.guest.process.Program;
import skylab.guest.process.Spawn;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/**
 * The server's side of one connection: checks the key, starts shell or command, passes bytes to and fro.
 *
 * @param peer where it came from: address, port
 * @param input what came in and is no whole message yet
 * @param greeted whether the host key was shown
 * @param account who has proved to be who
 * @param forced the command that the key is limited to
 * @param child the shell's or command's process, 0 before it is started
 * @param in where what comes in is written, -1 for nowhere
 * @param out where output is read, -1 after its end
 * @param err where messages are read, -1 if there are none
 */
record Session(
        String peer,
        Bytes input,
        boolean greeted,
        Optional<Account> account,
        Optional<String> forced,
        int child,
        int in,
        int out,
        int err)
        implements Program {
    private static final int FD = Server.CONNECTION;
    private static final int PART = 8192;
    private static final String PATH = "/usr/local/bin:/usr/bin:/usr/local/sbin:/usr/sbin";

    static Session begin(Accepted from) {
        return new Session(
                from.address() + " " + from.port(),
                Bytes.EMPTY,
                false,
                Optional.empty(),
                Optional.empty(),
                0,
                -1,
                -1,
                -1);
    }

    @Override
    public Step step(Syscalls sys) {
        Session now = this;
        if (!greeted) {
            String key =
                    sys.readFile("/etc/ssh/ssh_host_ed25519_key.pub").text().trim();
            send(sys, Message.of(Message.Kind.HOST_KEY, key));
            now = new Session(peer, input, true, account, forced, child, in, out, err);
        }
        Chunk chunk = sys.read(FD, 1 << 20);
        if (chunk.end()) {
            return new Step.Exit(255);
        }
        now = now.with(now.input.plus(chunk.bytes()));
        for (var next = Message.parse(now.input); next.isPresent(); next = Message.parse(now.input)) {
            now = now.with(next.get().rest()).take(sys, next.get().message());
        }
        return now.child == 0 ? new Step.Await(now, new Condition.Readable(FD)) : now.pass(sys);
    }

    private Session with(Bytes rest) {
        return new Session(peer, rest, greeted, account, forced, child, in, out, err);
    }

    private Session running(int pid, int to, int from, int messages) {
        return new Session(peer, input, greeted, account, forced, pid, to, from, messages);
    }

    private static void send(Syscalls sys, Message message) {
        sys.write(FD, message.encoded());
    }

    private Session take(Syscalls sys, Message message) {
        switch (message.kind()) {
            case AUTHENTICATE:
                return authenticate(sys, message.body().text());
            case SHELL:
                return forced.isPresent() ? execute(sys, forced.get()) : shell(sys);
            case EXECUTE:
                return execute(sys, forced.orElse(message.body().text()));
            case DATA:
                if (in >= 0) {
                    sys.write(in, message.body());
                }
                return this;
            case END_OF_FILE:
                if (in >= 0 && in != out) {
                    sys.close(in);
                    return running(child, -1, out, err);
                }
                return this;
            default:
                return this;
        }
    }

    // The line is: user, key type, key.
    private Session authenticate(Syscalls sys, String line) {
        String[] words = line.split(" ");
        Optional<Account> user = Account.named(sys, words[0]);
        if (user.isPresent()) {
            String file = user.get().home() + "/.ssh/authorized_keys";
            if (strict(sys, user.get(), file)) {
                for (String entry : sys.readFile(file).text().split("\n")) {
                    int key = entry.indexOf(words[1] + " " + words[2]);
                    if (key >= 0 && !entry.startsWith("#")) {
                        send(sys, Message.of(Message.Kind.ACCEPTED, ""));
                        return new Session(
                                peer, input, greeted, user, command(entry.substring(0, key)), child, in, out, err);
                    }
                }
            }
        }
        send(sys, Message.of(Message.Kind.REFUSED, ""));
        return this;
    }

    // "StrictModes": nobody else may be able to change the file or a directory above it up to the home.
    private static boolean strict(Syscalls sys, Account user, String file) {
        try {
            for (String path : List.of(user.home(), user.home() + "/.ssh", file)) {
                var stat = sys.stat(path);
                if ((stat.permissions() & 022) != 0
                        || (stat.uid() != 0 && stat.uid() != user.identity().uid())) {
                    return false;
                }
            }
            return true;
        } catch (Errno e) {
            return false;
        }
    }

    private static Optional<String> command(String options) {
        int begin = options.indexOf("command=\"");
        if (begin < 0) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        for (int i = begin + "command=\"".length(); i < options.length() && options.charAt(i) != '"'; i++) {
            boolean escaped = options.charAt(i) == '\\' && i + 1 < options.length() && options.charAt(i + 1) == '"';
            text.append(options.charAt(escaped ? ++i : i));
        }
        return Optional.of(text.toString());
    }

    private Map<String, String> environment(Syscalls sys) {
        Account user = account.orElseThrow();
        return Map.of(
                "USER",
                user.name(),
                "LOGNAME",
                user.name(),
                "HOME",
                user.home(),
                "SHELL",
                user.shell(),
                "PATH",
                PATH,
                "LANG",
                "C.UTF-8",
                "TERM",
                "xterm-256color",
                "SSH_CONNECTION",
                peer + " " + sys.address() + " 22");
    }

    private Session shell(Syscalls sys) {
        Account user = account.orElseThrow();
        Pty pty = sys.openTerminal();
        int terminal = sys.open("/dev/" + pty.name(), Set.of(OpenFlag.READ, OpenFlag.WRITE), 0);
        String name = user.shell().substring(user.shell().lastIndexOf('/') + 1);
        int pid = sys.spawn(Spawn.of(sys, user.shell(), List.of("-" + name))
                .with(Map.of(0, terminal, 1, terminal, 2, terminal))
                .withEnv(environment(sys))
                .in(user.home())
                .as(user.identity())
                .inSession());
        sys.close(terminal);
        return running(pid, pty.fd(), pty.fd(), -1);
    }

    private Session execute(Syscalls sys, String command) {
        Account user = account.orElseThrow();
        Pipe stdin = sys.pipe();
        Pipe stdout = sys.pipe();
        Pipe stderr = sys.pipe();
        int pid = sys.spawn(Spawn.of(sys, user.shell(), List.of(user.shell(), "-c", command))
                .with(Map.of(0, stdin.readEnd(), 1, stdout.writeEnd(), 2, stderr.writeEnd()))
                .withEnv(environment(sys))
                .in(user.home())
                .as(user.identity())
                .inSession());
        sys.close(stdin.readEnd());
        sys.close(stdout.writeEnd());
        sys.close(stderr.writeEnd());
        return running(pid, stdin.writeEnd(), stdout.readEnd(), stderr.readEnd());
    }

    private Step pass(Syscalls sys) {
        boolean pty = in == out;
        boolean outOpen = copy(sys, out, Message.Kind.DATA);
        boolean errOpen = copy(sys, err, Message.Kind.ERROR_DATA);
        Session now = running(child, in, outOpen ? out : -1, errOpen ? err : -1);
        Optional<ChildStatus> ended = sys.wait(child, false);
        if (ended.isPresent()) {
            copy(sys, now.out, Message.Kind.DATA);
            copy(sys, now.err, Message.Kind.ERROR_DATA);
            send(sys, Message.of(Message.Kind.EXIT, Integer.toString(ended.get().status())));
            return new Step.Exit(0);
        }
        List<Condition> until = new ArrayList<>(List.of(new Condition.Readable(FD), new Condition.ChildChanged(child)));
        if (now.out >= 0) {
            until.add(new Condition.Readable(now.out));
        }
        if (now.err >= 0) {
            until.add(new Condition.Readable(now.err));
        }
        return new Step.Await(pty ? running(child, in, out, err) : now, new Condition.AnyOf(until));
    }

    // Passes on what is there; whether more may come.
    private static boolean copy(Syscalls sys, int fd, Message.Kind kind) {
        while (fd >= 0) {
            Chunk chunk = sys.read(fd, PART);
            if (chunk.bytes().isEmpty()) {
                return !chunk.end();
            }
            send(sys, new Message(kind, chunk.bytes()));
        }
        return false;
    }
}
