package skylab.guest.command.text;

import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.LineFilter;
import skylab.guest.command.gnu.Lines;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.gnu.Reading;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code nl}: numbers lines. */
@Command.Installed("/usr/bin/nl")
final class Nl implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "nl",
            1,
            "b,body-numbering=",
            "i,line-increment=",
            "n,number-format=",
            "s,number-separator=",
            "v,starting-line-number=",
            "w,number-width=",
            "!d,section-delimiter=",
            "!f,footer-numbering=",
            "!h,header-numbering=",
            "!l,join-blank-lines=",
            "!p,no-renumber");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        String body = arguments.value("b").orElse("t");
        if (!body.matches("[atn]")) {
            throw OPTIONS.wrong("body numbering style '" + body + "' is not emulated or invalid");
        }
        String format = arguments.value("n").orElse("rn");
        if (!format.matches("ln|rn|rz")) {
            throw OPTIONS.wrong("invalid line numbering format: '" + format + "'");
        }
        Style style = new Style(
                body.charAt(0),
                format,
                number(arguments, "i", "1"),
                arguments.value("s").orElse("\t"),
                number(arguments, "w", "6"));
        return new Step.Continue(Reading.of(
                "nl", arguments.operands(), new Lines(new Numbering(style, number(arguments, "v", "1"), 0))));
    }

    private static int number(Arguments arguments, String option, String otherwise) {
        String text = arguments.value(option).orElse(otherwise);
        if (!text.matches("-?[0-9]{1,9}") || (option.equals("w") && Integer.parseInt(text) <= 0)) {
            throw new UsageError("invalid line number: '" + text + "'", 1);
        }
        return Integer.parseInt(text);
    }

    private record Style(char body, String format, int increment, String separator, int width) {
        String number(long number) {
            String text = Long.toString(number);
            int missing = Math.max(0, width - text.length());
            return switch (format) {
                case "ln" -> text + " ".repeat(missing);
                case "rz" -> "0".repeat(missing) + text;
                default -> " ".repeat(missing) + text;
            };
        }
    }

    private record Numbering(Style style, long next, int status) implements LineFilter {
        @Override
        public LineFilter line(String text, boolean terminated, Output out) {
            if (style.body == 'a' || (style.body == 't' && !text.isEmpty())) {
                out.println(style.number(next) + style.separator + text);
                return new Numbering(style, next + style.increment, status);
            }
            out.println(" ".repeat(style.width + style.separator.length()) + text);
            return this;
        }

        @Override
        public LineFilter failed(String name, Errno error, boolean opened, Output out) {
            out.complain(name + ": " + error.text());
            return new Numbering(style, next, 1);
        }

        @Override
        public int finish(Output out) {
            return status;
        }
    }
}
