package skylab.guest.command.awk;

import java.util.List;
import java.util.Optional;
import org.pcollections.PMap;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/**
 * An awk program at its work.
 *
 * @param program what is executed
 * @param state what it remembers
 * @param phase what is being executed
 * @param operand the number of the next operand
 * @param files how many files were begun
 * @param main the file being read
 * @param unit what is in the midst of being executed
 * @param inputs open inputs of {@code getline}, by name
 * @param outputs open outputs of {@code print}, by name
 * @param last the record read last
 * @param status exit status so far
 */
record Running(
        Node.Program program,
        State state,
        Phase phase,
        int operand,
        int files,
        Optional<Source> main,
        Optional<Unit> unit,
        PMap<String, Source> inputs,
        PMap<String, Sink> outputs,
        String last,
        int status)
        implements Program {
    /** What is executed. */
    enum Phase {
        BEGIN,
        MAIN,
        END,
        CLOSING
    }

    /** Where {@code print} writes; the command that reads it, or 0. */
    record Sink(int fd, int pid) {}

    /**
     * A record, or the blocks of the beginning or end.
     *
     * @param record the text
     * @param answers what the outside has answered so far
     * @param said how often it has printed already
     * @param request what it waits for
     * @param child the process that it waits for, or 0
     */
    record Unit(String record, List<Exchange.Answer> answers, int said, Optional<Exchange.Request> request, int child) {
        Unit {
            answers = List.copyOf(answers);
        }

        static Unit of(String record) {
            return new Unit(record, List.of(), 0, Optional.empty(), 0);
        }
    }

    @Override
    public Step step(Syscalls sys) {
        return new Turn(this, sys).go();
    }
}
