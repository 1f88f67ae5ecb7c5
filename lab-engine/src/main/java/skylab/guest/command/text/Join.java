package skylab.guest.command.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import skylab.guest.command.gnu.Gathering;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code join}: joins the lines of two sorted files that have a field in common. */
@Command.Installed("/usr/bin/join")
final class Join implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "join",
            1,
            "1=",
            "2=",
            "j=",
            "t=",
            "a=",
            "v=",
            "e=",
            "o=",
            "i,ignore-case",
            "check-order",
            "nocheck-order",
            "header",
            "!z,zero-terminated");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        if (arguments.operands().size() != 2) {
            throw OPTIONS.wrong(arguments.operands().isEmpty() ? "missing operand" : "two files are needed");
        }
        for (String name : List.of("1", "2", "j")) {
            String value = arguments.value(name).orElse("1");
            if (!value.matches("[1-9][0-9]{0,4}")) {
                throw new UsageError("invalid field number: '" + value + "'", 1);
            }
        }
        return new Step.Continue(Gathering.of("join", arguments.operands(), new Joining(arguments)));
    }

    private record Joining(Arguments arguments) implements Gathering.Work {
        @Override
        public int run(Syscalls sys, List<Gathering.Input> inputs, Output out) {
            if (InputStatus.complain(inputs, out) != 0) {
                return 1;
            }
            List<List<String>> left = rows(inputs.get(0));
            List<List<String>> right = rows(inputs.get(1));
            int one = field("1");
            int two = field("2");
            boolean pairs = !arguments.has("v");
            int i = 0;
            int j = 0;
            if (arguments.has("header") && !left.isEmpty() && !right.isEmpty()) {
                print(out, left.get(i++), right.get(j++), one, two);
            }
            while (i < left.size() && j < right.size()) {
                String key = key(left.get(i), one);
                int difference = key.compareTo(key(right.get(j), two));
                if (difference < 0) {
                    alone(out, left.get(i++), "1", one, two);
                } else if (difference > 0) {
                    alone(out, right.get(j++), "2", one, two);
                } else {
                    int ends = i;
                    int otherEnds = j;
                    while (ends < left.size() && key(left.get(ends), one).equals(key)) {
                        ends++;
                    }
                    while (otherEnds < right.size()
                            && key(right.get(otherEnds), two).equals(key)) {
                        otherEnds++;
                    }
                    for (int a = i; pairs && a < ends; a++) {
                        for (int b = j; b < otherEnds; b++) {
                            print(out, left.get(a), right.get(b), one, two);
                        }
                    }
                    i = ends;
                    j = otherEnds;
                }
            }
            for (; i < left.size(); i++) {
                alone(out, left.get(i), "1", one, two);
            }
            for (; j < right.size(); j++) {
                alone(out, right.get(j), "2", one, two);
            }
            return 0;
        }

        private int field(String name) {
            return Integer.parseInt(
                            arguments.value(name).or(() -> arguments.value("j")).orElse("1"))
                    - 1;
        }

        private List<List<String>> rows(Gathering.Input input) {
            String separator = arguments.value("t").orElse("");
            List<List<String>> rows = new ArrayList<>();
            for (String line : TextLines.of(input.content())) {
                rows.add(
                        separator.isEmpty()
                                ? List.of(line.strip().split("[ \\t]+"))
                                : Arrays.asList(line.split(Pattern.quote(separator), -1)));
            }
            return rows;
        }

        private String key(List<String> row, int field) {
            String key = field < row.size() ? row.get(field) : "";
            return arguments.has("i") ? key.toLowerCase(Locale.ROOT) : key;
        }

        private void alone(Output out, List<String> row, String file, int one, int two) {
            if (arguments.values("a").contains(file) || arguments.values("v").contains(file)) {
                print(out, file.equals("1") ? row : null, file.equals("2") ? row : null, one, two);
            }
        }

        private void print(Output out, List<String> left, List<String> right, int one, int two) {
            String separator = arguments.value("t").orElse(" ");
            List<String> cells = new ArrayList<>();
            String empty = arguments.value("e").orElse("");
            String key = left != null ? cell(left, one, empty) : cell(right, two, empty);
            if (arguments.has("o")) {
                for (String name : arguments.value("o").orElseThrow().split("[ ,]+")) {
                    int dot = name.indexOf('.');
                    int number = name.matches("[12]\\.[1-9][0-9]{0,4}") ? Integer.parseInt(name.substring(dot + 1)) : 0;
                    cells.add(number == 0 ? key : cell(name.startsWith("1") ? left : right, number - 1, empty));
                }
            } else {
                cells.add(key);
                others(left, one, cells);
                others(right, two, cells);
            }
            out.println(String.join(separator, cells));
        }

        private static String cell(List<String> row, int field, String empty) {
            return row == null || field >= row.size() || row.get(field).isEmpty() ? empty : row.get(field);
        }

        private static void others(List<String> row, int field, List<String> cells) {
            for (int i = 0; row != null && i < row.size(); i++) {
                if (i != field) {
                    cells.add(row.get(i));
                }
            }
        }
    }
}
