package skylab.guest.command.system;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.process.Command;
import skylab.guest.process.Condition;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code sleep}: does nothing for some time. */
@Command.Installed("/usr/bin/sleep")
final class Sleep implements Command {
    private static final String HINT = "\nTry 'sleep --help' for more information.";
    private static final Map<Character, Long> UNITS = Map.of('s', 1L, 'm', 60L, 'h', 3600L, 'd', 86_400L);

    // Longer than any lab; a duration in nanoseconds fits a long.
    private static final BigDecimal LONGEST = BigDecimal.valueOf(9_000_000_000L);

    @Override
    public Program start(List<String> argv) {
        return new Sleeping(argv.subList(1, argv.size()), Optional.empty());
    }

    /** Sleeps until a moment that is fixed when it begins. */
    private record Sleeping(List<String> arguments, Optional<Duration> end) implements Program {
        Sleeping {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Step step(Syscalls sys) {
            Duration until;
            try {
                until = end.isPresent() ? end.get() : sys.monotonic().plus(total(arguments));
            } catch (UsageError e) {
                sys.print(2, "sleep: " + e.getMessage() + "\n");
                return new Step.Exit(e.status());
            }
            return sys.monotonic().compareTo(until) >= 0
                    ? new Step.Exit(0)
                    : new Step.Await(new Sleeping(arguments, Optional.of(until)), new Condition.Elapsed(until));
        }
    }

    private static Duration total(List<String> arguments) {
        List<String> operands = Arguments.parse(arguments, "", Map.of(), 1).operands();
        if (operands.isEmpty()) {
            throw new UsageError("missing operand" + HINT, 1);
        }
        BigDecimal seconds = BigDecimal.ZERO;
        for (String operand : operands) {
            seconds = seconds.add(seconds(operand));
        }
        return Duration.ofNanos(seconds.min(LONGEST)
                .movePointRight(9)
                .setScale(0, RoundingMode.UP)
                .longValueExact());
    }

    /** A span such as {@code 5}, {@code 1.5m} or {@code infinity}; a {@link UsageError} with a status otherwise. */
    static Duration duration(String text, int status) {
        try {
            return Duration.ofNanos(seconds(text)
                    .min(LONGEST)
                    .movePointRight(9)
                    .setScale(0, RoundingMode.UP)
                    .longValueExact());
        } catch (UsageError e) {
            throw new UsageError("invalid time interval '" + text + "'", status);
        }
    }

    private static BigDecimal seconds(String text) {
        if (text.equals("infinity") || text.equals("inf")) {
            return LONGEST;
        }
        if (!text.matches("([0-9]{1,18}(\\.[0-9]{0,18})?|\\.[0-9]{1,18})[smhd]?")) {
            throw new UsageError("invalid time interval '" + text + "'" + HINT, 1);
        }
        Long unit = UNITS.get(text.charAt(text.length() - 1));
        String number = unit == null ? text : text.substring(0, text.length() - 1);
        return new BigDecimal(number).multiply(BigDecimal.valueOf(unit == null ? 1 : unit));
    }
}
