package skylab.lab;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import skylab.guest.machine.Sessions;
import skylab.world.Agenda;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * The terminal of the learner's own computer. It stays as it is from one text to the next: an {@code ssh} session goes
 * on until {@code exit}, or until the other side closes it.
 */
public final class Terminal {
    /** How long a command may take. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Recorder recorder;
    private final Scope scope;

    Terminal(Recorder recorder, Scope scope) {
        this.recorder = recorder;
        this.scope = scope;
    }

    /**
     * What appeared on the terminal.
     *
     * @param transcript with prompts and the typed lines, as a person sees it
     */
    public record Typed(String transcript) {}

    /**
     * What a command did.
     *
     * @param status exit status, 124 if it took longer than a day
     * @param out standard output
     * @param err standard error
     */
    public record Ran(int status, String out, String err) {}

    /**
     * Types a text line by line, each when the command before has ended. A command that would go on for ever is
     * interrupted with Ctrl-C after ten seconds. A line costs a second of virtual time, and what its command takes.
     */
    public Typed type(String text) {
        return recorder.act(action("Type", "text", text), tx -> new Typed(OwnComputer.type(tx, scope, text)))
                .response();
    }

    /** Runs a command of bash beside the terminal, without one. */
    public Ran run(String command) {
        return recorder.act(action("Run", "command", command), tx -> run(tx, command))
                .response();
    }

    private Ran run(Transaction tx, String command) {
        Sessions sessions = OwnComputer.SESSIONS;
        String stem = "/tmp/.run-" + tx.newUuid();
        // The outer shell only notes the status, so that an exit in the command does not prevent it.
        int pid = sessions.start(
                tx,
                scope,
                OwnComputer.ID,
                OwnComputer.USER,
                List.of("/bin/bash", "-c", "/bin/bash -c \"$1\"; echo $? > \"$2\"", "run", command, stem + ".status"),
                OwnComputer.ENVIRONMENT,
                OwnComputer.HOME,
                stem + ".out",
                stem + ".err");
        Instant end = tx.now().plus(LONGEST);
        boolean ended = true;
        while (ended && sessions.isRunning(tx, scope, OwnComputer.ID, pid)) {
            Agenda agenda = tx.world().agenda();
            ended = !agenda.entries().isEmpty()
                    && !agenda.entries().firstKey().at().isAfter(end);
            if (ended) {
                Instant next = agenda.entries().firstKey().at();
                tx.advanceTo(next.isAfter(tx.now()) ? next : tx.now());
            }
        }
        String out = file(tx, stem + ".out");
        String err = file(tx, stem + ".err");
        return ended ? new Ran(Integer.parseInt(file(tx, stem + ".status").strip()), out, err) : new Ran(124, out, err);
    }

    private String file(Transaction tx, String path) {
        return OwnComputer.SESSIONS.file(tx, scope, OwnComputer.ID, path).text();
    }

    private Recorder.Action action(String name, String parameter, String text) {
        return new Recorder.Action(
                Lab.SOURCE,
                name,
                scope.region(),
                JsonNodeFactory.instance.objectNode().put(parameter, text),
                false);
    }
}
