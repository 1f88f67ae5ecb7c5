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

/** {@code rev}: prints lines backwards. */
@Command.Installed("/usr/bin/rev")
final class Rev implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of("rev", 1);

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        return new Step.Continue(Reading.of("rev", arguments.operands(), new Lines(new Reversing(0))));
    }

    private record Reversing(int status) implements LineFilter {
        @Override
        public LineFilter line(String text, boolean terminated, Output out) {
            out.print(new StringBuilder(text).reverse() + (terminated ? "\n" : ""));
            return this;
        }

        @Override
        public LineFilter failed(String name, Errno error, boolean opened, Output out) {
            out.complain((opened ? "" : "cannot open ") + name + ": " + error.text());
            return new Reversing(1);
        }

        @Override
        public int finish(Output out) {
            return status;
        }
    }
}
