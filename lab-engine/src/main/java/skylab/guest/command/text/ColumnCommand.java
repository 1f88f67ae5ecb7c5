package skylab.guest.command.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

/** {@code column}: lines as columns, or fields as a table. */
@Command.Installed("/usr/bin/column")
final class ColumnCommand implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "column",
            1,
            "t,table",
            "s,separator=",
            "o,output-separator=",
            "N,table-columns=",
            "R,table-right=",
            "c,output-width=",
            "x,fillrows",
            "L,keep-empty-lines",
            "!J,json",
            "!n,table-name=",
            "!H,table-hide=",
            "!O,table-order=",
            "!e,table-header-repeat");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        String width = arguments.value("c").orElse("80");
        if (!width.matches("[0-9]{1,6}")) {
            throw new UsageError("invalid columns argument: '" + width + "'", 1);
        }
        return new Step.Continue(
                Gathering.of("column", arguments.operands(), new Work(arguments, Integer.parseInt(width))));
    }

    private record Work(Arguments arguments, int width) implements Gathering.Work {
        @Override
        public int run(Syscalls sys, List<Gathering.Input> inputs, Output out) {
            int status = InputStatus.complain(inputs, out);
            List<String> lines = new ArrayList<>();
            for (Gathering.Input input : inputs) {
                lines.addAll(TextLines.of(input.content()));
            }
            lines.removeIf(line -> line.isBlank() && !arguments.has("L"));
            if (arguments.has("t")) {
                table(lines, out);
            } else if (!lines.isEmpty()) {
                columns(lines, out);
            }
            return status;
        }

        private void table(List<String> lines, Output out) {
            String separator = arguments.value("s").orElse("");
            List<List<String>> rows = new ArrayList<>();
            arguments.value("N").ifPresent(names -> rows.add(List.of(names.split(","))));
            for (String line : lines) {
                rows.add(
                        separator.isEmpty()
                                ? List.of(line.strip().split("[ \\t]+"))
                                : Arrays.asList(line.split("[" + Pattern.quote(separator) + "]", -1)));
            }
            int columns = rows.stream().mapToInt(List::size).max().orElse(0);
            int[] widths = new int[columns];
            for (List<String> row : rows) {
                for (int i = 0; i < row.size(); i++) {
                    widths[i] = Math.max(widths[i], size(row.get(i)));
                }
            }
            List<String> right = Arrays.asList(arguments.value("R").orElse("").split(","));
            String between = arguments.value("o").orElse("  ");
            for (List<String> row : rows) {
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < columns; i++) {
                    String cell = i < row.size() ? row.get(i) : "";
                    String pad = " ".repeat(widths[i] - size(cell));
                    boolean last = i == columns - 1;
                    text.append(
                            right.contains(Integer.toString(i + 1)) || right.contains("0")
                                    ? pad + cell
                                    : last ? cell : cell + pad);
                    text.append(last ? "" : between);
                }
                out.println(text.toString());
            }
        }

        private void columns(List<String> lines, Output out) {
            int widest = lines.stream().mapToInt(Work::size).max().orElse(0);
            int cell = (widest + 8) / 8 * 8;
            int columns = Math.max(1, width / cell);
            int rows = (lines.size() + columns - 1) / columns;
            for (int row = 0; row < rows; row++) {
                StringBuilder text = new StringBuilder();
                for (int column = 0; column < columns; column++) {
                    int index = arguments.has("x") ? row * columns + column : column * rows + row;
                    if (index >= lines.size()) {
                        break;
                    }
                    text.append(lines.get(index));
                    boolean more = arguments.has("x")
                            ? column + 1 < columns && index + 1 < lines.size()
                            : column + 1 < columns && index + rows < lines.size();
                    for (int at = size(lines.get(index)); more && at < cell; at = at / 8 * 8 + 8) {
                        text.append('\t');
                    }
                }
                out.println(text.toString());
            }
        }

        private static int size(String text) {
            return text.codePointCount(0, text.length());
        }
    }
}
