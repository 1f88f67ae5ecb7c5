package skylab.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import skylab.aws.ec2.instance.Hosts;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;
import skylab.guest.machine.Sessions;
import skylab.guest.machine.Streams;
import skylab.world.Agenda;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * Logins to machines of the lab from programs outside. Each is an {@code ssh} on the learner's own computer, with the key
 * that is there, so that whatever lets it in, keeps it out or slows it down is the lab's. What is sent is written down like
 * what is typed at the terminal.
 */
public final class SshLines {
    private static final Sessions SESSIONS = OwnComputer.SESSIONS;
    private static final Streams STREAMS = new Streams(Hosts.MACHINES);
    private static final String KEY = OwnComputer.HOME + "/.ssh/labsuser.pem";

    // How long what was sent is on its way; a line is typed in a second.
    private static final Duration TRIP = Duration.ofMillis(200);
    private static final Duration TYPING = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    // So much is heard at once, at most.
    private static final int PART = 1 << 22;

    private final Recorder recorder;
    private final Scope scope;

    SshLines(Recorder recorder, Scope scope) {
        this.recorder = recorder;
        this.scope = scope;
    }

    /**
     * Whom to log in where, and what for.
     *
     * @param user the name on the machine
     * @param address the machine's
     * @param tty whether with a terminal
     * @param subsystem whether the command is the name of a subsystem
     * @param command empty for a shell
     */
    public record Login(String user, String address, boolean tty, boolean subsystem, String command) {
        static Login read(JsonNode parameters) {
            return new Login(
                    parameters.path("user").asText(),
                    parameters.path("address").asText(),
                    parameters.path("tty").asBoolean(),
                    parameters.path("subsystem").asBoolean(),
                    parameters.path("command").asText());
        }

        ObjectNode written() {
            return node().put("user", user)
                    .put("address", address)
                    .put("tty", tty)
                    .put("subsystem", subsystem)
                    .put("command", command);
        }
    }

    /**
     * What came.
     *
     * @param taken how many of the bytes that were sent it had room for
     * @param out standard output, or what appeared on the terminal
     * @param err standard error
     * @param status the exit status when it has ended
     * @param state how what runs there stands
     */
    public record Heard(int taken, byte[] out, byte[] err, Optional<Integer> status, Sessions.State state) {}

    /** The private key that logs in, as a file in PEM format. */
    public String privateKey() {
        return recorder.act(action("SshKey", node()), this::privateKey).response();
    }

    private String privateKey(Transaction tx) {
        return SESSIONS.file(tx, scope, OwnComputer.ID, KEY).text();
    }

    /**
     * Begins a login.
     *
     * @return its number
     */
    public String open(Login login) {
        return recorder.act(action("SshOpen", login.written()), tx -> open(tx, login))
                .response();
    }

    private String open(Transaction tx, Login login) {
        String number = tx.newUuid().toString();
        String status = "/tmp/.ssh-" + number;
        // The outer shell only notes the status.
        List<String> argv = new ArrayList<>(List.of("/bin/bash", "-c", "\"$@\"; echo $? > \"$0\"", status, "ssh"));
        argv.addAll(List.of("-i", KEY, "-o", "IdentitiesOnly=yes", "-o", "StrictHostKeyChecking=accept-new"));
        argv.add(login.tty() ? "-t" : "-T");
        if (login.subsystem()) {
            argv.add("-s");
        }
        argv.add(login.user() + "@" + login.address());
        if (!login.command().isEmpty()) {
            argv.add(login.command());
        }
        Map<String, String> env = OwnComputer.ENVIRONMENT;
        SshLine line = login.tty()
                ? new SshLine.Typed(
                        SESSIONS.logIn(tx, scope, OwnComputer.ID, OwnComputer.USER, argv, env, OwnComputer.HOME),
                        0,
                        status)
                : new SshLine.Piped(
                        STREAMS.start(tx, scope, OwnComputer.ID, OwnComputer.USER, argv, env, OwnComputer.HOME),
                        status);
        tx.put(scope, SshLine.LINES, number, line);
        return number;
    }

    /**
     * Sends what was typed, and lets pass the time that it takes until the machine waits for more.
     *
     * @param end whether nothing will follow; a terminal takes no notice
     * @throws IllegalArgumentException if the login is no longer there
     */
    public Heard send(String line, byte[] bytes, boolean end) {
        ObjectNode parameters = node().put("line", line)
                .put("data", Base64.getEncoder().encodeToString(bytes))
                .put("end", end);
        known(line);
        return recorder.act(action("SshSend", parameters), tx -> {
                    SshLine there = there(tx, line);
                    int taken = send(tx, there, Bytes.of(bytes), end);
                    tx.advance(
                            there instanceof SshLine.Typed && Bytes.of(bytes).indexOf((byte) '\n', 0) >= 0
                                    ? TYPING
                                    : TRIP);
                    return hear(tx, line, taken);
                })
                .response();
    }

    private int send(Transaction tx, SshLine line, Bytes bytes, boolean end) {
        if (line instanceof SshLine.Typed typed) {
            SESSIONS.type(tx, scope, OwnComputer.ID, typed.tty(), bytes);
            return bytes.size();
        }
        Streams.Held held = ((SshLine.Piped) line).held();
        int taken = bytes.isEmpty() ? 0 : STREAMS.write(tx, scope, OwnComputer.ID, held, bytes);
        if (end && taken == bytes.size()) {
            STREAMS.close(tx, scope, OwnComputer.ID, held.in());
        }
        return taken;
    }

