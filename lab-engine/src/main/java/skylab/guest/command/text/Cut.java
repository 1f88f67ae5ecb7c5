package skylab.guest.command.text;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.LineFilter;
import skylab.guest.command.gnu.Lines;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.gnu.Reading;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code cut}: prints parts of lines. */
@Command.Installed("/usr/bin/cut")
final class Cut implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "cut",
            1,
            "b,bytes=",
            "c,characters=",
            "d,delimiter=",
            "f,fields=",
            "n",
            "complement",
            "s,only-delimited",
            "output-delimiter=",
            "!z,zero-terminated");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        List<String> kinds = arguments.options().stream()
                .map(Arguments.Option::name)
                .filter(name -> "bcf".contains(name))
                .toList();
        if (kinds.isEmpty()) {
            throw OPTIONS.wrong("you must specify a list of bytes, characters, or fields");
        }
        if (kinds.size() > 1) {
            throw OPTIONS.wrong("only one list may be specified");
        }
        String kind = kinds.get(0);
        Optional<String> delimiter = arguments.value("d");
        if (delimiter.isPresent()
                && delimiter.get().codePointCount(0, delimiter.get().length()) > 1) {
            throw OPTIONS.wrong("the delimiter must be a single character");
        }
        if (!kind.equals("f") && delimiter.isPresent()) {
            throw OPTIONS.wrong("an input delimiter may be specified only when operating on fields");
        }
        if (!kind.equals("f") && arguments.has("s")) {
            throw OPTIONS.wrong("suppressing non-delimited lines makes sense\n\tonly when operating on fields");
        }
        String between = delimiter.map(text -> text.isEmpty() ? "\0" : text).orElse("\t");
        Ranges ranges =
                Ranges.parse(arguments.value(kind).orElseThrow(), arguments.has("complement"), kind.equals("f"));
        return new Step.Continue(Reading.of(
                "cut",
                arguments.operands(),
                new Lines(new Cutting(
                        kind.charAt(0),
                        ranges,
                        between,
                        arguments.value("output-delimiter").orElse(kind.equals("f") ? between : ""),
                        arguments.has("s"),
                        0))));
    }

    private record Cutting(char kind, Ranges ranges, String delimiter, String between, boolean only, int status)
            implements LineFilter {
        @Override
        public LineFilter line(String text, boolean terminated, Output out) {
            switch (kind) {
                case 'f' -> fields(text, out);
                case 'c' -> out.println(characters(text));
                default -> out.write(bytes(Bytes.of(text)));
            }
            return this;
        }

        private void fields(String text, Output out) {
            if (!text.contains(delimiter)) {
                if (!only) {
                    out.println(text);
                }
                return;
            }
            StringBuilder result = new StringBuilder();
            int from = 0;
            boolean any = false;
            for (int number = 1; from >= 0; number++) {
                int end = text.indexOf(delimiter, from);
                if (ranges.contains(number)) {
                    result.append(any ? between : "").append(text, from, end < 0 ? text.length() : end);
                    any = true;
                }
                from = end < 0 ? -1 : end + delimiter.length();
            }
            out.println(result.toString());
        }

        private String characters(String text) {
            StringBuilder result = new StringBuilder();
            int number = 1;
            for (int i = 0; i < text.length(); number++) {
                int point = text.codePointAt(i);
                if (ranges.contains(number)) {
                    result.append(ranges.begins(number) && result.length() > 0 ? between : "")
                            .appendCodePoint(point);
                }
                i += Character.charCount(point);
            }
            return result.toString();
        }

        private Bytes bytes(Bytes line) {
            ByteArrayOutputStream result = new ByteArrayOutputStream();
            for (int i = 0; i < line.size(); i++) {
                if (ranges.contains(i + 1)) {
                    if (ranges.begins(i + 1) && result.size() > 0) {
                        result.writeBytes(Bytes.of(between).toArray());
                    }
                    result.write(line.at(i));
                }
            }
            result.write('\n');
            return Bytes.of(result.toByteArray());
        }

        @Override
        public LineFilter failed(String name, Errno error, boolean opened, Output out) {
            out.complain(name + ": " + error.text());
            return new Cutting(kind, ranges, delimiter, between, only, 1);
        }

        @Override
        public int finish(Output out) {
            return status;
        }
    }
}
