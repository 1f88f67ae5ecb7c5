package skylab.guest.command.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.ssh.agent.Request;

/**
 * The execution of a {@link Conversing} command.
 *
 * @param command which
 * @param argv its arguments, the first one its name
 * @param answers what was answered so far
 * @param printed how many pieces it has printed so far
 * @param waiting where an answer is expected
 */
record Dialogue(Conversing command, List<String> argv, List<String> answers, int printed, Optional<Waiting> waiting)
        implements Program {
    Dialogue {
        argv = List.copyOf(argv);
        answers = List.copyOf(answers);
    }

    /** A descriptor, and whether it is of a terminal that shows nothing of what is typed. */
    record Waiting(int fd, boolean secret) {}

    /** A question that has no answer yet. */
    private static final class Unanswered extends RuntimeException {
        private final String prompt;
        private final boolean secret;
        private final boolean agent;

        Unanswered(String prompt, boolean secret, boolean agent) {
            super(prompt, null, false, false);
            this.prompt = prompt;
            this.secret = secret;
            this.agent = agent;
        }
    }

    /** One line of output: to which descriptor, and what. */
    private record Piece(int fd, String text) {}

    /** What a command may say and ask. */
    static final class Talk {
        private final List<Piece> said = new ArrayList<>();
        private final List<String> known;
        private int next;

        Talk(List<String> known) {
            this.known = known;
        }

        void say(String line) {
            said.add(new Piece(1, line + "\n"));
        }

        void complain(String line) {
            said.add(new Piece(2, line + "\n"));
        }

        /** A line that is typed. */
        String ask(String prompt) {
            return answer(prompt, false, false);
        }

        /** A line that is typed and not shown. */
        String askSecretly(String prompt) {
            return answer(prompt, true, false);
        }

        /** What the agent answers; {@link Request#FAILURE} if there is none. */
        Request agent(Request request) {
            return Request.parse(answer(request.encoded().text(), false, true)).orElse(Request.of(Request.FAILURE));
        }

        private String answer(String prompt, boolean secret, boolean agent) {
            if (next < known.size()) {
                return known.get(next++);
            }
            throw new Unanswered(prompt, secret, agent);
        }
    }

    @Override
    public Step step(Syscalls sys) {
        if (waiting.isPresent()) {
            Waiting here = waiting.get();
            Chunk chunk = sys.read(here.fd(), 1 << 16);
            if (chunk.wouldBlock()) {
                return new Step.Await(this, new Condition.Readable(here.fd()));
            }
            if (here.secret()) {
                sys.terminalMode(here.fd(), true, true);
                sys.print(here.fd(), "\n");
            }
            sys.close(here.fd());
            return new Step.Continue(answered(chunk.bytes().text().stripTrailing()));
        }
        Talk talk = new Talk(answers);
        int status;
        try {
            status = command.run(sys, argv.subList(1, argv.size()), talk);
        } catch (Unanswered question) {
            List<Piece> all = talk.said;
            tell(sys, all);
            return question.agent ? askAgent(sys, question.prompt, all.size()) : askPerson(sys, question, all.size());
        } catch (UsageError e) {
            talk.complain(e.getMessage());
            status = e.status();
        } catch (Errno e) {
            talk.complain(argv.get(0) + ": " + e.text());
            status = 255;
        }
        Output out = new Output(argv.get(0));
        for (Piece piece : talk.said.subList(Math.min(printed, talk.said.size()), talk.said.size())) {
            if (piece.fd() == 1) {
                out.print(piece.text());
            } else {
                out.error(piece.text());
            }
        }
        return out.drain(sys, status);
    }

    private void tell(Syscalls sys, List<Piece> all) {
        all.subList(Math.min(printed, all.size()), all.size()).forEach(piece -> sys.print(piece.fd(), piece.text()));
    }

    private Dialogue answered(String answer) {
        List<String> more = new ArrayList<>(answers);
        more.add(answer);
        return new Dialogue(command, argv, more, printed, Optional.empty());
    }

    private Step askPerson(Syscalls sys, Unanswered question, int said) {
        int fd;
        try {
            fd = sys.open("/dev/tty", Set.of(OpenFlag.READ, OpenFlag.WRITE), 0);
        } catch (Errno none) {
            if (question.secret || !sys.isOpen(0)) {
                return new Step.Continue(new Dialogue(command, argv, answers, said, Optional.empty()).answered(""));
            }
            fd = sys.duplicate(0, 3);
        }
        sys.print(sys.isTerminal(fd) ? fd : 2, question.prompt);
        if (question.secret) {
            sys.terminalMode(fd, false, true);
        }
        Waiting here = new Waiting(fd, question.secret);
        return new Step.Await(
                new Dialogue(command, argv, answers, said, Optional.of(here)), new Condition.Readable(fd));
    }

    private Step askAgent(Syscalls sys, String request, int said) {
        Optional<Integer> fd = Request.connect(sys, sys.env().getOrDefault(Request.SOCKET, ""));
        Dialogue told = new Dialogue(command, argv, answers, said, Optional.empty());
        if (fd.isEmpty()) {
            return new Step.Continue(told.answered("NONE"));
        }
        sys.print(fd.get(), request);
        return new Step.Await(
                new Dialogue(command, argv, answers, said, Optional.of(new Waiting(fd.get(), false))),
                new Condition.Readable(fd.get()));
    }
}
