package skylab.guest.command.text;

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

/** {@code unexpand}: blanks become tabs. */
@Command.Installed("/usr/bin/unexpand")
final class Unexpand implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of("unexpand", 1, "a,all", "t,tabs=", "first-only");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        String width = arguments.value("t").orElse("8");
        if (!width.matches("[1-9][0-9]{0,4}")) {
            throw new UsageError("tab size contains invalid character(s): '" + width + "'", 1);
        }
        boolean all = (arguments.has("a") || arguments.has("t")) && !arguments.has("first-only");
        return new Step.Continue(
                Reading.of("unexpand", arguments.operands(), new Lines(new Joining(Integer.parseInt(width), all, 0))));
    }

    private record Joining(int width, boolean all, int status) implements LineFilter {
        @Override
        public LineFilter line(String text, boolean terminated, Output out) {
            StringBuilder line = new StringBuilder();
            StringBuilder blanks = new StringBuilder();
            int column = 0;
            boolean begun = false;
            for (char c : text.toCharArray()) {
                boolean blank = (c == ' ' || c == '\t') && (all || !begun);
                column = c == '\t' ? (column / width + 1) * width : column + 1;
                if (!blank) {
                    line.append(blanks).append(c);
                    blanks.setLength(0);
                    begun = true;
                    continue;
                }
                blanks.append(c);
                if (column % width == 0 && (blanks.length() > 1 || c == '\t')) {
                    line.append('\t');
                    blanks.setLength(0);
                }
            }
            out.print(line.append(blanks) + (terminated ? "\n" : ""));
            return this;
        }

        @Override
        public LineFilter failed(String name, Errno error, boolean opened, Output out) {
            out.complain(name + ": " + error.text());
            return new Joining(width, all, 1);
        }

        @Override
        public int finish(Output out) {
            return status;
        }
    }
}
