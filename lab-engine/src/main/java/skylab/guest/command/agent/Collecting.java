package skylab.guest.command.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import skylab.guest.process.Condition;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.SystemCalls;
import skylab.network.packet.Fate;

/**
 * The agent at work. Lines are sent when they are written; what cannot be sent is tried again later. Samples are taken
 * when somebody looks, for all moments since the last time: between two looks nothing has changed.
 *
 * @param config what is collected
 * @param next when the next samples are due, by the machine's monotonic clock
 */
record Collecting(AgentConfig config, Duration next) implements Program {
    private static final int HTTPS = 443;
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final double CPU = 0.002;
    private static final long RESIDENT_KB = 98_304;

    @Override
    public double cpu() {
        return CPU;
    }

    @Override
    public long residentKb() {
        return RESIDENT_KB;
    }

    @Override
    public Step step(Syscalls sys) {
        Own own = Own.of(sys);
        List<Condition> until = new ArrayList<>();
        List<TailedFile> files = new ArrayList<>();
        config.sources().forEach(source -> files.addAll(TailedFile.of(sys, source)));
        boolean stuck = false;
        for (TailedFile file : files) {
            TailedFile.News news = file.news(sys);
            if (!news.lines().isEmpty()) {
                stuck |= !send(sys, own, file, news);
            }
            until.add(file.changed(sys));
        }
        config.sources().forEach(source -> until.add(TailedFile.directory(sys, source)));
        if (stuck) {
            until.add(new Condition.Elapsed(sys.monotonic().plus(AGAIN)));
        }
        if (config.gauges().isEmpty()) {
            return new Step.Await(this, new Condition.AnyOf(until));
        }
        Duration due = measure(sys, own);
        until.add(new Condition.Lazily(due));
        return new Step.Await(new Collecting(config, due), new Condition.AnyOf(until));
    }

    private static boolean send(Syscalls sys, Own own, TailedFile file, TailedFile.News news) {
        AgentConfig.Source source = file.source();
        Optional<String> obstacle = obstacle(sys, own, "logs");
        if (obstacle.isEmpty()) {
            obstacle = sys.sendLogs(source.group(), own.fill(source.stream()), source.retention(), news.lines());
        }
        if (obstacle.isPresent()) {
            AgentLog.say(
                    sys,
                    "E! [outputs.cloudwatchlogs] Aws error received when sending logs to " + source.group() + "/"
                            + own.fill(source.stream()) + ": " + obstacle.get());
            return false;
        }
        file.sent(sys, news.end());
        return true;
    }

    private Duration measure(Syscalls sys, Own own) {
        Duration now = sys.monotonic();
        if (next.compareTo(now) > 0) {
            return next;
        }
        List<Instant> moments = new ArrayList<>();
        Duration due = next;
        while (due.compareTo(now) <= 0) {
            moments.add(sys.now().minus(now.minus(due)));
            due = due.plus(config.interval());
        }
        Optional<String> obstacle = obstacle(sys, own, "monitoring");
        if (obstacle.isPresent()) {
            AgentLog.say(sys, "E! WriteToCloudWatch failure, err: " + obstacle.get());
            return due;
        }
        SortedMap<String, String> dimensions = new TreeMap<>();
        config.dimensions().forEach((name, value) -> dimensions.put(name, own.fill(value)));
        dimensions.values().removeIf(String::isEmpty);
        if (dimensions.isEmpty()) {
            dimensions.put("host", sys.machine().hostName());
        }
        List<SystemCalls.Sample> samples = new ArrayList<>();
        config.gauges().forEach(gauge -> samples.addAll(Gauges.read(sys, gauge, dimensions)));
        sys.sendMetrics(config.namespace(), samples, moments);
        return due;
    }

    /** Why a service cannot be used, if it cannot. */
    private static Optional<String> obstacle(Syscalls sys, Own own, String service) {
        if (!own.hasRole()) {
            return Optional.of("NoCredentialProviders: no valid providers in chain. Deprecated.");
        }
        String host = service + "." + own.region() + ".amazonaws.com";
        Optional<String> address = sys.resolve(host);
        if (address.isEmpty()) {
            return Optional.of("RequestError: send request failed caused by: Post \"https://" + host
                    + "/\": dial tcp: lookup " + host + ": no such host");
        }
        return sys.probe(address.get(), HTTPS) instanceof Fate.Dropped
                ? Optional.of("RequestError: send request failed caused by: Post \"https://" + host + "/\": dial tcp "
                        + address.get() + ":443: i/o timeout")
                : Optional.empty();
    }
}
