package skylab.guest.ssh.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;
import skylab.guest.process.ChildStatus;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.NetworkCalls.Accepted;
import skylab.guest.process.NetworkCalls.Connecting;
import skylab.guest.process.Program;
import skylab.guest.process.Signal;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.ssh.protocol.Channel;
import skylab.guest.ssh.protocol.Message;
import skylab.guest.ssh.protocol.Mux;

/**
 * The server's side of a connection of somebody who is logged in: starts shell or command, forwards ports and the agent,
 * passes bytes to and fro.
 *
 * @param config what is configured for this login
 * @param peer where it came from
 * @param login who it is
 * @param mux the connection and its channels
 * @param wishes what was asked for before the shell or command
 * @param session the channel of the shell or command, 0 before there is one
 * @param child its process, 0 before it is started and after its end
 * @param listeners the descriptors on which something is taken for the client, and what to call it
 * @param next the number of the next channel
 * @param pace what may be sent before time has passed: a line has a width
 */
record Serving(
        ServerConfig config,
        Peer peer,
        Login login,
        Mux mux,
        Wishes wishes,
        int session,
        int child,
        PSortedMap<Integer, String> listeners,
        int next,
        Pace pace)
        implements Program {
    // So much is sent at once; then a tenth of a second passes.
    private static final long BURST = 16L << 20;
    private static final java.time.Duration PAUSE = java.time.Duration.ofMillis(100);

    /** Up to how many bytes may be sent, at what time that was allowed. */
    record Pace(java.time.Duration at, long until) {}

    static Serving begin(ServerConfig config, Peer peer, Login login, Mux mux) {
        return new Serving(
                config,
                peer,
                login,
                mux,
                Wishes.NONE,
                0,
                0,
                TreePMap.empty(),
                1,
                new Pace(java.time.Duration.ZERO, BURST));
    }

    private Serving over(Mux other) {
        return new Serving(config, peer, login, other, wishes, session, child, listeners, next, pace);
    }

    private Serving wishing(Wishes other) {
        return new Serving(config, peer, login, mux, other, session, child, listeners, next, pace);
    }

    private Serving running(int channel, int pid) {
        return new Serving(config, peer, login, mux, wishes, channel, pid, listeners, next, pace);
    }

    private Serving listening(int fd, String what) {
        return new Serving(config, peer, login, mux, wishes, session, child, listeners.plus(fd, what), next, pace);
    }

    private Serving opened(Channel channel) {
        return new Serving(config, peer, login, mux.with(channel), wishes, session, child, listeners, next + 2, pace);
    }

    private Serving tell(Message.Kind kind, int channel, String text) {
        return over(mux.send(Message.of(kind, channel, text)));
    }

    private Serving paced(Pace other) {
        return new Serving(config, peer, login, mux, wishes, session, child, listeners, next, other);
    }

    @Override
    public Step step(Syscalls sys) {
        sys.catchSignals(Set.of(Signal.PIPE));
        sys.takeSignals();
        Serving now = this;
        if (!pace.at().equals(sys.monotonic())) {
            now = paced(new Pace(sys.monotonic(), mux.sent() + BURST));
        } else if (mux.sent() > pace.until()) {
            return new Step.Await(this, new Condition.Elapsed(sys.monotonic().plus(PAUSE)));
        }
        Mux.Received received = now.mux.receive(sys);
        now = now.over(received.mux());
        for (Message message : received.messages()) {
            now = now.take(sys, message);
        }
        now = now.accept(sys);
        now = now.over(now.mux.pass(sys));
        if (now.child > 0) {
            now = now.wait(sys);
        }
        if (received.end()) {
            return now.leave(sys);
        }
        List<Condition> until = new ArrayList<>(now.mux.conditions());
        now.listeners.keySet().forEach(fd -> until.add(new Condition.Readable(fd)));
        if (now.child > 0) {
            until.add(new Condition.ChildChanged(now.child));
        }
        return new Step.Await(now, new Condition.AnyOf(until));
    }

    private Step leave(Syscalls sys) {
        AuthLog.say(sys, "Received disconnect from " + peer + ":11: disconnected by user");
        AuthLog.say(sys, "Disconnected from user " + login.user().name() + " " + peer);
        AuthLog.say(
                sys,
                "pam_unix(sshd:session): session closed for user "
                        + login.user().name());
        wishes.agent().ifPresent(path -> AgentSocket.remove(sys, path));
        return new Step.Exit(0);
    }

    // The shell or command may have ended; what it has printed goes before.
    private Serving wait(Syscalls sys) {
        Optional<ChildStatus> ended;
        try {
            ended = sys.wait(child, false);
        } catch (Errno e) {
            ended = Optional.empty();
        }
        if (ended.isEmpty()) {
            return this;
        }
        Serving now = over(mux.pass(sys));
        if (now.mux.channels().containsKey(session)) {
            now = now.tell(
                            Message.Kind.EXIT,
                            session,
                            Integer.toString(ended.get().status()))
                    .tell(Message.Kind.CLOSE, session, "");
            now = now.over(now.mux.without(sys, session).flush(sys));
        }
        return now.running(session, 0);
    }

    private Serving accept(Syscalls sys) {
        Serving now = this;
        for (var listener : listeners.entrySet()) {
            for (Optional<Accepted> one = sys.accept(listener.getKey());
                    one.isPresent();
                    one = sys.accept(listener.getKey())) {
                now = now.tell(Message.Kind.OPEN, now.next, listener.getValue())
                        .opened(Channel.of(now.next, one.get().fd(), one.get().fd(), -1, true));
            }
        }
        return now;
    }

    private Serving take(Syscalls sys, Message message) {
        int channel = message.channel();
        switch (message.kind()) {
            case OPEN -> {
                return message.text().equals("session")
                        ? running(channel, child)
                        : forward(sys, channel, message.text().split(" "));
            }
            case FORWARD_PORT -> {
                return listen(sys, message.text());
            }
            case FORWARD_AGENT -> {
                return forwardAgent(sys);
            }
            case ENVIRONMENT -> {
                String name = message.text().split("=", 2)[0];
                boolean accepted = config.all("acceptenv").stream()
                        .anyMatch(names ->
                                skylab.guest.ssh.client.Patterns.anyMatches(List.of(names.split("\\s+")), name));
                return accepted ? wishing(wishes.variable(message.text())) : this;
            }
            case TERMINAL -> {
                boolean denied =
                        login.key().map(key -> key.denies("pty")).orElse(false) || !config.is("permittty", true);
                return denied
                        ? tell(Message.Kind.DENIED, channel, "PTY allocation request failed on channel 0")
                        : wishing(wishes.terminal(message.text().split(" ")[2]));
            }
            case SHELL, EXECUTE, SUBSYSTEM -> {
                return start(sys, message);
            }
            case OPEN_FAILED -> {
                return over(mux.without(sys, channel));
            }
            default -> {
                return over(mux.take(sys, message));
            }
        }
    }

    private Serving start(Syscalls sys, Message asked) {
        Optional<String> forced = login.key().flatMap(AuthorizedKey::command).or(() -> config.get("forcecommand"));
        String command = asked.text();
        if (asked.kind() == Message.Kind.SUBSYSTEM) {
            Optional<String> server = config.all("subsystem").stream()
                    .map(line -> line.split("\\s+", 2))
                    .filter(words -> words.length == 2 && words[0].equals(asked.text()))
                    .map(words -> words[1])
                    .findFirst();
            if (server.isEmpty()) {
                return tell(Message.Kind.DENIED, session, "subsystem request failed on channel 0")
                        .tell(Message.Kind.CLOSE, session, "");
            }
            command = server.get();
        }
        Wishes now =
                forced.isPresent() && !command.isEmpty() ? wishes.variable("SSH_ORIGINAL_COMMAND=" + command) : wishes;
        Children.Started started = new Children(sys, config, login, peer, now).start(forced.orElse(command));
        Channel channel = Channel.of(session, started.in(), started.out(), started.err(), true);
        return over(mux.with(channel))
                .running(session, started.pid())
                .tell(
                        Message.Kind.STARTED,
                        session,
                        sys.machine().id() + " " + started.pid() + " "
                                + started.tty().orElse("-"));
    }

    private boolean denies(String what, String keyword) {
        return login.key().map(key -> key.denies(what)).orElse(false)
                || config.get(keyword).filter("no"::equals).isPresent();
    }

    private Serving forward(Syscalls sys, int channel, String[] words) {
        if (denies("port-forwarding", "allowtcpforwarding")) {
            return tell(Message.Kind.OPEN_FAILED, channel, "administratively prohibited: open failed");
        }
        String reason;
        try {
            Optional<String> address = sys.resolve(words[1]);
            if (address.isEmpty()) {
                return tell(Message.Kind.OPEN_FAILED, channel, "Name or service not known");
            }
            Connecting connecting = sys.connect(address.get(), Integer.parseInt(words[2]));
            if (!connecting.silent()) {
                return tell(Message.Kind.OPENED, channel, "")
                        .over(mux.with(Channel.of(channel, connecting.fd(), connecting.fd(), -1, true)));
            }
            reason = Errno.Code.ETIMEDOUT.text();
        } catch (Errno e) {
            reason = e.text();
        }
        return tell(Message.Kind.OPEN_FAILED, channel, reason);
    }

    private Serving listen(Syscalls sys, String port) {
        try {
            if (!denies("port-forwarding", "allowtcpforwarding")) {
                String address = config.is("gatewayports", false) ? "0.0.0.0" : "127.0.0.1";
                return listening(sys.listen(address, Integer.parseInt(port)), "forwarded-tcpip " + port);
            }
        } catch (Errno e) {
            AuthLog.say(sys, "error: bind [127.0.0.1]:" + port + ": " + e.text());
        }
        return tell(Message.Kind.DENIED, 0, "Warning: remote port forwarding failed for listen port " + port);
    }

    private Serving forwardAgent(Syscalls sys) {
        if (denies("agent-forwarding", "allowagentforwarding")) {
            return this;
        }
        AgentSocket made = AgentSocket.make(sys, login.user());
        return listening(made.fd(), "auth-agent").wishing(wishes.agent(made.path()));
    }
}
