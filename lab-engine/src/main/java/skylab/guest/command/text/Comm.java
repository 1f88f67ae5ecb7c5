package skylab.guest.command.text;

import java.util.Comparator;
import java.util.List;
import skylab.guest.command.gnu.Collation;
import skylab.guest.command.gnu.Gathering;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code comm}: compares two sorted files line by line. */
@Command.Installed("/usr/bin/comm")
final class Comm implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "comm",
            1,
            "1",
            "2",
            "3",
            "total",
            "output-delimiter=",
            "check-order",
            "nocheck-order",
            "!z,zero-terminated");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        List<String> operands = arguments.operands();
        if (operands.size() != 2) {
            throw OPTIONS.wrong(
                    operands.isEmpty()
                            ? "missing operand"
                            : operands.size() == 1
                                    ? "missing operand after '" + operands.get(0) + "'"
                                    : "extra operand '" + operands.get(2) + "'");
        }
        return new Step.Continue(Gathering.of("comm", operands, new Comparing(arguments)));
    }

    private record Comparing(Arguments arguments) implements Gathering.Work {
        @Override
        public int run(Syscalls sys, List<Gathering.Input> inputs, Output out) {
            if (InputStatus.complain(inputs, out) != 0) {
                return 1;
            }
            List<String> left = TextLines.of(inputs.get(0).content());
            List<String> right = TextLines.of(inputs.get(1).content());
            Comparator<String> order = Collation.of(sys)::compare;
            String delimiter = arguments.value("output-delimiter").orElse("\t");
            String second = arguments.has("1") ? "" : delimiter;
            String third = second + (arguments.has("2") ? "" : delimiter);
            int i = 0;
            int j = 0;
            int[] counts = new int[3];
            while (i < left.size() || j < right.size()) {
                int difference =
                        i == left.size() ? 1 : j == right.size() ? -1 : order.compare(left.get(i), right.get(j));
                counts[difference < 0 ? 0 : difference > 0 ? 1 : 2]++;
                if (difference < 0) {
                    print(out, !arguments.has("1"), left.get(i));
                } else if (difference > 0) {
                    print(out, !arguments.has("2"), second + right.get(j));
                } else {
                    print(out, !arguments.has("3"), third + left.get(i));
                }
                i += difference <= 0 ? 1 : 0;
                j += difference >= 0 ? 1 : 0;
            }
            if (arguments.has("total")) {
                out.println(counts[0] + delimiter + counts[1] + delimiter + counts[2] + delimiter + "total");
            }
            boolean disorder = !arguments.has("nocheck-order") && (counts[0] > 0 || counts[1] > 0);
            int status = 0;
            for (int file = 1; file <= 2 && disorder; file++) {
                if (!sorted(file == 1 ? left : right, order)) {
                    out.complain("file " + file + " is not in sorted order");
                    status = 1;
                }
            }
            if (status != 0) {
                out.complain("input is not in sorted order");
            }
            return status;
        }

        private static boolean sorted(List<String> lines, Comparator<String> order) {
            for (int i = 1; i < lines.size(); i++) {
                if (order.compare(lines.get(i - 1), lines.get(i)) > 0) {
                    return false;
                }
            }
            return true;
        }

        private static void print(Output out, boolean wanted, String line) {
            if (wanted) {
                out.println(line);
            }
        }
    }
}
