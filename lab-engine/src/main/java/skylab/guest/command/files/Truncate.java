package skylab.guest.command.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.guest.command.gnu.GnuUtility;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code truncate}: sets the size of files. */
@Command.Installed("/usr/bin/truncate")
final class Truncate implements GnuUtility {
    private static final OptionSyntax OPTIONS =
            OptionSyntax.of("truncate", 1, "s,size=", "c,no-create", "r,reference=", "!o,io-blocks");
    private static final Pattern SIZE = Pattern.compile("([-+<>/%]?)([0-9]{1,15})([KMGT]?)(i?B)?");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public int run(Syscalls sys, Arguments arguments, Output out) {
        if (!arguments.has("s") && !arguments.has("r")) {
            throw OPTIONS.wrong("you must specify either '--size' or '--reference'");
        }
        if (arguments.operands().isEmpty()) {
            throw OPTIONS.wrong("missing file operand");
        }
        String text = arguments.value("s").orElse("+0");
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new UsageError("Invalid number: '" + text + "'", 1);
        }
        long unit = matcher.group(4) != null && matcher.group(4).equals("B") ? 1000 : 1024;
        long number = Long.parseLong(matcher.group(2));
        for (int i = "KMGT".indexOf(matcher.group(3)); !matcher.group(3).isEmpty() && i >= 0; i--) {
            number = Math.multiplyExact(Math.min(number, Long.MAX_VALUE / unit), unit);
        }
        int status = 0;
        for (String file : arguments.operands()) {
            try {
                if (!sys.exists(file)) {
                    if (arguments.has("c")) {
                        continue;
                    }
                    sys.writeFile(file, Bytes.EMPTY);
                }
                long before = arguments.has("r")
                        ? sys.stat(arguments.value("r").orElseThrow()).size()
                        : sys.stat(file).size();
                sys.truncate(file, size(matcher.group(1), before, number));
            } catch (Errno e) {
                out.complain("cannot open '" + file + "' for writing: " + e.text());
                status = 1;
            }
        }
        return status;
    }

    private static long size(String sign, long before, long number) {
        long unit = Math.max(1, number);
        return switch (sign) {
            case "+" -> before + number;
            case "-" -> Math.max(0, before - number);
            case "<" -> Math.min(before, number);
            case ">" -> Math.max(before, number);
            case "/" -> before / unit * unit;
            case "%" -> (before + unit - 1) / unit * unit;
            default -> number;
        };
    }
}
