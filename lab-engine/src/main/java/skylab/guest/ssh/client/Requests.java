package skylab.guest.ssh.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Program;
import skylab.guest.process.Spawn;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.TerminalSize;
import skylab.guest.ssh.agent.Request;
import skylab.guest.ssh.protocol.Channel;
import skylab.guest.ssh.protocol.Message;
import skylab.guest.ssh.protocol.Mux;

/**
 * {@code ssh} is logged in and asks for what it came for: forwarded ports, a shell, a command.
 *
 * @param target where
 * @param mux the connection
 */
record Requests(Target target, Mux mux) implements Program {
    /** The channel of the shell or command, or of {@code -W}. */
    static final int SESSION = 2;

    private static final String TERM = "TERM";

    static Program begin(Target target, Mux mux) {
        return new Requests(target, mux);
    }

    @Override
    public Step step(Syscalls sys) {
        PSortedMap<Integer, Forward> listeners = TreePMap.empty();
        boolean none = target.settings().is("clearallforwardings", false);
        for (String spec : none ? List.<String>of() : target.settings().all("localforward")) {
            Optional<Integer> fd = listen(sys, Forward.parse('L', spec));
            if (fd.isPresent()) {
                listeners = listeners.plus(fd.get(), Forward.parse('L', spec));
            } else if (target.settings().is("exitonforwardfailure", false)) {
                return new Step.Exit(Client.FAILED);
            }
        }
        if (!target.settings().all("dynamicforward").isEmpty()) {
            target.error(sys, "Skylab does not emulate dynamic forwarding (SOCKS).");
        }
        Mux asked = mux;
        for (String spec : none ? List.<String>of() : target.settings().all("remoteforward")) {
            asked = asked.send(Message.of(
                    Message.Kind.FORWARD_PORT,
                    0,
                    Integer.toString(Forward.parse('R', spec).port())));
        }
        Optional<String> stdio = target.line().stdio();
        boolean raw = false;
        if (stdio.isPresent()) {
            asked = asked.send(Message.of(
                            Message.Kind.OPEN,
                            SESSION,
                            "direct-tcpip "
                                    + String.join(
                                            " ",
                                            Forward.hostAndPort(stdio.get()).orElseThrow())))
                    .with(Channel.of(SESSION, 1, 0, -1, false));
        } else if (!target.settings().get("sessiontype", "default").equals("none")) {
            raw = terminal(sys);
            asked = session(sys, asked, raw);
        }
        Program going = Established.begin(target, asked, listeners, raw);
        return target.settings().is("forkafterauthentication", false)
                ? background(sys, going)
                : new Step.Continue(going);
    }

    private Optional<Integer> listen(Syscalls sys, Forward forward) {
        String address = forward.bind().equals("*") || forward.bind().equals("0.0.0.0")
                ? "0.0.0.0"
                : target.settings().is("gatewayports", false) && forward.bind().isEmpty() ? "0.0.0.0" : "127.0.0.1";
        try {
            return Optional.of(sys.listen(address, forward.port()));
        } catch (Errno e) {
            target.error(
                    sys,
                    "bind [" + address + "]:" + forward.port() + ": " + e.text()
                            + "\nchannel_setup_fwd_listener_tcpip: cannot listen to port: " + forward.port()
                            + "\nCould not request local forwarding.");
            return Optional.empty();
        }
    }

    private boolean terminal(Syscalls sys) {
        String wish = target.settings().get("requesttty", "auto");
        boolean here = sys.isOpen(0) && sys.isTerminal(0);
        return switch (wish) {
            case "force" -> true;
            case "no", "false" -> false;
            case "yes", "true" -> {
                if (!here) {
                    target.info(sys, "Pseudo-terminal will not be allocated because stdin is not a terminal.");
                }
                yield here;
            }
            default -> here && command().isEmpty();
        };
    }

    private String command() {
        return target.line().command().isEmpty()
                ? target.settings().get("remotecommand").map(target::expand).orElse("")
                : target.line().command();
    }

    private Mux session(Syscalls sys, Mux before, boolean tty) {
        boolean here = sys.isOpen(0) && sys.isTerminal(0);
        boolean silent = target.settings().is("stdinnull", false) || !sys.isOpen(0);
        Mux asked = before.send(Message.of(Message.Kind.OPEN, SESSION, "session"))
                .with(Channel.of(SESSION, 1, silent || (tty && here) ? -1 : 0, 2, false));
        String agent = target.settings().get("forwardagent", "no");
        if (!agent.equals("no") && sys.env().containsKey(Request.SOCKET)) {
            asked = asked.send(Message.of(Message.Kind.FORWARD_AGENT, SESSION, ""));
        }
        for (Map.Entry<String, String> variable : environment(sys).entrySet()) {
            asked = asked.send(
                    Message.of(Message.Kind.ENVIRONMENT, SESSION, variable.getKey() + "=" + variable.getValue()));
        }
        if (tty) {
            TerminalSize size = sys.terminalSize();
            asked = asked.send(Message.of(
                    Message.Kind.TERMINAL,
                    SESSION,
                    size.columns() + " " + size.rows() + " " + sys.env().getOrDefault(TERM, "dumb")));
            if (here) {
                sys.terminalMode(0, false, false);
            }
        }
        boolean subsystem = target.settings().get("sessiontype", "default").equals("subsystem");
        Message.Kind kind =
                subsystem ? Message.Kind.SUBSYSTEM : command().isEmpty() ? Message.Kind.SHELL : Message.Kind.EXECUTE;
        asked = asked.send(Message.of(kind, SESSION, command()));
        return silent ? asked.send(Message.of(Message.Kind.END_OF_FILE, SESSION, "")) : asked;
    }

    private Map<String, String> environment(Syscalls sys) {
        Map<String, String> sent = new TreeMap<>();
        for (String patterns : target.settings().all("sendenv")) {
            sys.env().forEach((name, value) -> {
                if (Patterns.anyMatches(ConfigReader.words(patterns), name)) {
                    sent.put(name, value);
                }
            });
        }
        for (String settings : target.settings().all("setenv")) {
            for (String one : ConfigReader.words(settings)) {
                String[] pair = one.split("=", 2);
                sent.put(pair[0], pair.length > 1 ? pair[1] : "");
            }
        }
        return sent;
    }

    // It goes on as a child, and the caller's command line comes back.
    private static Step background(Syscalls sys, Program going) {
        int nothing = sys.open("/dev/null", java.util.Set.of(OpenFlag.READ), 0);
        Map<Integer, Integer> fds = new TreeMap<>();
        sys.descriptors().forEach(fd -> fds.put(fd, fd));
        fds.put(0, nothing);
        fds.remove(nothing);
        sys.spawn(
                Spawn.of(sys, "/usr/bin/ssh", sys.argv()).with(going).with(fds).inSession());
        return new Step.Exit(0);
    }
}
