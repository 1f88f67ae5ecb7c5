package skylab.guest.command.gnu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import skylab.guest.disk.Content;
import skylab.guest.process.Busy;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/**
 * Reads all inputs to their end before the work begins, for commands that cannot say anything earlier. Regular files are
 * not copied.
 *
 * @param name of the command
 * @param waiting inputs not read yet; {@code -} is standard input
 * @param fd where the first of them is open, or -1
 * @param part what came from there
 * @param inputs what was read
 * @param work what is done then
 */
public record Gathering(String name, List<String> waiting, int fd, Content part, List<Input> inputs, Work work)
        implements Program {
    private static final int PIECE = 32_768;
    private static final long NOTED = 1 << 20;
    private static final long MOST = 128 << 20;

    /** Copies the lists. */
    public Gathering {
        waiting = List.copyOf(waiting);
        inputs = List.copyOf(inputs);
    }

    /**
     * An input that was read.
     *
     * @param name the operand
     * @param content what was in it; nothing if it could not be read
     * @param problem why it could not
     */
    public record Input(String name, Content content, Optional<Errno> problem) {}

    /** What is done with inputs that have been read. */
    @FunctionalInterface
    public interface Work {
        /** Does it and returns the exit status. */
        int run(Syscalls sys, List<Input> inputs, Output out);

        /**
         * Takes note of what has come of an input, which is then forgotten.
         *
         * @param input its place among the inputs
         * @return this work with its notes; empty if it needs all of what comes
         */
        default Optional<Work> condense(Syscalls sys, int input, Content part) {
            return Optional.empty();
        }

        /** How many bytes of an input it needs; what comes after them is not read. */
        default long most() {
            return Long.MAX_VALUE;
        }

        /** This work, which needs so many bytes of an input at most. */
        default Work upTo(long bytes) {
            return new Beginning(this, bytes);
        }
    }

    private record Beginning(Work work, long most) implements Work {
        @Override
        public int run(Syscalls sys, List<Input> inputs, Output out) {
            return work.run(sys, inputs, out);
        }
    }

    /** Before anything is read; without operands it is standard input. */
    public static Program of(String name, List<String> operands, Work work) {
        return new Gathering(name, operands.isEmpty() ? List.of("-") : operands, -1, Content.EMPTY, List.of(), work);
    }

    @Override
    public Step step(Syscalls sys) {
        if (waiting.isEmpty()) {
            Output out = new Output(name);
            int status;
            try {
                status = work.run(sys, inputs, out);
            } catch (UsageError e) {
                out.complain(e.getMessage());
                status = e.status();
            }
            return out.drain(sys, status);
        }
        String input = waiting.get(0);
        try {
            if (fd < 0) {
                return new Step.Continue(open(sys, input));
            }
            if (sys.inexhaustible(fd)
                    && work.condense(sys, inputs.size(), Content.EMPTY).isPresent()) {
                return Busy.FOR_EVER.step(sys);
            }
            Optional<Work> noted = part.size() > NOTED ? work.condense(sys, inputs.size(), part) : Optional.empty();
            if (noted.isPresent()) {
                return new Step.Continue(new Gathering(name, waiting, fd, Content.EMPTY, inputs, noted.get()));
            }
            if (part.size() >= work.most()) {
                return new Step.Continue(next(sys, new Input(input, part, Optional.empty())));
            }
            Chunk chunk = sys.read(fd, (int) Math.min(PIECE, work.most() - part.size()));
            if (chunk.wouldBlock()) {
                return new Step.Await(this, new Condition.Readable(fd));
            }
            if (part.size() > MOST) {
                Output out = new Output(name);
                out.complain("memory exhausted");
                return out.drain(sys, 2);
            }
            return new Step.Continue(
                    chunk.bytes().isEmpty()
                            ? next(sys, new Input(input, part, Optional.empty()))
                            : new Gathering(name, waiting, fd, part.append(chunk.bytes()), inputs, work));
        } catch (Errno e) {
            return new Step.Continue(next(sys, new Input(input, Content.EMPTY, Optional.of(e))));
        }
    }

    private Gathering open(Syscalls sys, String input) {
        if (input.equals("-")) {
            return new Gathering(name, waiting, 0, Content.EMPTY, inputs, work);
        }
        if (sys.stat(input).isRegular()) {
            return next(sys, new Input(input, sys.content(input), Optional.empty()));
        }
        return new Gathering(name, waiting, sys.open(input, Set.of(OpenFlag.READ), 0), Content.EMPTY, inputs, work);
    }

    private Gathering next(Syscalls sys, Input read) {
        if (fd > 0) {
            sys.close(fd);
        }
        List<Input> all = new ArrayList<>(inputs);
        all.add(read);
        return new Gathering(name, waiting.subList(1, waiting.size()), -1, Content.EMPTY, all, work);
    }
}
