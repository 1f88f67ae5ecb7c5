package skylab.guest.command.network;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import skylab.guest.process.Command;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.UsageError;

/** {@code ping} of iputils. */
@Command.Installed("/usr/bin/ping")
public final class Ping implements Command {
    private static final String USAGE = "usage error: Destination address required";

    @Override
    public Program start(List<String> argv) {
        Options options;
        try {
            options = parse(argv.subList(1, argv.size()));
        } catch (UsageError e) {
            return sys -> {
                sys.print(2, "ping: " + e.getMessage() + "\n");
                return new Step.Exit(e.status());
            };
        }
        return PingProgram.begin(options);
    }

    /**
     * What was asked for.
     *
     * @param host the name as typed
     * @param count how many requests; 0 without a limit
     * @param interval between two requests
     * @param size bytes of data
     * @param deadline seconds after which it ends; 0 without
     * @param timeout seconds to wait for the last answer
     * @param stamped whether lines begin with the time
     * @param quiet whether only the statistics are printed
     * @param numeric whether names are not looked up
     * @param broadcast whether a broadcast address is meant
     */
    record Options(
            String host,
            long count,
            Duration interval,
            int size,
            long deadline,
            long timeout,
            boolean stamped,
            boolean quiet,
            boolean numeric,
            boolean broadcast) {}

    private static Options parse(List<String> arguments) {
        long count = 0;
        Duration interval = Duration.ofSeconds(1);
        int size = 56;
        long deadline = 0;
        long timeout = 10;
        boolean stamped = false;
        boolean quiet = false;
        boolean numeric = false;
        boolean broadcast = false;
        Optional<String> host = Optional.empty();
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (!word.startsWith("-") || word.equals("-")) {
                host = Optional.of(word);
                continue;
            }
            for (int c = 1; c < word.length(); c++) {
                char letter = word.charAt(c);
                if ("ciswW".indexOf(letter) >= 0) {
                    String value = word.substring(c + 1);
                    if (value.isEmpty()) {
                        if (++i == arguments.size()) {
                            throw new UsageError("option requires an argument -- '" + letter + "'", 2);
                        }
                        value = arguments.get(i);
                    }
                    switch (letter) {
                        case 'c' -> count = number(value, 1, Long.MAX_VALUE);
                        case 'i' -> interval = Duration.ofMillis((long) (decimal(value) * 1000));
                        case 's' -> size = (int) number(value, 0, 65507);
                        case 'w' -> deadline = number(value, 1, Integer.MAX_VALUE);
                        default -> timeout = number(value, 1, Integer.MAX_VALUE);
                    }
                    break;
                }
                switch (letter) {
                    case 'D' -> stamped = true;
                    case 'q' -> quiet = true;
                    case 'n' -> numeric = true;
                    case 'b' -> broadcast = true;
                    case '4' -> numeric |= false;
                    default -> throw new UsageError("invalid option -- '" + letter + "'", 2);
                }
            }
        }
        return new Options(
                host.orElseThrow(() -> new UsageError(USAGE, 1)),
                count,
                interval,
                size,
                deadline,
                timeout,
                stamped,
                quiet,
                numeric,
                broadcast);
    }

    private static long number(String text, long min, long max) {
        try {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) {
                return value;
            }
            throw new UsageError("invalid argument: '" + text + "': out of range: " + min + " <= value <= " + max, 1);
        } catch (NumberFormatException e) {
            throw new UsageError("invalid argument: '" + text + "'", 1);
        }
    }

    private static double decimal(String text) {
        try {
            double value = Double.parseDouble(text);
            if (value >= 0.002) {
                return value;
            }
            throw new UsageError(
                    "cannot flood, minimal interval for user must be >= 2 ms, use -i 0.002 (or higher)", 2);
        } catch (NumberFormatException e) {
            throw new UsageError("option argument contains garbage: " + text, 1);
        }
    }
}
