package skylab.guest.command.text;

import java.util.List;
import skylab.guest.command.gnu.Gathering;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code cmp}: where two files differ first. */
@Command.Installed("/usr/bin/cmp")
final class Cmp implements GnuCommand {
    private static final OptionSyntax OPTIONS =
            OptionSyntax.of("cmp", 2, "s,quiet,silent", "l,verbose", "b,print-bytes", "n,bytes=", "!i,ignore-initial=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        List<String> operands = arguments.operands();
        if (operands.isEmpty() || operands.size() > 2) {
            throw OPTIONS.wrong(
                    operands.isEmpty() ? "missing operand after 'cmp'" : "extra operand '" + operands.get(2) + "'");
        }
        List<String> both = operands.size() == 2 ? operands : List.of(operands.get(0), "-");
        return new Step.Continue(Gathering.of("cmp", both, new Comparing(arguments)));
    }

    private record Comparing(Arguments arguments) implements Gathering.Work {
        @Override
        public int run(Syscalls sys, List<Gathering.Input> inputs, Output out) {
            if (InputStatus.complain(inputs, out) != 0) {
                return 2;
            }
            String limit = arguments
                    .value("n")
                    .filter(text -> text.matches("[0-9]{1,9}"))
                    .orElse("1000000000");
            byte[] a = inputs.get(0).content().read(0, Integer.parseInt(limit)).toArray();
            byte[] b = inputs.get(1).content().read(0, Integer.parseInt(limit)).toArray();
            String names = inputs.get(0).name() + " " + inputs.get(1).name();
            int line = 1;
            int status = 0;
            for (int i = 0; i < Math.min(a.length, b.length); i++) {
                if (a[i] != b[i]) {
                    status = 1;
                    if (arguments.has("l")) {
                        out.print(String.format("%d %3o %3o\n", i + 1, a[i] & 0xff, b[i] & 0xff));
                        continue;
                    }
                    if (!arguments.has("s")) {
                        out.println(names + " differ: " + (arguments.has("b") ? "byte " : "byte ") + (i + 1) + ", line "
                                + line);
                    }
                    return 1;
                }
                line += a[i] == '\n' ? 1 : 0;
            }
            if (a.length != b.length) {
                Gathering.Input shorter = inputs.get(a.length < b.length ? 0 : 1);
                int size = Math.min(a.length, b.length);
                if (!arguments.has("s")) {
                    boolean ended = size == 0 || (a.length < b.length ? a : b)[size - 1] == '\n';
                    String where = size == 0
                            ? " which is empty"
                            : " after byte " + size
                                    + (arguments.has("l") ? "" : ended ? ", line " + (line - 1) : ", in line " + line);
                    out.complain("EOF on " + shorter.name() + where);
                }
                return 1;
            }
            return status;
        }
    }
}
