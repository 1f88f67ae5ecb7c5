package skylab.guest.command.text;

import java.util.Base64;
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

/** {@code base64}: bytes as letters, and back. */
@Command.Installed("/usr/bin/base64")
final class Base64Command implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of("base64", 1, "d,decode", "i,ignore-garbage", "w,wrap=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        if (arguments.operands().size() > 1) {
            throw OPTIONS.wrong("extra operand '" + arguments.operands().get(1) + "'");
        }
        String width = arguments.value("w").orElse("76");
        if (!width.matches("[0-9]{1,9}")) {
            throw new UsageError("invalid wrap size: '" + width + "'", 1);
        }
        Gathering.Work work = new Coding(arguments.has("d"), arguments.has("i"), Integer.parseInt(width));
        return new Step.Continue(Gathering.of("base64", arguments.operands(), work));
    }

    private record Coding(boolean decode, boolean ignoreGarbage, int width) implements Gathering.Work {
        @Override
        public int run(Syscalls sys, List<Gathering.Input> inputs, Output out) {
            Gathering.Input input = inputs.get(0);
            if (input.problem().isPresent()) {
                out.complain(input.name() + ": " + input.problem().get().text());
                return 1;
            }
            Bytes bytes = input.content().read(0, (int)
                    Math.min(Integer.MAX_VALUE / 2, input.content().size()));
            if (decode) {
                return decode(bytes.text(), out);
            }
            String text = Base64.getEncoder().encodeToString(bytes.toArray());
            if (width == 0) {
                out.print(text);
                return 0;
            }
            for (int from = 0; from < text.length(); from += width) {
                out.println(text.substring(from, Math.min(text.length(), from + width)));
            }
            return 0;
        }

        private int decode(String text, Output out) {
            String letters = text.replaceAll(ignoreGarbage ? "[^A-Za-z0-9+/=]" : "\n", "");
            int good = letters.length();
            // What comes before the first wrong letter is still printed.
            while (good > 0) {
                try {
                    out.write(Bytes.of(Base64.getDecoder().decode(letters.substring(0, good))));
                    break;
                } catch (IllegalArgumentException e) {
                    good = firstWrong(letters, good);
                }
            }
            if (good < letters.length() || good % 4 != 0) {
                out.complain("invalid input");
                return 1;
            }
            return 0;
        }

        private static int firstWrong(String letters, int length) {
            for (int i = 0; i < length; i++) {
                if (!letters.substring(i, i + 1).matches("[A-Za-z0-9+/]")) {
                    return i / 4 * 4;
                }
            }
            return (length - 1) / 4 * 4;
        }
    }
}
