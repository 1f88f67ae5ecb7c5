package skylab.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/**
 * The {@code aws} command at work.
 *
 * @param cloud the lab
 * @param arguments without the name
 * @param answers what it got to know so far
 * @param waiting for what
 * @param typed what was typed of a line so far
 */
public record AwsProgram(Cloud cloud, List<String> arguments, PVector<Object> answers, Waiting waiting, String typed)
        implements Program {
    private static final Duration AGAIN = Duration.ofMillis(1);
    private static final String PAUSED = "paused";

    /** For what a run waits. */
    private enum Waiting {
        NOTHING,
        ANSWER,
        TIME,
        LINE
    }

    /** A command that begins. */
    public static AwsProgram of(Cloud cloud, List<String> arguments) {
        return new AwsProgram(cloud, List.copyOf(arguments), TreePVector.empty(), Waiting.NOTHING, "");
    }

    @Override
    public Step step(Syscalls sys) {
        return switch (waiting) {
            case NOTHING -> go(sys);
            case TIME -> with(PAUSED).go(sys);
            case ANSWER -> {
                Optional<Object> answer = sys.answer();
                yield answer.isPresent()
                        ? with(answer.get()).go(sys)
                        : new Step.Await(
                                this, new Condition.Elapsed(sys.monotonic().plus(AGAIN)));
            }
            case LINE -> line(sys);
        };
    }

    private AwsProgram with(Object answer) {
        return new AwsProgram(cloud, arguments, answers.plus(answer), Waiting.NOTHING, "");
    }

    private AwsProgram waiting(Waiting next, String begun) {
        return new AwsProgram(cloud, arguments, answers, next, begun);
    }

    private Step go(Syscalls sys) {
        Session session = new Session(sys, cloud, answers);
        Output out = new Output("aws");
        int status = 0;
        try {
            new Cli(session).run(arguments);
            out.print(session.printed());
        } catch (Session.Pending pending) {
            return await(sys, pending, out);
        } catch (CliError e) {
            out.print(session.printed());
            if (!e.getMessage().isEmpty()) {
                out.error("\n" + e.getMessage() + "\n");
            }
            status = e.status();
        }
        return out.drain(sys, status);
    }

    private Step await(Syscalls sys, Session.Pending pending, Output out) {
        if (pending.prompt != null) {
            out.print(pending.prompt);
            return out.drain(sys, new Step.Continue(waiting(Waiting.LINE, "")));
        }
        if (pending.question != null) {
            sys.ask(pending.question, pending.delay);
        }
        return new Step.Await(
                waiting(pending.question == null ? Waiting.TIME : Waiting.ANSWER, ""),
                new Condition.Elapsed(sys.monotonic().plus(pending.delay)));
    }

    private Step line(Syscalls sys) {
        StringBuilder line = new StringBuilder(typed);
        while (true) {
            Chunk chunk = sys.read(0, 1);
            if (chunk.wouldBlock()) {
                return new Step.Await(waiting(Waiting.LINE, line.toString()), new Condition.Readable(0));
            }
            if (chunk.end() || chunk.bytes().text().equals("\n")) {
                return new Step.Continue(with(line.toString()));
            }
            line.append(chunk.bytes().text());
        }
    }
}
