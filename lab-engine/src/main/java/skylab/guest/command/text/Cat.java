package skylab.guest.command.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import skylab.guest.command.gnu.Filter;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.gnu.Reading;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Stat;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code cat}: prints files one after the other. */
@Command.Installed("/usr/bin/cat")
final class Cat implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "cat",
            1,
            "A,show-all",
            "b,number-nonblank",
            "e",
            "E,show-ends",
            "n,number",
            "s,squeeze-blank",
            "t",
            "T,show-tabs",
            "u",
            "v,show-nonprinting");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        boolean all = arguments.has("A");
        Style style = new Style(
                arguments.has("n") && !arguments.has("b"),
                arguments.has("b"),
                arguments.has("s"),
                all || arguments.has("E") || arguments.has("e"),
                all || arguments.has("T") || arguments.has("t"),
                all || arguments.has("v") || arguments.has("e") || arguments.has("t"));
        List<String> inputs = new ArrayList<>(arguments.operands().isEmpty() ? List.of("-") : arguments.operands());
        boolean own = inputs.removeIf(path -> isOutput(sys, path, out));
        if (own && inputs.isEmpty()) {
            return out.drain(sys, 1);
        }
        Step reading = new Step.Continue(Reading.of("cat", inputs, new Printing(style, 0, 1, own ? 1 : 0)));
        return out.drain(sys, reading);
    }

    // A file that grows while it is read would never end.
    private static boolean isOutput(Syscalls sys, String path, Output out) {
        try {
            Stat output = sys.stat(1);
            Stat input = path.equals("-") ? sys.stat(0) : sys.stat(path);
            if (output.isRegular() && input.size() > 0 && input.same(output)) {
                out.complain(path + ": input file is output file");
                return true;
            }
        } catch (Errno e) {
            // Reading it will tell what is wrong.
            return false;
        }
        return false;
    }

    private record Style(
            boolean number, boolean numberFilled, boolean squeeze, boolean ends, boolean tabs, boolean visible) {
        boolean plain() {
            return !(number || numberFilled || squeeze || ends || tabs || visible);
        }
    }

    /** The feeds are the line feeds in a row just before what comes next; at the beginning of all there is one. */
    private record Printing(Style style, long numbered, int feeds, int status) implements Filter {
        @Override
        public Filter accept(Bytes bytes, Output out) {
            if (style.plain()) {
                out.write(bytes);
                return this;
            }
            ByteArrayOutputStream shown = new ByteArrayOutputStream(bytes.size() * 2);
            long count = numbered;
            int row = feeds;
            for (byte one : bytes.toArray()) {
                boolean blank = one == '\n' && row > 0;
                if (blank && row > 1 && style.squeeze) {
                    continue;
                }
                if (row > 0 && (style.number || (style.numberFilled && !blank))) {
                    put(shown, String.format(Locale.ROOT, "%6d\t", ++count));
                }
                if (one == '\n') {
                    row++;
                    put(shown, style.ends ? "$\n" : "\n");
                } else {
                    row = 0;
                    show(one & 0xff, shown);
                }
            }
            out.write(Bytes.of(shown.toByteArray()));
            return new Printing(style, count, row, status);
        }

        private void show(int one, ByteArrayOutputStream shown) {
            if (one == '\t') {
                put(shown, style.tabs ? "^I" : "\t");
            } else if (!style.visible) {
                shown.write(one);
            } else {
                int low = one & 0x7f;
                put(
                        shown,
                        (one >= 0x80 ? "M-" : "")
                                + (low == 0x7f ? "^?" : low < 0x20 ? "^" + (char) (low + 0x40) : "" + (char) low));
            }
        }

        private static void put(ByteArrayOutputStream shown, String text) {
            shown.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        @Override
        public Filter failed(String name, Errno error, boolean opened, Output out) {
            out.complain(name + ": " + error.text());
            return new Printing(style, numbered, feeds, 1);
        }

        @Override
        public int finish(Output out) {
            return status;
        }
    }
}
