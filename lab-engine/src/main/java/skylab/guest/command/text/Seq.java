package skylab.guest.command.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Busy;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code seq}: prints numbers. */
@Command.Installed("/usr/bin/seq")
final class Seq implements GnuCommand {
    private static final int PORTION = 5000;
    // Nanoseconds of a processor for a number.
    private static final long COUNTED = 10;
    private static final long FORMATTED = 300;
    private static final BigDecimal LONGEST =
            BigDecimal.valueOf(Duration.ofDays(36_500).toNanos());
    private static final String NUMBER = "[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)";
    private static final OptionSyntax OPTIONS =
            OptionSyntax.of("seq", 1, "+", "s,separator=", "w,equal-width", "!f,format=");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    // A negative number is no option.
    @Override
    public List<String> modern(List<String> arguments) {
        List<String> result = new ArrayList<>(arguments);
        for (int i = 0; i < result.size() && result.get(i).startsWith("-"); i++) {
            if (result.get(i).matches(NUMBER)) {
                result.add(i, "--");
                return result;
            }
            i += result.get(i).matches("-s|--separator") ? 1 : 0;
        }
        return arguments;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        List<String> operands = arguments.operands();
        if (operands.isEmpty()) {
            throw OPTIONS.wrong("missing operand");
        }
        if (operands.size() > 3) {
            throw OPTIONS.wrong("extra operand '" + operands.get(3) + "'");
        }
        List<BigDecimal> numbers = operands.stream().map(Seq::number).toList();
        BigDecimal first = numbers.size() == 1 ? BigDecimal.ONE : numbers.get(0);
        BigDecimal step = numbers.size() == 3 ? numbers.get(1) : BigDecimal.ONE;
        BigDecimal last = numbers.get(numbers.size() - 1);
        if (step.signum() == 0) {
            throw OPTIONS.wrong("invalid Zero increment value: '" + operands.get(1) + "'");
        }
        int scale = Math.max(0, Math.max(first.scale(), step.scale()));
        int width = 0;
        if (arguments.has("w")) {
            BigDecimal end =
                    first.add(last.subtract(first).divideToIntegralValue(step).multiply(step));
            width = Math.max(text(first, scale, 0).length(), text(end, scale, 0).length());
        }
        return new Step.Continue(new Counting(
                first, step, last, scale, width, arguments.value("s").orElse("\n"), true));
    }

    private static BigDecimal number(String text) {
        if (!text.matches(NUMBER)) {
            throw OPTIONS.wrong("invalid floating point argument: '" + text + "'");
        }
        return new BigDecimal(text);
    }

    private static String text(BigDecimal number, int scale, int width) {
        String text = number.setScale(scale, RoundingMode.HALF_EVEN).toPlainString();
        String zeros = "0".repeat(Math.max(0, width - text.length()));
        return text.startsWith("-") ? "-" + zeros + text.substring(1) : zeros + text;
    }

    private record Counting(
            BigDecimal next, BigDecimal step, BigDecimal last, int scale, int width, String separator, boolean first)
            implements Program {
        @Override
        public Step step(Syscalls sys) {
            if (first && sys.discards(1)) {
                return new Busy(Optional.of(sys.monotonic().plus(duration()))).step(sys);
            }
            Output out = new Output("seq");
            BigDecimal number = next;
            boolean begin = first;
            for (int i = 0; i < PORTION; i++) {
                if (number.compareTo(last) * step.signum() > 0) {
                    out.print(begin ? "" : "\n");
                    return out.drain(sys, 0);
                }
                out.print((begin ? "" : separator) + text(number, scale, width));
                begin = false;
                number = number.add(step);
            }
            return out.drain(sys, new Step.Continue(new Counting(number, step, last, scale, width, separator, begin)));
        }

        // How long it takes when nobody reads: whole numbers are counted up as text, others are formatted.
        private Duration duration() {
            boolean whole = scale == 0 && step.signum() > 0 && next.signum() >= 0;
            BigDecimal count = last.subtract(next)
                    .divideToIntegralValue(step)
                    .add(BigDecimal.ONE)
                    .max(BigDecimal.ZERO);
            BigDecimal nanos = count.multiply(BigDecimal.valueOf(whole ? COUNTED : FORMATTED));
            return Duration.ofNanos(nanos.min(LONGEST).longValue());
        }
    }
}
