package skylab.guest.ssh.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pcollections.PSortedMap;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.NetworkCalls.Accepted;
import skylab.guest.process.NetworkCalls.Connecting;
import skylab.guest.process.Program;
import skylab.guest.process.Remote;
import skylab.guest.process.Signal;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.TerminalSize;
import skylab.guest.ssh.agent.Request;
import skylab.guest.ssh.protocol.Channel;
import skylab.guest.ssh.protocol.Message;
import skylab.guest.ssh.protocol.Mux;

/**
 * {@code ssh} passes bytes to and fro.
 *
 * @param target where
 * @param mux the connection and its channels
 * @param listeners local ports that are forwarded, by their descriptors
 * @param raw whether the local terminal leaves echo and editing to the remote one
 * @param escape what was typed of an escape sequence: {@code \n} at a line's beginning, {@code ~} after it
 * @param next the number of the next channel
 * @param there what it stands for, once the server has said it
 * @param status what the remote command ended with; -1 before
 * @param closing whether the remote side has closed the session
 */
record Established(
        Target target,
        Mux mux,
        PSortedMap<Integer, Forward> listeners,
        boolean raw,
        String escape,
        int next,
        Optional<Remote> there,
        int status,
        boolean closing)
        implements Program {
    private static final int PART = 8192;

    static Program begin(Target target, Mux mux, PSortedMap<Integer, Forward> listeners, boolean raw) {
        return new Established(target, mux, listeners, raw, "\n", Requests.SESSION + 2, Optional.empty(), -1, false);
    }

    @Override
    public Optional<Remote> remote() {
        return closing ? Optional.empty() : there;
    }

    @Override
    public boolean endless() {
        return !mux.channels().containsKey(Requests.SESSION) && !closing;
    }

    private Established over(Mux other) {
        return new Established(target, other, listeners, raw, escape, next, there, status, closing);
    }

    private Established typed(String sequence) {
        return new Established(target, mux, listeners, raw, sequence, next, there, status, closing);
    }

    private Established started(Optional<Remote> what) {
        return new Established(target, mux, listeners, raw, escape, next, what, status, closing);
    }

    private Established ended(int with, boolean over) {
        return new Established(target, mux, listeners, raw, escape, next, there, with, over);
    }

    private Established opened(Channel channel) {
        return new Established(target, mux.with(channel), listeners, raw, escape, next + 2, there, status, closing);
    }

    @Override
    public Step step(Syscalls sys) {
        sys.catchSignals(Set.of(Signal.PIPE, Signal.WINCH));
        Established now = this;
        if (sys.takeSignals().contains(Signal.WINCH) && raw) {
            TerminalSize size = sys.terminalSize();
            now = now.over(mux.send(
                    Message.of(Message.Kind.TERMINAL, Requests.SESSION, size.columns() + " " + size.rows() + " -")));
        }
        if (raw && !closing && sys.isOpen(0) && sys.isTerminal(0)) {
            now = now.keys(sys);
            if (now.escape.equals("~.")) {
                return leave(sys, "Connection to " + target.hostName() + " closed.", Client.FAILED);
            }
        }
        now = now.accept(sys);
        Mux.Received received = now.mux.receive(sys);
        now = now.over(received.mux());
        for (Message message : received.messages()) {
            if (message.kind() == Message.Kind.OPEN_FAILED && message.channel() == Requests.SESSION) {
                return leave(
                        sys,
                        "channel 0: open failed: connect failed: " + message.text() + "\nstdio forwarding failed",
                        Client.FAILED);
            }
            if (message.kind() == Message.Kind.DISCONNECT) {
                return leave(
                        sys, "Received disconnect from " + target.peer() + ":11: " + message.text(), Client.FAILED);
            }
            now = now.take(sys, message);
        }
        now = now.over(now.mux.pass(sys));
        Channel session = now.mux.channels().get(Requests.SESSION);
        if (now.closing && (session == null || session.drained())) {
            String farewell = raw ? "Connection to " + target.hostName() + " closed." : "";
            return leave(
                    sys, farewell, target.line().stdio().isPresent() ? 0 : now.status < 0 ? Client.FAILED : now.status);
        }
        if (session != null && session.in() < 0) {
            // Whoever read the output has enough, as head has.
            return leave(sys, "", Client.FAILED);
        }
        if (received.broken()) {
            return leave(sys, "client_loop: send disconnect: Broken pipe", Client.FAILED);
        }
        if (received.end()) {
            return leave(
                    sys,
                    "Connection to " + target.hostName() + " closed by remote host."
                            + (raw ? "\nConnection to " + target.hostName() + " closed." : ""),
                    Client.FAILED);
        }
        List<Condition> until = new ArrayList<>(now.mux.conditions());
        if (raw && sys.isOpen(0)) {
            until.add(new Condition.Readable(0));
        }
        listeners.keySet().forEach(fd -> until.add(new Condition.Readable(fd)));
        return new Step.Await(now, new Condition.AnyOf(until));
    }

    private Step leave(Syscalls sys, String farewell, int with) {
        if (raw && sys.isOpen(0) && sys.isTerminal(0)) {
            sys.terminalMode(0, true, true);
        }
        mux.close(sys);
        if (!farewell.isEmpty()) {
            target.info(sys, farewell);
        }
        return new Step.Exit(with);
    }

    // Sends what was typed, but for escape sequences.
    private Established keys(Syscalls sys) {
        Established now = this;
        Channel session = mux.channels().get(Requests.SESSION);
        for (Chunk chunk = sys.read(0, PART); !chunk.bytes().isEmpty(); chunk = sys.read(0, PART)) {
            StringBuilder send = new StringBuilder();
            String sequence = now.escape;
            for (byte key : chunk.bytes().toArray()) {
                char c = (char) (key & 0xFF);
                if (sequence.equals("\n")
                        && c == '~'
                        && !target.settings().get("escapechar", "~").equals("none")) {
                    sequence = "~";
                    continue;
                }
                if (sequence.equals("~")) {
                    if (c == '.') {
                        return now.typed("~.");
                    }
                    if (c == '?') {
                        sys.print(2, "~?\n" + HELP);
                        sequence = "\n";
                        continue;
                    }
                    send.append(c == '~' ? "" : "~");
                }
                send.append(c);
                sequence = c == '\n' || c == '\r' ? "\n" : "";
            }
            Bytes bytes = Bytes.of(send.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            now = now.over(now.mux
                            .send(new Message(Message.Kind.DATA, Requests.SESSION, bytes))
                            .with(session.spent(bytes.size())))
                    .typed(sequence);
            session = now.mux.channels().get(Requests.SESSION);
        }
        return now;
    }

    private static final String HELP =
            """
            Supported escape sequences:
             ~.   - terminate connection (and any multiplexed sessions)
             ~?   - this message
             ~~   - send the escape character by typing it twice
            (Note that escapes are only recognized immediately after newline.)
            """;

    private Established accept(Syscalls sys) {
        Established now = this;
        for (var listener : listeners.entrySet()) {
            for (Optional<Accepted> one = sys.accept(listener.getKey());
                    one.isPresent();
                    one = sys.accept(listener.getKey())) {
                Forward forward = listener.getValue();
                now = now.over(now.mux.send(Message.of(
                                Message.Kind.OPEN,
                                now.next,
                                "direct-tcpip " + forward.host() + " " + forward.hostPort())))
                        .opened(Channel.of(now.next, one.get().fd(), one.get().fd(), -1, false));
            }
        }
        return now;
    }

    private Established take(Syscalls sys, Message message) {
        boolean session = message.channel() == Requests.SESSION;
        switch (message.kind()) {
            case STARTED -> {
                String[] words = message.text().split(" ");
                return started(Optional.of(new Remote(
                        words[0],
                        words[2].equals("-") ? Optional.empty() : Optional.of(words[2]),
                        Integer.parseInt(words[1]))));
            }
            case DENIED -> {
                target.error(sys, message.text());
                return this;
            }
            case EXIT -> {
                String text = message.text();
                return ended(text.matches("[0-9]+") ? Integer.parseInt(text) : Client.FAILED, closing);
            }
            case OPEN -> {
                return open(sys, message);
            }
            case OPEN_FAILED -> {
                target.error(
                        sys, "channel " + message.channel() / 2 + ": open failed: connect failed: " + message.text());
                return over(mux.without(sys, message.channel()));
            }
            case KEEP_ALIVE -> {
                return over(mux.send(message));
            }
            case CLOSE -> {
                return session ? ended(status, true) : over(mux.take(sys, message));
            }
            default -> {
                return over(mux.take(sys, message));
            }
        }
    }

    // The server opens a channel: to the agent here, or to where a remote port is forwarded.
    private Established open(Syscalls sys, Message message) {
        String[] words = message.text().split(" ");
        Optional<Integer> fd = Optional.empty();
        if (words[0].equals("auth-agent")) {
            fd = Request.connect(sys, sys.env().getOrDefault(Request.SOCKET, ""));
        } else {
            for (String spec : target.settings().all("remoteforward")) {
                Forward forward = Forward.parse('R', spec);
                if (words[1].equals(Integer.toString(forward.port()))) {
                    fd = connect(sys, forward);
                }
            }
        }
        return fd.isEmpty()
                ? over(mux.send(Message.of(Message.Kind.OPEN_FAILED, message.channel(), "Connection refused")))
                : over(mux.send(Message.of(Message.Kind.OPENED, message.channel(), ""))
                        .with(Channel.of(message.channel(), fd.get(), fd.get(), -1, false)));
    }

    private static Optional<Integer> connect(Syscalls sys, Forward forward) {
        try {
            return sys.resolve(forward.host())
                    .map(address -> sys.connect(address, forward.hostPort()))
                    .filter(one -> !one.silent())
                    .map(Connecting::fd);
        } catch (Errno e) {
            return Optional.empty();
        }
    }
}
