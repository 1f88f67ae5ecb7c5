package skylab.guest.command.awk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import skylab.guest.command.gnu.LineFilter;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.UsageError;

/**
 * An awk program at its work.
 *
 * @param program what is executed
 * @param state what it remembers
 * @param assignments given between the files, by how many files come before them
 * @param files how many files were begun
 * @param begun the beginning of a record whose end has not come, unless lines are records
 * @param last the record read last
 * @param status exit status so far
 */
record Executing(
        Node.Program program,
        State state,
        SortedMap<Integer, List<String>> assignments,
        int files,
        String begun,
        String last,
        int status)
        implements LineFilter {

    /** Assigns what the command line says, with escapes replaced. */
    static State assigned(State state, String assignment) {
        String[] parts = assignment.split("=", 2);
        return state.with(parts[0], Value.input(Escape.text(parts[1])));
    }

    static BiConsumer<Integer, String> to(Output out) {
        return (fd, text) -> {
            if (fd == 2) {
                out.error(text);
            } else {
                out.print(text);
            }
        };
    }

    private Executing with(State next, String rest, String record) {
        return new Executing(program, next, assignments, files, rest, record, status);
    }

    private State given(State before) {
        State now = before;
        for (String assignment : assignments.getOrDefault(files, List.of())) {
            now = assigned(now, assignment);
        }
        return now;
    }

    @Override
    public LineFilter begin(String name, Output out) {
        State now = given(state)
                .with("FILENAME", Value.input(name.equals("-") ? "" : name))
                .with("FNR", Value.of(0))
                .skipping(false);
        return new Executing(program, now, assignments, files + 1, "", last, status);
    }

    private String separator() {
        return state.variables().get("RS").toText("%.6g");
    }

    @Override
    public LineFilter line(String text, boolean terminated, Output out) {
        String separator = separator();
        if (separator.equals("\n")) {
            return record(text, out);
        }
        String all = begun + text + (terminated ? "\n" : "");
        if (separator.isEmpty()) {
            // A blank line ends a paragraph; those before it do not count.
            return text.isEmpty()
                    ? begun.isEmpty() ? this : with(state, "", last).record(begun.strip(), out)
                    : with(state, all, last);
        }
        List<String> pieces = pieces(all, separator);
        Executing now = this;
        for (String piece : pieces.subList(0, pieces.size() - 1)) {
            now = now.record(piece, out);
        }
        return now.with(now.state, pieces.get(pieces.size() - 1), now.last);
    }

    // Pieces up to each separator; the last one is what follows the last separator.
    private static List<String> pieces(String text, String separator) {
        List<String> pieces = new ArrayList<>();
        Matcher matcher = (separator.length() == 1
                        ? java.util.regex.Pattern.compile(java.util.regex.Pattern.quote(separator))
                        : Regexes.compile(Escape.regex(separator)))
                .matcher(text);
        int from = 0;
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                pieces.add(text.substring(from, matcher.start()));
                from = matcher.end();
            }
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    private Executing record(String text, Output out) {
        if (satisfied()) {
            return this;
        }
        State counted = state.with("NR", Value.of(state.variables().get("NR").number() + 1))
                .with("FNR", Value.of(state.variables().get("FNR").number() + 1));
        try {
            Interpreter interpreter = new Interpreter(program, counted, text, to(out));
            State after = interpreter.rules();
            return with(after, "", interpreter.record());
        } catch (UsageError e) {
            return broken(e, out);
        }
    }

    private Executing broken(UsageError error, Output out) {
        out.complain(error.getMessage());
        State over = new State(
                state.variables(),
                state.arrays(),
                state.ranges(),
                state.random(),
                state.seed(),
                Optional.of(error.status()),
                false);
        Node.Program silent = new Node.Program(List.of(), List.of(), List.of(), program.functions());
        return new Executing(silent, over, assignments, files, "", last, error.status());
    }

    @Override
    public LineFilter end(Output out) {
        if (begun.isEmpty()) {
            return this;
        }
        // The line feed at the end of a file is no part of its last record.
        String rest = begun.endsWith("\n") ? begun.substring(0, begun.length() - 1) : begun;
        return rest.isEmpty() ? with(state, "", last) : record(rest, out);
    }

    @Override
    public boolean satisfied() {
        return state.exit().isPresent() || state.skipping();
    }

    @Override
    public LineFilter failed(String name, Errno error, boolean opened, Output out) {
        boolean directory = error.code() == Errno.Code.EISDIR;
        out.complain(
                directory
                        ? "warning: command line argument `" + name + "' is a directory: skipped"
                        : "cannot open file `" + name + "' for reading: " + error.text());
        int counted = opened ? files : files + 1;
        return new Executing(program, state, assignments, counted, "", last, directory ? status : 2);
    }

    @Override
    public int finish(Output out) {
        try {
            State end = new Interpreter(program, given(state), last, to(out)).blocks(program.end());
            return end.exit().orElse(status);
        } catch (UsageError e) {
            out.complain(e.getMessage());
            return e.status();
        }
    }
}
