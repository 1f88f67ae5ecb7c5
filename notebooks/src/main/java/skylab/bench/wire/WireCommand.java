package skylab.bench.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import skylab.kernel.protocol.Json;
import skylab.launcher.Distribution;
import skylab.launcher.Failure;
import skylab.launcher.Machine;
import skylab.launcher.ServerFolder;
import skylab.launcher.Texts;

/** {@code bench wire}: this server side by side with moto's, where that is installed. */
@Command(name = "wire")
public final class WireCommand implements Callable<Integer> {
    private static final String MOTO = "moto_server";

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", descriptionKey = "bench.wireRounds")
    private int rounds;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "1", descriptionKey = "bench.wireSeconds")
    private double seconds;

    @Option(names = "--instances", paramLabel = "N", defaultValue = "10000", descriptionKey = "bench.wireInstances")
    private int instances;

    @Option(names = "--alone", descriptionKey = "bench.wireAlone")
    private boolean alone;

    @Option(names = "--json", descriptionKey = "bench.json")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Machine machine = Machine.running();
        Texts texts = Texts.in(Texts.language(machine.environment()));
        if (rounds < 1 || seconds <= 0 || instances < 1) {
            throw new Failure(texts.say("bench.wireCounts"), 2);
        }
        Path scratch = Files.createTempDirectory("skylab-bench");
        try {
            double load = load();
            Trials trials = new Trials(
                    rivals(machine, texts, scratch),
                    rounds,
                    Duration.ofNanos((long) (seconds * 1e9)),
                    instances,
                    scratch,
                    key -> System.err.println(texts.say(key)));
            WireReport report = new WireReport(trials.run());
            ObjectNode description = Json.object()
                    .put("java", machine.javaVersion())
                    .put("processors", Runtime.getRuntime().availableProcessors())
                    .put("load_before", load)
                    .put("load_after", load())
                    .put("instances", instances);
            System.out.print(
                    json
                            ? report.json(description).toPrettyString() + "\n"
                            : report.table(texts)
                                    + texts.say(
                                            "bench.wireMachine",
                                            machine.javaVersion(),
                                            Runtime.getRuntime().availableProcessors(),
                                            load,
                                            load())
                                    + "\n");
        } finally {
            delete(scratch);
        }
        return 0;
    }

    private List<Rival> rivals(Machine machine, Texts texts, Path scratch) throws IOException, InterruptedException {
        List<Rival> rivals = new ArrayList<>();
        List<String> server = ServerFolder.of(Distribution.running()).prepare(machine, texts, System.err);
        rivals.add(new Rival("skylab", port -> {
            List<String> command = new ArrayList<>(server);
            // As the mocks that it is measured beside: every transition is over at the next look.
            command.addAll(List.of(
                    "--clock",
                    "instant",
                    "--folder",
                    scratch.resolve("labs-" + port).toString()));
            command.addAll(List.of("--port", String.valueOf(port)));
            return command;
        }));
        Optional<Path> moto = alone ? Optional.empty() : machine.command(MOTO);
        if (moto.isPresent()) {
            rivals.add(new Rival("moto", port -> List.of(moto.get().toString(), "-p", String.valueOf(port))));
        } else {
            System.err.println(texts.say("bench.noMoto"));
        }
        return rivals;
    }

    /** The load of the machine over the last minute, to two digits; negative where it is not known. */
    private static double load() {
        return Math.round(100 * ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()) / 100.0;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
