package skylab.guest.command.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import skylab.guest.command.gnu.Collation;
import skylab.guest.command.gnu.Gathering;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code sort}: sorts lines. */
@Command.Installed("/usr/bin/sort")
final class Sort implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "sort",
            2,
            "b,ignore-leading-blanks",
            "d,dictionary-order",
            "f,ignore-case",
            "g,general-numeric-sort",
            "i,ignore-nonprinting",
            "M,month-sort",
            "h,human-numeric-sort",
            "n,numeric-sort",
            "r,reverse",
            "V,version-sort",
            "c,check?",
            "C",
            "k,key=",
            "o,output=",
            "s,stable",
            "t,field-separator=",
            "u,unique",
            "m,merge",
            "S,buffer-size=",
            "T,temporary-directory=",
            "parallel=",
            "!sort=",
            "!R,random-sort",
            "!random-source=",
            "!batch-size=",
            "!compress-program=",
            "!debug",
            "!files0-from=",
            "!z,zero-terminated");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        Optional<String> separator = arguments.value("t").map(text -> text.equals("\\0") ? "\0" : text);
        if (separator.isPresent()) {
            if (separator.get().isEmpty()) {
                throw new UsageError("empty tab", 2);
            }
            if (separator.get().codePointCount(0, separator.get().length()) > 1) {
                throw new UsageError("multi-character tab '" + separator.get() + "'", 2);
            }
        }
        StringBuilder global = new StringBuilder();
        for (String letter : List.of("b", "d", "f", "g", "i", "M", "h", "n", "r", "V")) {
            global.append(arguments.has(letter) ? letter : "");
        }
        List<SortKey> keys = new ArrayList<>();
        for (String key : arguments.values("k")) {
            keys.add(SortKey.parse(key, global.toString()));
        }
        if (keys.isEmpty()) {
            keys.add(SortKey.wholeLine(global.toString()));
        }
        Order order = new Order(
                keys, separator, arguments.has("s") || arguments.has("u"), arguments.has("r"), Collation.of(sys));
        if (arguments.has("c") || arguments.has("C")) {
            boolean quiet = arguments.has("C") || arguments.value("c").equals(Optional.of("quiet"));
            return new Step.Continue(
                    Gathering.of("sort", arguments.operands(), new Checking(order, arguments.has("u"), quiet)));
        }
        return new Step.Continue(Gathering.of(
                "sort", arguments.operands(), new Sorting(order, arguments.has("u"), arguments.value("o"))));
    }

    private record Order(
            List<SortKey> keys, Optional<String> separator, boolean stable, boolean reverse, Comparator<String> texts) {
        /** A line with what it is compared by. */
        record Line(String text, Object[] values) {}

        Line line(String text) {
            Object[] values = new Object[keys.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = keys.get(i).of(text, separator);
            }
            return new Line(text, values);
        }

        int compare(Line first, Line second) {
            for (int i = 0; i < first.values.length; i++) {
                int result = keys.get(i).compare(first.values[i], second.values[i], texts);
                if (result != 0) {
                    return result;
                }
            }
            if (stable) {
                return 0;
            }
            return reverse ? texts.compare(second.text, first.text) : texts.compare(first.text, second.text);
        }
    }

    private record Sorting(Order order, boolean unique, Optional<String> output) implements Gathering.Work {
        @Override
        public int run(Syscalls sys, List<Gathering.Input> inputs, Output out) {
            List<String> all = new ArrayList<>();
            for (Gathering.Input input : inputs) {
                if (input.problem().isPresent()) {
                    boolean directory = input.problem().get().code() == Errno.Code.EISDIR;
                    out.complain((directory ? "read failed: " : "cannot read: ") + input.name() + ": "
                            + input.problem().get().text());
                    return 2;
                }
                all.addAll(TextLines.of(input.content()));
            }
            List<Order.Line> lines = new ArrayList<>(all.size());
            all.forEach(line -> lines.add(order.line(line)));
            lines.sort(order::compare);
            StringBuilder text = new StringBuilder();
            Order.Line before = null;
            for (Order.Line line : lines) {
                if (!unique || before == null || order.compare(before, line) != 0) {
                    text.append(line.text()).append('\n');
                    before = line;
                }
            }
            if (output.isEmpty()) {
                out.print(text.toString());
                return 0;
            }
            try {
                sys.replace(output.get(), Content.of(Bytes.of(text.toString())));
                return 0;
            } catch (Errno e) {
                out.complain("open failed: " + output.get() + ": " + e.text());
                return 2;
            }
        }
    }

    private record Checking(Order order, boolean unique, boolean quiet) implements Gathering.Work {
        @Override
        public int run(Syscalls sys, List<Gathering.Input> inputs, Output out) {
            Gathering.Input input = inputs.get(0);
            if (input.problem().isPresent()) {
                out.complain("cannot read: " + input.name() + ": "
                        + input.problem().get().text());
                return 2;
            }
            List<String> lines = TextLines.of(input.content());
            for (int i = 1; i < lines.size(); i++) {
                int result = order.compare(order.line(lines.get(i - 1)), order.line(lines.get(i)));
                if (result > 0 || (unique && result == 0)) {
                    if (!quiet) {
                        out.complain(input.name() + ":" + (i + 1) + ": disorder: " + lines.get(i));
                    }
                    return 1;
                }
            }
            return 0;
        }
    }
}
