package skylab.guest.command.packages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import skylab.guest.process.Command;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.Program;
import skylab.guest.process.Signal;
import skylab.guest.process.Spawn;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.telemetry.Activity;

/** {@code stress} and {@code stress-ng}: keep processors, memory and disks busy for some time. */
@Command.Installed(value = "/usr/bin/stress", pack = "stress")
final class Stress implements Command {
    private static final Map<String, String> WORKERS = Map.of(
            "-c", "cpu", "--cpu", "cpu", "-i", "io", "--io", "io", "-m", "vm", "--vm", "vm", "-d", "hdd", "--hdd",
            "hdd");
    private static final Map<Character, Long> TIMES = Map.of('s', 1L, 'm', 60L, 'h', 3600L, 'd', 86_400L);
    private static final Map<Character, Long> SIZES = Map.of('b', 1L, 'k', 1L << 10, 'm', 1L << 20, 'g', 1L << 30);

    /**
     * What was asked for.
     *
     * @param name of the command
     * @param counts workers by kind
     * @param timeout how long; empty for ever
     * @param cpuLoad of a worker for processors, 0 to 1
     * @param bytes of a worker for memory
     */
    record Order(String name, Map<String, Integer> counts, Optional<Duration> timeout, double cpuLoad, long bytes) {
        boolean ng() {
            return name.endsWith("ng");
        }
    }

