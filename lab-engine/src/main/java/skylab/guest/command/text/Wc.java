package skylab.guest.command.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.guest.command.gnu.Filter;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.gnu.Reading;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code wc}: counts lines, words, characters and bytes. */
@Command.Installed("/usr/bin/wc")
final class Wc implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "wc", 1, "c,bytes", "m,chars", "l,lines", "L,max-line-length", "w,words", "!files0-from=", "!total=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        List<String> columns =
                Stream.of("l", "w", "m", "c", "L").filter(arguments::has).collect(Collectors.toList());
        if (columns.isEmpty()) {
            columns = List.of("l", "w", "c");
        }
        // Sizes tell how wide the columns are before anything is read.
        long sum = 0;
        boolean unknown = false;
        for (String operand : arguments.operands()) {
            try {
                boolean regular = !operand.equals("-") && sys.stat(operand).isRegular();
                sum += regular ? sys.stat(operand).size() : 0;
                unknown |= !regular;
            } catch (Errno e) {
                // Reading it will tell what is wrong.
                continue;
            }
        }
        int width = Math.max(unknown ? 7 : 1, Long.toString(sum).length());
        if (arguments.operands().isEmpty()) {
            width = 7;
        }
        boolean single = columns.size() == 1 && arguments.operands().size() <= 1;
        Counts none = new Counts(0, 0, 0, 0, 0, 0, false);
        return new Step.Continue(Reading.of(
                "wc",
                arguments.operands(),
                new Counting(
                        columns,
                        single ? 1 : width,
                        arguments.operands().size() > 1,
                        arguments.operands().isEmpty(),
                        "",
                        none,
                        TreePVector.empty(),
                        0)));
    }

    private record Counts(
            long lines, long words, long characters, long bytes, long longest, long present, boolean inWord) {
        Counts plus(Bytes more) {
            long newLines = lines;
            long newWords = words;
            long newCharacters = characters;
            long most = longest;
            long line = present;
            boolean word = inWord;
            for (byte one : more.toArray()) {
                boolean begins = (one & 0xc0) != 0x80;
                newCharacters += begins ? 1 : 0;
                boolean space = one == ' ' || (one >= 9 && one <= 13);
                newWords += !space && !word ? 1 : 0;
                word = !space;
                if (one == '\n') {
                    newLines++;
                    line = 0;
                } else if (begins) {
                    line = one == '\t' ? (line / 8 + 1) * 8 : line + 1;
                    most = Math.max(most, line);
                }
            }
            return new Counts(newLines, newWords, newCharacters, bytes + more.size(), most, line, word);
        }

        Counts plus(Counts other) {
            return new Counts(
                    lines + other.lines,
                    words + other.words,
                    characters + other.characters,
                    bytes + other.bytes,
                    Math.max(longest, other.longest),
                    0,
                    false);
        }

        long get(String column) {
            return switch (column) {
                case "l" -> lines;
                case "w" -> words;
                case "m" -> characters;
                case "c" -> bytes;
                default -> longest;
            };
        }
    }

    private record Counting(
            List<String> columns,
            int width,
            boolean total,
            boolean unnamed,
            String name,
            Counts counts,
            PVector<Counts> before,
            int status)
            implements Filter {
        @Override
        public Filter begin(String input, Output out) {
            return with(input, new Counts(0, 0, 0, 0, 0, 0, false), before, status);
        }

        private Counting with(String input, Counts now, PVector<Counts> earlier, int result) {
            return new Counting(columns, width, total, unnamed, input, now, earlier, result);
        }

        @Override
        public Filter accept(Bytes bytes, Output out) {
            return with(name, counts.plus(bytes), before, status);
        }

        @Override
        public Filter end(Output out) {
            print(counts, unnamed ? "" : name, out);
            return with(name, counts, before.plus(counts), status);
        }

        private void print(Counts shown, String label, Output out) {
            String numbers = columns.stream()
                    .map(column -> {
                        String number = Long.toString(shown.get(column));
                        return " ".repeat(Math.max(0, width - number.length())) + number;
                    })
                    .collect(Collectors.joining(" "));
            out.println(label.isEmpty() ? numbers : numbers + " " + label);
        }

        @Override
        public Filter failed(String input, Errno error, boolean opened, Output out) {
            out.complain(input + ": " + error.text());
            return with(input, counts, before, 1);
        }

        @Override
        public int finish(Output out) {
            if (total) {
                print(before.stream().reduce(new Counts(0, 0, 0, 0, 0, 0, false), Counts::plus), "total", out);
            }
            return status;
        }
    }
}
