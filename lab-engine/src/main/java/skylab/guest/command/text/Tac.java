package skylab.guest.command.text;

import java.util.List;
import skylab.guest.command.gnu.Gathering;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Content;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code tac}: prints lines, the last one first. */
@Command.Installed("/usr/bin/tac")
final class Tac implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of("tac", 1, "!b,before", "!r,regex", "!s,separator=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        return new Step.Continue(Gathering.of("tac", arguments.operands(), new Turning()));
    }

    private record Turning() implements Gathering.Work {
        @Override
        public int run(Syscalls sys, List<Gathering.Input> inputs, Output out) {
            int status = 0;
            for (Gathering.Input input : inputs) {
                if (input.problem().isPresent()) {
                    Errno problem = input.problem().get();
                    out.complain(
                            problem.code() == Errno.Code.EISDIR
                                    ? input.name() + ": read error: " + problem.text()
                                    : "failed to open '" + input.name() + "' for reading: " + problem.text());
                    status = 1;
                }
                Content rest = input.content();
                while (rest.size() > 0) {
                    long begin = LineEnds.beginOfLast(rest, 1);
                    out.write(rest.read(begin, (int) (rest.size() - begin)));
                    rest = rest.slice(0, begin);
                }
            }
            return status;
        }
    }
}
