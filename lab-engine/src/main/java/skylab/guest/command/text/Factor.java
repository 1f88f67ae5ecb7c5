package skylab.guest.command.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import skylab.guest.command.gnu.Gathering;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code factor}: prime factors. */
@Command.Installed("/usr/bin/factor")
final class Factor implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of("factor", 1, "h,exponents");
    private static final int MOST = 10_000_000;

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        if (!arguments.operands().isEmpty()) {
            return out.drain(sys, all(arguments.operands(), out));
        }
        return new Step.Continue(Gathering.of("factor", List.of("-"), (kernel, inputs, output) -> {
            String text = new String(InputStatus.bytes(inputs), StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? 0 : all(List.of(text.split("\\s+")), output);
        }));
    }

    private static int all(List<String> words, Output out) {
        int status = 0;
        for (String word : words) {
            if (!word.matches("[0-9]{1,18}")) {
                out.complain(
                        word.matches("[0-9]+")
                                ? "'" + word + "': Skylab does not emulate numbers of more than 18 digits"
                                : "'" + word + "' is not a valid positive integer");
                status = 1;
                continue;
            }
            out.println(factors(Long.parseLong(word)));
        }
        return status;
    }

    private static String factors(long number) {
        StringBuilder text = new StringBuilder(number + ":");
        long rest = number;
        for (long p = 2; p * p <= rest && p <= MOST; p += p == 2 ? 1 : 2) {
            while (rest % p == 0) {
                text.append(' ').append(p);
                rest /= p;
            }
        }
        // What is left below the square of the largest divisor tried is prime; above it, a probable prime or a product.
        return rest > 1 ? text.append(' ').append(rest).toString() : text.toString();
    }
}
