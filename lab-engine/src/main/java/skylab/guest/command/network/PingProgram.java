package skylab.guest.command.network;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Condition;
import skylab.guest.process.NetworkCalls.Echo;
import skylab.guest.process.Program;
import skylab.guest.process.Signal;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.network.host.Rejection;
import skylab.telemetry.Activity;
import skylab.world.Seed;

/**
 * A running {@code ping}. Requests go out at fixed distances of running time; a step does all that are due, so that a ping
 * whose output nobody watches costs nothing while days pass.
 *
 * @param options what was asked for
 * @param address of the host; empty before it is resolved
 * @param seed what the variation of round trips follows from
 * @param begun when the first request was sent, in running time
 * @param sent requests so far
 * @param received answers so far
 * @param errors how often somebody on the way has said that it does not get through
 * @param sum of round trips in microseconds
 * @param squares of their squares
 * @param min shortest
 * @param max longest
 */
record PingProgram(
        Ping.Options options,
        String address,
        Seed seed,
        Duration begun,
        long sent,
        long received,
        long errors,
        long sum,
        long squares,
        long min,
        long max)
        implements Program {
    // After so many requests the statistics take the mean round trip instead of each.
    private static final int EXACT = 1000;

    // ICMP and IP.
    private static final int HEADERS = 28;

    static PingProgram begin(Ping.Options options) {
        return new PingProgram(options, "", new Seed(0), Duration.ZERO, 0, 0, 0, 0, 0, Long.MAX_VALUE, 0);
    }

    @Override
    public boolean endless() {
        return options.count() == 0 && options.deadline() == 0;
    }

    @Override
    public Activity.Load load() {
        return address.isEmpty() ? Activity.Load.IDLE : new Activity.Load(0.0002, 0, 0, 0, 0);
    }

    @Override
    public Step step(Syscalls sys) {
        if (address.isEmpty()) {
            return resolve(sys);
        }
        boolean interrupted = !sys.takeSignals().isEmpty();
        PingProgram now = sendDue(sys);
        boolean complete = options.count() > 0 && now.sent >= options.count();
        Duration end = now.end(complete);
        boolean answered = complete && now.received + now.errors == now.sent;
        if (interrupted || answered || sys.monotonic().compareTo(end) >= 0) {
            now.print(sys, now.statistics(sys.monotonic()));
            return new Step.Exit(now.received > 0 ? 0 : 1);
        }
        List<Condition> until = new ArrayList<>();
        Duration next = complete ? end : now.due(now.sent);
        if (sys.stat(1).isRegular() && !complete) {
            until.add(new Condition.Lazily(next));
            if (options.count() > 0) {
                until.add(new Condition.Elapsed(now.due(options.count() - 1)));
            }
        } else {
            until.add(new Condition.Elapsed(next));
        }
        if (options.deadline() > 0) {
            until.add(new Condition.Elapsed(end));
        }
        return new Step.Await(now, new Condition.AnyOf(until));
    }

    private Step resolve(Syscalls sys) {
        Optional<String> found = sys.resolve(options.host());
        if (found.isEmpty()) {
            sys.print(2, "ping: " + options.host() + ": Name or service not known\n");
            return new Step.Exit(2);
        }
        if (sys.links().stream().anyMatch(link -> Neighbours.broadcast(link).equals(found.get()))) {
            if (!options.broadcast()) {
                sys.print(2, "ping: Do you want to ping broadcast? Then -b. If not, check your local firewall rules\n");
                return new Step.Exit(2);
            }
            sys.print(2, "WARNING: pinging broadcast address\n");
        }
        sys.catchSignals(Set.of(Signal.INT));
        print(
                sys,
                "PING " + options.host() + " (" + found.get() + ") " + options.size() + "(" + (options.size() + 28)
                        + ") bytes of data.\n");
        return new Step.Continue(new PingProgram(
                options,
                found.get(),
                new Seed((long) (sys.noise(0) * Long.MAX_VALUE)),
                sys.monotonic(),
                0,
                0,
                0,
                0,
                0,
                Long.MAX_VALUE,
                0));
    }

    private Duration due(long request) {
        return begun.plus(options.interval().multipliedBy(request));
    }

    private Duration end(boolean complete) {
        Duration deadline = options.deadline() > 0 ? begun.plusSeconds(options.deadline()) : Duration.ofDays(100_000);
        Duration lastAnswer = complete ? due(sent - 1).plusSeconds(options.timeout()) : deadline;
        return lastAnswer.compareTo(deadline) < 0 ? lastAnswer : deadline;
    }

    private PingProgram sendDue(Syscalls sys) {
        long due =
                1 + sys.monotonic().minus(begun).toNanos() / options.interval().toNanos();
        if (options.count() > 0) {
            due = Math.min(due, options.count());
        }
        if (options.deadline() > 0) {
            due = Math.min(
                    due,
                    (Duration.ofSeconds(options.deadline()).toNanos() - 1)
                                    / options.interval().toNanos()
                            + 1);
        }
        long more = due - sent;
        if (more <= 0) {
            return this;
        }
        Echo echo = sys.echo(address);
        Instant first = sys.now().minus(sys.monotonic().minus(due(sent)));
        sys.echoed(
                address,
                echo.answered(),
                first,
                first.plus(options.interval().multipliedBy(more)),
                more,
                options.size() + HEADERS);
        if (!echo.answered()) {
            return unanswered(sys, echo, due);
        }
        String shown =
                options.numeric() || options.host().equals(address) ? address : options.host() + " (" + address + ")";
        EchoReplies replies = new EchoReplies(
                (options.size() + 8) + " bytes from " + shown + ": icmp_seq=",
                " ttl=" + echo.ttl() + " time=",
                echo.roundTrip().toNanos() / 1000,
                seed,
                sent + 1,
                more,
                options.stamped() ? Optional.of(first) : Optional.empty(),
                options.interval().toNanos());
        if (!options.quiet() && !sys.append(1, replies)) {
            for (long from = 0; from < replies.size(); ) {
                Bytes part = replies.read(from, (int) Math.min(65536, replies.size() - from));
                int taken = sys.write(1, part);
                if (taken == 0) {
                    break;
                }
                from += taken;
            }
        }
        return counted(due, replies);
    }

    private PingProgram unanswered(Syscalls sys, Echo echo, long due) {
        long told = 0;
        if (echo.rejection().isPresent()) {
            Rejection rejection = echo.rejection().get();
            told = due - sent;
            StringBuilder lines = new StringBuilder();
            for (long i = Math.max(sent, due - EXACT); i < due; i++) {
                lines.append("From " + rejection.by() + " icmp_seq=" + (i + 1) + " "
                        + rejection.with().said() + "\n");
            }
            print(sys, options.quiet() ? "" : lines.toString());
        }
        return new PingProgram(options, address, seed, begun, due, received, errors + told, sum, squares, min, max);
    }

    private PingProgram counted(long due, EchoReplies replies) {
        long total = sum;
        long totalSquares = squares;
        long least = min;
        long most = max;
        long exact = Math.max(0, Math.min(replies.count(), EXACT + 1 - replies.first()));
        for (long i = 0; i < exact; i++) {
            long micros = replies.micros(replies.first() + i);
            total += micros;
            totalSquares += micros * micros;
            least = Math.min(least, micros);
            most = Math.max(most, micros);
        }
        long rest = replies.count() - exact;
        total += rest * replies.unit();
        totalSquares += rest * replies.unit() * replies.unit();
        return new PingProgram(
                options,
                address,
                seed,
                begun,
                due,
                received + replies.count(),
                errors,
                total,
                totalSquares,
                least,
                most);
    }

    private void print(Syscalls sys, String text) {
        sys.write(1, Bytes.of(text));
    }

    private String statistics(Duration now) {
        // iputils counts to the last thing that happened, which is not the end of the waiting for an answer.
        Duration last = received > 0 && received == sent ? now : due(Math.max(0, sent - 1));
        long time = last.minus(due(0)).toMillis();
        long loss = sent == 0 ? 0 : Math.round(100.0 * (sent - received) / sent);
        StringBuilder text = new StringBuilder("\n--- " + options.host() + " ping statistics ---\n" + sent
                + " packets transmitted, " + received + " received, " + (errors > 0 ? "+" + errors + " errors, " : "")
                + loss + "% packet loss, time " + time + "ms\n");
        if (received > 0) {
            double mean = (double) sum / received;
            double deviation = Math.sqrt(Math.max(0, (double) squares / received - mean * mean));
            text.append(String.format(
                    Locale.ROOT,
                    "rtt min/avg/max/mdev = %.3f/%.3f/%.3f/%.3f ms\n",
                    min / 1000.0,
                    mean / 1000,
                    max / 1000.0,
                    deviation / 1000));
        }
        return text.toString();
    }
}
