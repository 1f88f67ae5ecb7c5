package skylab.guest.command.text;

import java.util.List;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.LineFilter;
import skylab.guest.command.gnu.Lines;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.gnu.Reading;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code expand}: tabs become blanks. */
@Command.Installed("/usr/bin/expand")
final class Expand implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of("expand", 1, "t,tabs=", "i,initial");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public List<String> modern(List<String> arguments) {
        return arguments.stream()
                .map(word -> word.matches("-[0-9]+") ? "-t" + word.substring(1) : word)
                .toList();
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        String width = arguments.value("t").orElse("8");
        if (!width.matches("[1-9][0-9]{0,4}")) {
            throw new UsageError("tab size contains invalid character(s): '" + width + "'", 1);
        }
        Expanding filter = new Expanding(Integer.parseInt(width), arguments.has("i"), 0);
        return new Step.Continue(Reading.of("expand", arguments.operands(), new Lines(filter)));
    }

    private record Expanding(int width, boolean initial, int status) implements LineFilter {
        @Override
        public LineFilter line(String text, boolean terminated, Output out) {
            StringBuilder line = new StringBuilder();
            boolean begun = false;
            int column = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                begun |= c != ' ' && c != '\t';
                if (c == '\t' && !(initial && begun)) {
                    int next = (column / width + 1) * width;
                    line.append(" ".repeat(next - column));
                    column = next;
                } else {
                    line.append(c);
                    column++;
                }
            }
            out.print(line + (terminated ? "\n" : ""));
            return this;
        }

        @Override
        public LineFilter failed(String name, Errno error, boolean opened, Output out) {
            out.complain(name + ": " + error.text());
            return new Expanding(width, initial, 1);
        }

        @Override
        public int finish(Output out) {
            return status;
        }
    }
}
