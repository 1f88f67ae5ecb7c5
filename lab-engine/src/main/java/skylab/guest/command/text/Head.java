package skylab.guest.command.text;

import java.util.ArrayList;
import java.util.List;
import skylab.guest.command.gnu.Filter;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.gnu.Reading;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code head}: prints the beginning of files. */
@Command.Installed("/usr/bin/head")
final class Head implements GnuCommand {
    private static final OptionSyntax OPTIONS =
            OptionSyntax.of("head", 1, "n,lines=", "c,bytes=", "q,quiet,silent", "v,verbose", "!z,zero-terminated");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public List<String> modern(List<String> arguments) {
        if (arguments.isEmpty() || !arguments.get(0).matches("-[0-9]+[kbm]?")) {
            return arguments;
        }
        List<String> result = new ArrayList<>(List.of("-n", arguments.get(0).substring(1)));
        result.addAll(arguments.subList(1, arguments.size()));
        return result;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        boolean bytes = false;
        String amount = "10";
        for (Arguments.Option option : arguments.options()) {
            if (option.name().equals("n") || option.name().equals("c")) {
                bytes = option.name().equals("c");
                amount = option.value();
            }
        }
        boolean allBut = amount.startsWith("-");
        String digits = allBut || amount.startsWith("+") ? amount.substring(1) : amount;
        String unit = bytes ? "bytes" : "lines";
        String shown = amount;
        long number = Amount.parse(digits)
                .orElseThrow(() -> new UsageError("invalid number of " + unit + ": '" + shown + "'", 1));
        boolean headers = arguments.has("v") || (arguments.operands().size() > 1 && !arguments.has("q"));
        Style style = new Style(number, bytes, allBut, headers);
        return new Step.Continue(
                Reading.of("head", arguments.operands(), new Beginnings(style, 0, Content.EMPTY, true, 0)));
    }

    private record Style(long amount, boolean bytes, boolean allBut, boolean headers) {}

    /** What was seen of the present input, and what is held back because it may be its end. */
    private record Beginnings(Style style, long seen, Content held, boolean first, int status) implements Filter {
        @Override
        public Filter begin(String name, Output out) {
            if (style.headers) {
                out.print((first ? "" : "\n") + "==> " + (name.equals("-") ? "standard input" : name) + " <==\n");
            }
            return new Beginnings(style, 0, Content.EMPTY, false, status);
        }

        @Override
        public Filter accept(Bytes bytes, Output out) {
            if (style.allBut) {
                Content all = held.append(bytes);
                long keep =
                        style.bytes ? Math.max(0, all.size() - style.amount) : LineEnds.beginOfLast(all, style.amount);
                out.write(all.read(0, (int) keep));
                return new Beginnings(style, 0, all.slice(keep, all.size()), false, status);
            }
            if (style.bytes) {
                int length = (int) Math.min(bytes.size(), style.amount - seen);
                out.write(bytes.slice(0, length));
                return new Beginnings(style, seen + length, held, false, status);
            }
            long lines = seen;
            int end = 0;
            while (lines < style.amount && end < bytes.size()) {
                int feed = bytes.indexOf((byte) '\n', end);
                end = feed < 0 ? bytes.size() : feed + 1;
                lines += feed < 0 ? 0 : 1;
            }
            out.write(bytes.slice(0, end));
            return new Beginnings(style, lines, held, false, status);
        }

        @Override
        public boolean satisfied() {
            return !style.allBut && seen >= style.amount;
        }

        @Override
        public Filter failed(String name, Errno error, boolean opened, Output out) {
            out.complain(
                    opened
                            ? "error reading '" + name + "': " + error.text()
                            : "cannot open '" + name + "' for reading: " + error.text());
            return new Beginnings(style, seen, Content.EMPTY, first, 1);
        }

        @Override
        public int finish(Output out) {
            return status;
        }
    }
}
