package skylab.guest.command.gnu;

import java.util.List;
import java.util.Set;
import skylab.guest.process.Busy;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/**
 * Reads files one after the other, a piece at a time, and has a filter print what comes of it. A slow writer is waited
 * for, and so is a slow reader.
 *
 * @param name of the command
 * @param inputs paths; {@code -} is standard input
 * @param fd where the first of them is open, or -1
 * @param filter what is done
 */
public record Reading(String name, List<String> inputs, int fd, Filter filter) implements Program {
    private static final int PIECE = 65_536;

    /** Copies the list. */
    public Reading {
        inputs = List.copyOf(inputs);
    }

    /** Before anything is read; without operands it is standard input. */
    public static Program of(String name, List<String> operands, Filter filter) {
        return new Reading(name, operands.isEmpty() ? List.of("-") : operands, -1, filter);
    }

    @Override
    public Step step(Syscalls sys) {
        Output out = new Output(name);
        if (inputs.isEmpty()) {
            return out.drain(sys, filter.finish(out));
        }
        String input = inputs.get(0);
        if (fd < 0) {
            return open(sys, input, out);
        }
        if (filter.satisfied()) {
            return next(sys, filter.end(out), out);
        }
        Chunk chunk;
        try {
            chunk = sys.read(fd, PIECE);
        } catch (Errno e) {
            return next(sys, filter.failed(input, e, true, out).end(out), out);
        }
        if (chunk.wouldBlock()) {
            return new Step.Await(this, new Condition.Readable(fd));
        }
        if (chunk.bytes().isEmpty()) {
            return next(sys, filter.end(out), out);
        }
        Filter after = filter.accept(chunk.bytes(), out);
        boolean unnoticed = out.size() == 0 || sys.discards(1);
        if (unnoticed && sys.inexhaustible(fd) && after.equals(filter)) {
            return Busy.FOR_EVER.step(sys);
        }
        return continued(sys, out, new Reading(name, inputs, fd, after));
    }

    private Step open(Syscalls sys, String input, Output out) {
        int opened = 0;
        if (!input.equals("-")) {
            try {
                opened = sys.open(input, Set.of(OpenFlag.READ), 0);
            } catch (Errno e) {
                return next(sys, filter.failed(input, e, false, out), out);
            }
        }
        return continued(sys, out, new Reading(name, inputs, opened, filter.begin(input, out)));
    }

    private Step next(Syscalls sys, Filter after, Output out) {
        if (fd > 0) {
            sys.close(fd);
        }
        return continued(sys, out, new Reading(name, inputs.subList(1, inputs.size()), -1, after));
    }

    private static Step continued(Syscalls sys, Output out, Program next) {
        return out.drain(sys, new Step.Continue(next));
    }
}
