package skylab.guest.command.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import skylab.guest.command.gnu.Gathering;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code shuf}: lines in random order; the chance is the lab's. */
@Command.Installed("/usr/bin/shuf")
final class Shuf implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "shuf", 1, "n,head-count=", "e,echo", "i,input-range=", "r,repeat", "o,output=", "!random-source=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        String count = arguments.value("n").orElse("");
        if (!count.matches("[0-9]{0,9}")) {
            throw new UsageError("invalid line count: '" + count + "'", 1);
        }
        String range = arguments.value("i").orElse("1-1");
        if (!range.matches("[0-9]{1,9}-[0-9]{1,9}")) {
            throw new UsageError("invalid input range: '" + range + "'", 1);
        }
        boolean reads = !arguments.has("e") && !arguments.has("i");
        return new Step.Continue(
                Gathering.of("shuf", reads ? arguments.operands() : List.of("/dev/null"), new Mixing(arguments)));
    }

    private record Mixing(Arguments arguments) implements Gathering.Work {
        @Override
        public int run(Syscalls sys, List<Gathering.Input> inputs, Output out) {
            if (InputStatus.complain(inputs, out) != 0) {
                return 1;
            }
            List<String> lines = new ArrayList<>();
            if (arguments.has("e")) {
                lines.addAll(arguments.operands());
            } else if (arguments.has("i")) {
                String[] range = arguments.value("i").orElseThrow().split("-");
                for (int i = Integer.parseInt(range[0]); i <= Integer.parseInt(range[1]); i++) {
                    lines.add(Integer.toString(i));
                }
            } else {
                lines.addAll(TextLines.of(inputs.get(0).content()));
            }
            int count = arguments
                    .value("n")
                    .filter(number -> !number.isEmpty())
                    .map(Integer::parseInt)
                    .orElse(lines.size());
            StringBuilder text = new StringBuilder();
            if (arguments.has("r")) {
                for (int i = 0; i < Math.min(count, 1_000_000) && !lines.isEmpty(); i++) {
                    text.append(lines.get((int) (sys.noise(i) * lines.size()))).append('\n');
                }
            } else {
                for (int i = lines.size() - 1; i > 0; i--) {
                    Collections.swap(lines, i, (int) (sys.noise(i) * (i + 1)));
                }
                lines.subList(0, Math.min(count, lines.size()))
                        .forEach(line -> text.append(line).append('\n'));
            }
            if (arguments.has("o")) {
                sys.writeFile(arguments.value("o").orElseThrow(), Bytes.of(text.toString()));
            } else {
                out.print(text.toString());
            }
            return 0;
        }
    }
}
