package skylab.bench.wire;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Measures servers side by side: each thing is asked of each of them in turn, again and again, so that a busy moment of the
 * machine hits all alike. What counts is the median.
 *
 * @param rounds how often each thing is measured
 * @param slice how long each time
 * @param instances how many there are in the listing
 * @param log a directory for what the servers say
 * @param progress told what is being measured: a key of the launcher's texts
 */
record Trials(List<Rival> rivals, int rounds, Duration slice, int instances, Path log, Consumer<String> progress) {
    private static final int STARTS = 3;
    private static final long SETTLED = 3000;

    /** A slow server is not asked more often than this allows. */
    private static final double ENOUGH_MILLISECONDS = 10_000;

    private static final int FEW = 20;
    private static final int LOOKS = 2000;

    Trials {
        rivals = List.copyOf(rivals);
    }

    /**
     * Runs everything.
     *
     * @return the medians by server, in the order of the servers
     * @throws IOException if a server cannot be started
     */
    Map<String, Map<Mark, Double>> run() throws IOException, InterruptedException {
        Map<Rival, Map<Mark, List<Double>>> samples = new LinkedHashMap<>();
        rivals.forEach(rival -> samples.put(rival, new EnumMap<>(Mark.class)));
        starts(samples);
        work(samples);
        Map<String, Map<Mark, Double>> medians = new LinkedHashMap<>();
        samples.forEach((rival, marks) -> {
            Map<Mark, Double> each = new EnumMap<>(Mark.class);
            marks.forEach((mark, values) -> each.put(mark, median(values)));
            medians.put(rival.name(), each);
        });
        return medians;
    }

    private static void note(Map<Mark, List<Double>> marks, Mark mark, double value) {
        marks.computeIfAbsent(mark, key -> new ArrayList<>()).add(value);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private void starts(Map<Rival, Map<Mark, List<Double>>> samples) throws IOException, InterruptedException {
        progress.accept("bench.wireStarts");
        for (int i = 0; i < STARTS; i++) {
            for (Rival rival : rivals) {
                try (Rival.Running server = rival.start(log.resolve(rival.name() + ".log"))) {
                    note(
                            samples.get(rival),
                            Mark.FIRST_ANSWER,
                            server.firstAnswer().toNanos() / 1e6);
                    Thread.sleep(SETTLED);
                    note(samples.get(rival), Mark.IDLE_MEMORY, server.residentMegabytes());
                }
            }
        }
    }

    private void work(Map<Rival, Map<Mark, List<Double>>> samples) throws IOException, InterruptedException {
        Map<Rival, Rival.Running> servers = new LinkedHashMap<>();
        Map<Rival, Caller> callers = new LinkedHashMap<>();
        try {
            for (Rival rival : rivals) {
                servers.put(rival, rival.start(log.resolve(rival.name() + ".log")));
                callers.put(rival, new Caller(servers.get(rival).url()));
            }
            rates(samples, callers);
            progress.accept("bench.wireListing");
            for (Rival rival : rivals) {
                listing(samples.get(rival), new Workload(callers.get(rival), slice));
                note(samples.get(rival), Mark.MEMORY_AT_END, servers.get(rival).residentMegabytes());
            }
        } finally {
            for (Caller caller : callers.values()) {
                caller.close();
            }
            servers.values().forEach(Rival.Running::close);
        }
    }

    private void rates(Map<Rival, Map<Mark, List<Double>>> samples, Map<Rival, Caller> callers) {
        Map<Mark, ToDoubleFunction<Workload>> rates = new EnumMap<>(Mark.class);
        rates.put(Mark.RUN_INSTANCES, Workload::instances);
        rates.put(Mark.VOLUMES, Workload::volumes);
        rates.put(Mark.NETWORKS, Workload::networks);
        rates.put(Mark.STATISTICS, Workload::statistics);
        // The first round only warms up.
        for (int i = 0; i <= rounds; i++) {
            int round = i;
            progress.accept(round == 0 ? "bench.wireWarmUp" : "bench.wireRates");
            rates.forEach((mark, rate) -> callers.forEach((rival, caller) -> {
                double value = rate.applyAsDouble(new Workload(caller, round == 0 ? slice.multipliedBy(3) : slice));
                if (round > 0) {
                    note(samples.get(rival), mark, value);
                }
            }));
        }
    }

    private void listing(Map<Mark, List<Double>> marks, Workload workload) {
        String one = workload.many(instances);
        double taken = 0;
        for (int i = 0; i < FEW && taken < ENOUGH_MILLISECONDS; i++) {
            double value = workload.listing();
            taken += value;
            note(marks, Mark.LISTING, value);
        }
        taken = 0;
        for (int i = 0; i < LOOKS && taken < ENOUGH_MILLISECONDS; i++) {
            double value = workload.one(one);
            taken += value;
            note(marks, Mark.ONE_OF_MANY, value);
        }
    }
}
