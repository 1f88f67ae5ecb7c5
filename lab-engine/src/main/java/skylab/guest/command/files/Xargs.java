package skylab.guest.command.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Content;
import skylab.guest.process.Chunk;
import skylab.guest.process.Command;
import skylab.guest.process.Condition;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code xargs}: executes commands with arguments from its input. */
@Command.Installed("/usr/bin/xargs")
final class Xargs implements GnuCommand {
    private static final int PIECE = 65_536;
    // As the real one: a command line is not longer than that.
    private static final int LONGEST = 131_072;
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "xargs",
            1,
            "+",
            "0,null",
            "d,delimiter=",
            "I,replace=",
            "L,max-lines=",
            "n,max-args=",
            "P,max-procs=",
            "r,no-run-if-empty",
            "t,verbose",
            "!a,arg-file=",
            "!E,eof=",
            "!e",
            "!i",
            "!l",
            "!o,open-tty",
            "!p,interactive",
            "!process-slot-var=",
            "!s,max-chars=",
            "!show-limits",
            "!x,exit");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        Optional<Character> delimiter = arguments.has("0")
                ? Optional.of('\0')
                : arguments.value("d").map(text -> switch (text) {
                    case "\\n" -> '\n';
                    case "\\t" -> '\t';
                    case "\\0" -> '\0';
                    default -> {
                        if (text.length() != 1) {
                            throw new UsageError(
                                    "Invalid input delimiter specification " + text
                                            + ": the delimiter must be either a single character or an escape sequence"
                                            + " starting with \\.",
                                    1);
                        }
                        yield text.charAt(0);
                    }
                });
        List<String> command = arguments.operands().isEmpty() ? List.of("echo") : arguments.operands();
        Reader reader = new Reader(
                command,
                delimiter,
                arguments.value("I"),
                number(arguments, "n"),
                number(arguments, "L"),
                arguments.has("r"),
                arguments.has("t"),
                Content.EMPTY);
        return new Step.Continue(reader);
    }

    private static Optional<Integer> number(Arguments arguments, String option) {
        Optional<String> text = arguments.value(option);
        if (text.isPresent() && !text.get().matches("[0-9]{1,9}")) {
            throw OPTIONS.wrong("invalid number \"" + text.get() + "\" for -" + option + " option");
        }
        Optional<Integer> number = text.map(Integer::valueOf);
        if (number.equals(Optional.of(0))) {
            throw OPTIONS.wrong("value 0 for -" + option + " option should be >= 1");
        }
        return number;
    }

    /** Reads all of the input, and makes the commands of it. */
    private record Reader(
            List<String> command,
            Optional<Character> delimiter,
            Optional<String> replaced,
            Optional<Integer> most,
            Optional<Integer> mostLines,
            boolean notIfEmpty,
            boolean trace,
            Content input)
            implements Program {
        Reader {
            command = List.copyOf(command);
        }

        @Override
        public Step step(Syscalls sys) {
            Chunk chunk = sys.read(0, PIECE);
            if (chunk.wouldBlock()) {
                return new Step.Await(this, new Condition.Readable(0));
            }
            if (!chunk.bytes().isEmpty()) {
                return new Step.Continue(new Reader(
                        command, delimiter, replaced, most, mostLines, notIfEmpty, trace, input.append(chunk.bytes())));
            }
            try {
                return new Step.Continue(new XargsProgram(commands(), 0, trace, 0));
            } catch (UsageError e) {
                Output out = new Output("xargs");
                out.complain(e.getMessage());
                return out.drain(sys, e.status());
            }
        }

        private List<List<String>> commands() {
            List<List<String>> all = new ArrayList<>();
            List<XargsWords.Word> words = XargsWords.of(input.text(), delimiter, replaced.isPresent());
            if (replaced.isPresent()) {
                for (XargsWords.Word word : words) {
                    all.add(command.stream()
                            .map(part -> part.replace(replaced.get(), word.text()))
                            .toList());
                }
                return all;
            }
            int base = command.stream().mapToInt(word -> word.length() + 1).sum();
            List<String> line = new ArrayList<>(command);
            int length = base;
            int lines = 0;
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i).text();
                boolean full = line.size() > command.size() && length + word.length() + 1 > LONGEST;
                if (full
                        || line.size() - command.size() >= most.orElse(Integer.MAX_VALUE)
                        || lines >= mostLines.orElse(Integer.MAX_VALUE)) {
                    all.add(line);
                    line = new ArrayList<>(command);
                    length = base;
                    lines = 0;
                }
                line.add(word);
                length += word.length() + 1;
                lines += words.get(i).endsLine() ? 1 : 0;
            }
            if (line.size() > command.size() || (all.isEmpty() && !notIfEmpty)) {
                all.add(line);
            }
            return all;
        }
    }
}