    @Override
    public Program start(List<String> argv) {
        String name = argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1);
        return sys -> {
            try {
                return begin(sys, parse(sys, name, argv.subList(1, argv.size())));
            } catch (UsageError e) {
                sys.print(2, name + ": " + e.getMessage() + "\n");
                return new Step.Exit(e.status());
            }
        };
    }

    private static Order parse(Syscalls sys, String name, List<String> words) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Optional<Duration> timeout = Optional.empty();
        double load = 1;
        long bytes = 256L << 20;
        for (int i = 0; i < words.size(); i++) {
            String[] parts = words.get(i).split("=", 2);
            String option = parts[0];
            if (List.of("-v", "--verbose", "-q", "--quiet", "--metrics-brief", "--metrics", "--vm-keep")
                    .contains(option)) {
                continue;
            }
            boolean joined = option.matches("-[cimdt][0-9].*");
            String value = parts.length == 2
                    ? parts[1]
                    : joined ? option.substring(2) : i + 1 < words.size() ? words.get(i + 1) : null;
            option = joined ? option.substring(0, 2) : option;
            boolean known = WORKERS.containsKey(option)
                    || List.of(
                                    "-t",
                                    "--timeout",
                                    "-l",
                                    "--cpu-load",
                                    "--vm-bytes",
                                    "--hdd-bytes",
                                    "--cpu-method",
                                    "--backoff")
                            .contains(option);
            if (!known) {
                throw new UsageError("FAIL: unrecognized or unsupported option: " + option, 1);
            }
            if (value == null) {
                throw new UsageError("FAIL: missing argument to option '" + option + "'", 1);
            }
            i += parts.length == 2 || joined ? 0 : 1;
            if (WORKERS.containsKey(option)) {
                int count = (int) number(value, Map.of());
                counts.put(WORKERS.get(option), count == 0 ? sys.machine().vcpus() : count);
            } else if (option.equals("-t") || option.equals("--timeout")) {
                timeout = Optional.of(Duration.ofSeconds(number(value, TIMES))).filter(time -> !time.isZero());
            } else if (option.equals("-l") || option.equals("--cpu-load")) {
                load = Math.min(100, number(value, Map.of())) / 100.0;
            } else if (option.equals("--vm-bytes")) {
                bytes = value.endsWith("%")
                        ? sys.machine().memory() / 100 * number(value.substring(0, value.length() - 1), Map.of())
                        : number(value, SIZES);
            }
        }
        if (counts.isEmpty()) {
            throw new UsageError("FAIL: no workers asked for; --cpu, --io, --vm and --hdd are emulated", 1);
        }
        return new Order(name, counts, timeout, load, bytes);
    }

    private static long number(String text, Map<Character, Long> units) {
        char last = text.isEmpty() ? ' ' : Character.toLowerCase(text.charAt(text.length() - 1));
        String digits = units.containsKey(last) ? text.substring(0, text.length() - 1) : text;
        if (!digits.matches("[0-9]{1,9}")) {
            throw new UsageError("FAIL: argument is not a number: " + text, 1);
        }
        return Long.parseLong(digits) * units.getOrDefault(last, 1L);
    }

    private static Step begin(Syscalls sys, Order order) {
        String hogs = List.of("cpu", "io", "vm", "hdd").stream()
                .filter(kind -> !order.ng() || order.counts().containsKey(kind))
                .map(kind -> order.counts().getOrDefault(kind, 0) + " " + kind)
                .collect(java.util.stream.Collectors.joining(", "));
        String tag = tag(sys, order);
        if (order.ng()) {
            order.timeout()
                    .ifPresent(time ->
                            sys.print(2, tag + "setting to a " + time.toSeconds() + " second run per stressor\n"));
        }
        sys.print(order.ng() ? 2 : 1, tag + "dispatching hogs: " + hogs + "\n");
        List<Integer> children = new ArrayList<>();
        order.counts().forEach((kind, count) -> {
            for (int i = 0; i < Math.min(count, 512); i++) {
                String shown = order.ng() ? order.name() + "-" + kind : order.name();
                children.add(sys.spawn(Spawn.of(sys, "", List.of(shown)).with(hog(order, kind))));
            }
        });
        sys.catchSignals(Set.of(Signal.INT, Signal.TERM));
        Duration begun = sys.monotonic();
        return new Step.Continue(new Watch(order, begun, children));
    }

    private static String tag(Syscalls sys, Order order) {
        return order.name() + ": info: " + (order.ng() ? " " : "") + "[" + sys.pid() + "] ";
    }

    private static Hog hog(Order order, String kind) {
        return switch (kind) {
            case "cpu" -> new Hog(order.cpuLoad(), 0, Activity.Load.IDLE);
            case "vm" -> new Hog(1, order.bytes() / 1024, Activity.Load.IDLE);
            case "hdd" -> new Hog(0.3, 0, new Activity.Load(0, 0, 0, 0, 60e6));
            default -> new Hog(0.2, 0, new Activity.Load(0, 0, 0, 0, 2e6));
        };
    }

    /** A worker. */
    private record Hog(double cpu, long residentKb, Activity.Load load) implements Program {
        @Override
        public Step step(Syscalls sys) {
            return new Step.Await(this, new Condition.Signalled());
        }
    }

    /** Waits for the end and ends the workers. */
    private record Watch(Order order, Duration begun, List<Integer> children) implements Program {
        Watch {
            children = List.copyOf(children);
        }

        @Override
        public boolean endless() {
            return order.timeout().isEmpty();
        }

        @Override
        public Step step(Syscalls sys) {
            boolean interrupted = !sys.takeSignals().isEmpty();
            boolean over = order.timeout()
                    .map(time -> sys.monotonic().compareTo(begun.plus(time)) >= 0)
                    .orElse(false);
            if (!interrupted && !over) {
                return new Step.Await(
                        this,
                        order.timeout()
                                .<Condition>map(time -> new Condition.Elapsed(begun.plus(time)))
                                .orElse(new Condition.Signalled()));
            }
            for (int child : children) {
                try {
                    sys.kill(child, Optional.of(Signal.KILL));
                } catch (Errno e) {
                    continue;
                }
            }
            if (interrupted) {
                return new Step.Exit(1);
            }
            double seconds = sys.monotonic().minus(begun).toMillis() / 1000.0;
            sys.print(
                    order.ng() ? 2 : 1,
                    tag(sys, order)
                            + (order.ng()
                                    ? String.format(Locale.ROOT, "successful run completed in %.2f secs%n", seconds)
                                            .replace(System.lineSeparator(), "\n")
                                    : "successful run completed in " + Math.round(seconds) + "s\n"));
            return new Step.Exit(0);
        }
    }
}
