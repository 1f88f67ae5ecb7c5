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

/** {@code fold}: breaks long lines. */
@Command.Installed("/usr/bin/fold")
final class Fold implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of("fold", 1, "b,bytes", "s,spaces", "w,width=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public List<String> modern(List<String> arguments) {
        return arguments.stream()
                .map(word -> word.matches("-[0-9]+") ? "-w" + word.substring(1) : word)
                .toList();
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        String width = arguments.value("w").orElse("80");
        if (!width.matches("[1-9][0-9]{0,8}")) {
            throw new UsageError("invalid number of columns: '" + width + "'", 1);
        }
        Folding filter = new Folding(Integer.parseInt(width), arguments.has("s"), 0);
        return new Step.Continue(Reading.of("fold", arguments.operands(), new Lines(filter)));
    }

    private record Folding(int width, boolean atBlanks, int status) implements LineFilter {
        @Override
        public LineFilter line(String text, boolean terminated, Output out) {
            String rest = text;
            while (columns(rest) > width) {
                int cut = cut(rest);
                out.println(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            out.print(rest + (terminated ? "\n" : ""));
            return this;
        }

        private static int columns(String text) {
            int column = 0;
            for (int i = 0; i < text.length(); i++) {
                column = text.charAt(i) == '\t' ? column / 8 * 8 + 8 : column + 1;
            }
            return column;
        }

        private int cut(String text) {
            int column = 0;
            int end = 0;
            while (end < text.length()) {
                column = text.charAt(end) == '\t' ? column / 8 * 8 + 8 : column + 1;
                if (column > width) {
                    break;
                }
                end++;
            }
            end = Math.max(end, 1);
            int blank = atBlanks ? Math.max(text.lastIndexOf(' ', end - 1), text.lastIndexOf('\t', end - 1)) : -1;
            return blank >= 0 ? blank + 1 : end;
        }

        @Override
        public LineFilter failed(String name, Errno error, boolean opened, Output out) {
            out.complain(name + ": " + error.text());
            return new Folding(width, atBlanks, 1);
        }

        @Override
        public int finish(Output out) {
            return status;
        }
    }
}
