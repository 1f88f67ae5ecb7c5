package skylab.guest.command.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.LineFilter;
import skylab.guest.command.gnu.Lines;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.gnu.Reading;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code uniq}: prints neighbouring equal lines once. */
@Command.Installed("/usr/bin/uniq")
final class Uniq implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "uniq",
            1,
            "c,count",
            "d,repeated",
            "u,unique",
            "i,ignore-case",
            "f,skip-fields=",
            "s,skip-chars=",
            "w,check-chars=",
            "!D",
            "!all-repeated?",
            "!group?",
            "!z,zero-terminated");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        List<String> operands = arguments.operands();
        if (operands.size() > 2) {
            throw OPTIONS.wrong("extra operand '" + operands.get(2) + "'");
        }
        Style style = new Style(
                arguments.has("c"),
                arguments.has("d"),
                arguments.has("u"),
                arguments.has("i"),
                number(arguments, "f", "skip", 0),
                number(arguments, "s", "skip", 0),
                number(arguments, "w", "compare", Integer.MAX_VALUE));
        if (operands.size() == 2) {
            try {
                int fd = sys.open(operands.get(1), Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE), 0666);
                sys.duplicateTo(fd, 1);
                sys.close(fd);
            } catch (Errno e) {
                throw new UsageError(operands.get(1) + ": " + e.text(), 1);
            }
        }
        return new Step.Continue(Reading.of(
                "uniq",
                operands.subList(0, Math.min(1, operands.size())),
                new Lines(new Folding(style, Optional.empty(), 0, 0))));
    }

    private static int number(Arguments arguments, String option, String what, int otherwise) {
        String unit = option.equals("f") ? "fields" : "bytes";
        return arguments
                .value(option)
                .map(text -> {
                    if (!text.matches("[0-9]{1,9}")) {
                        throw new UsageError(text + ": invalid number of " + unit + " to " + what, 1);
                    }
                    return Integer.parseInt(text);
                })
                .orElse(otherwise);
    }

    private record Style(
            boolean count, boolean repeated, boolean unique, boolean ignoreCase, int fields, int characters, int most) {
        String key(String line) {
            int at = 0;
            for (int i = 0; i < fields; i++) {
                while (at < line.length() && isBlank(line.charAt(at))) {
                    at++;
                }
                while (at < line.length() && !isBlank(line.charAt(at))) {
                    at++;
                }
            }
            at = Math.min(line.length(), at + characters);
            String key = line.substring(at, (int) Math.min(line.length(), (long) at + most));
            return ignoreCase ? key.toLowerCase(Locale.ROOT) : key;
        }

        private static boolean isBlank(char c) {
            return c == ' ' || c == '\t';
        }
    }

    private record Folding(Style style, Optional<String> group, long count, int status) implements LineFilter {
        @Override
        public LineFilter line(String text, boolean terminated, Output out) {
            if (group.isPresent() && style.key(group.get()).equals(style.key(text))) {
                return new Folding(style, group, count + 1, status);
            }
            print(out);
            return new Folding(style, Optional.of(text), 1, status);
        }

        private void print(Output out) {
            if (group.isPresent() && !(style.repeated && count == 1) && !(style.unique && count > 1)) {
                out.println((style.count ? String.format(Locale.ROOT, "%7d ", count) : "") + group.get());
            }
        }

        @Override
        public LineFilter failed(String name, Errno error, boolean opened, Output out) {
            out.complain((opened ? "error reading '" + name + "'" : name) + ": " + error.text());
            return new Folding(style, group, count, 1);
        }

        @Override
        public int finish(Output out) {
            print(out);
            return status;
        }
    }
}