    /**
     * Lets time pass, and hears what came.
     *
     * @throws IllegalArgumentException if the login is no longer there
     */
    public Heard pass(String line, Duration duration) {
        known(line);
        ObjectNode parameters = node().put("line", line).put("duration", duration.toString());
        return recorder.act(action("SshPass", parameters), tx -> {
                    tx.advance(duration);
                    return hear(tx, line, 0);
                })
                .response();
    }

    /** Whether there is something to be heard without any time passing. */
    public boolean stirs(String line) {
        Optional<SshLine> there = recorder.world().table(scope, SshLine.LINES).get(line);
        if (there.isEmpty()) {
            return true;
        }
        return there.get() instanceof SshLine.Typed typed
                ? SESSIONS.stirs(recorder.world(), scope, OwnComputer.ID, typed.tty(), typed.seen())
                : STREAMS.stirs(recorder.world(), scope, OwnComputer.ID, ((SshLine.Piped) there.get()).held());
    }

    /** Ends a login, whatever runs there; nothing happens if it is no longer there. */
    public void close(String line) {
        if (recorder.world().table(scope, SshLine.LINES).get(line).isPresent()) {
            recorder.act(action("SshClose", node().put("line", line)), tx -> {
                close(tx, line);
                return line;
            });
        }
    }

    private void close(Transaction tx, String line) {
        if (there(tx, line) instanceof SshLine.Piped piped) {
            STREAMS.end(tx, scope, OwnComputer.ID, piped.held());
        } else if (there(tx, line) instanceof SshLine.Typed typed) {
            SESSIONS.hangUp(tx, scope, OwnComputer.ID, typed.tty());
        }
        tx.remove(scope, SshLine.LINES, line);
    }

    private Heard hear(Transaction tx, String line, int taken) {
        Instant end = tx.now().plus(LONGEST);
        Function<SshLine, Sessions.State> state = there -> there instanceof SshLine.Typed typed
                ? SESSIONS.state(tx, scope, OwnComputer.ID, typed.tty())
                : STREAMS.state(tx, scope, OwnComputer.ID, ((SshLine.Piped) there).held());
        Bytes out = Bytes.EMPTY;
        Bytes err = Bytes.EMPTY;
        while (true) {
            if (there(tx, line) instanceof SshLine.Piped piped) {
                // What is taken makes room for more.
                int before;
                do {
                    before = out.size() + err.size();
                    out = out.plus(
                            STREAMS.read(tx, scope, OwnComputer.ID, piped.held().out()));
                    err = err.plus(
                            STREAMS.read(tx, scope, OwnComputer.ID, piped.held().err()));
                } while (out.size() + err.size() > before && before <= PART);
            }
            Agenda agenda = tx.world().agenda();
            if (state.apply(there(tx, line)) != Sessions.State.BUSY
                    || out.size() + err.size() > PART
                    || agenda.entries().isEmpty()
                    || agenda.entries().firstKey().at().isAfter(end)) {
                break;
            }
            Instant next = agenda.entries().firstKey().at();
            tx.advanceTo(next.isAfter(tx.now()) ? next : tx.now());
        }
        SshLine there = there(tx, line);
        if (there instanceof SshLine.Typed typed) {
            Content screen = SESSIONS.screen(tx, scope, OwnComputer.ID, typed.tty());
            out = screen.read(typed.seen(), (int) Math.min(PART, screen.size() - typed.seen()));
            tx.put(
                    scope,
                    SshLine.LINES,
                    line,
                    new SshLine.Typed(typed.tty(), typed.seen() + out.size(), typed.status()));
        }
        Optional<Integer> status = status(tx, there);
        Sessions.State now = state.apply(there);
        if (status.isPresent()) {
            tx.remove(scope, SshLine.LINES, line);
        }
        return new Heard(taken, out.toArray(), err.toArray(), status, now);
    }

    private Optional<Integer> status(Transaction tx, SshLine line) {
        boolean going = line instanceof SshLine.Typed typed
                ? SESSIONS.isLoggedIn(tx, scope, OwnComputer.ID, typed.tty())
                : SESSIONS.isRunning(
                        tx, scope, OwnComputer.ID, ((SshLine.Piped) line).held().pid());
        if (going) {
            return Optional.empty();
        }
        if (line instanceof SshLine.Piped piped) {
            STREAMS.end(tx, scope, OwnComputer.ID, piped.held());
        }
        return Optional.of(Integer.parseInt(
                SESSIONS.file(tx, scope, OwnComputer.ID, line.status()).text().strip()));
    }

    private SshLine there(Transaction tx, String line) {
        return tx.find(scope, SshLine.LINES, line).orElseThrow();
    }

    // A lab that went back to a checkpoint has other logins.
    private void known(String line) {
        if (recorder.world().table(scope, SshLine.LINES).get(line).isEmpty()) {
            throw new IllegalArgumentException("there is no login " + line);
        }
    }

    private Recorder.Action action(String name, ObjectNode parameters) {
        return new Recorder.Action(Lab.SOURCE, name, scope.region(), parameters, false);
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
