package skylab.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import skylab.kernel.protocol.Json;
import skylab.launcher.Distribution;
import skylab.launcher.Failure;
import skylab.launcher.Installer;
import skylab.launcher.JupyterDirectories;
import skylab.launcher.KernelFolder;
import skylab.launcher.Machine;
import skylab.launcher.Texts;

/** {@code bench kernel}: this kernel side by side with ipykernel, and with IJava where it is installed. */
@Command(name = "kernel")
final class KernelCommand implements Callable<Integer> {

    @Option(names = "--runs", paramLabel = "N", defaultValue = "7", descriptionKey = "bench.runs")
    private int runs;

    @Option(names = "--cells", paramLabel = "N", defaultValue = "1000", descriptionKey = "bench.cellCount")
    private int cells;

    @Option(names = "--json", descriptionKey = "bench.json")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Machine machine = Machine.running();
        Texts texts = Texts.in(Texts.language(machine.environment()));
        if (runs < 1 || cells < 0) {
            throw new Failure(texts.say("bench.counts"), 2);
        }
        List<Rival> rivals = Rivals.on(machine, installed(machine, texts));
        if (rivals.stream().noneMatch(rival -> rival.snippets() == Snippets.PYTHON)) {
            System.err.println(texts.say("bench.noPython"));
        }
        double load = load();
        Path scratch = Files.createTempDirectory("skylab-bench");
        try {
            Report report = new Report(
                    new Contest(rivals, runs, cells, scratch, key -> System.err.println(texts.say(key))).run());
            double loadAtEnd = load();
            System.out.print(
                    json
                            ? report.json(description(machine, load, loadAtEnd)) + "\n"
                            : report.table(texts, machine.javaVersion())
                                    + texts.say(
                                            "bench.machine",
                                            machine.javaVersion(),
                                            Runtime.getRuntime().availableProcessors(),
                                            load,
                                            loadAtEnd)
                                    + "\n");
        } finally {
            delete(scratch);
        }
        return 0;
    }

    // A folder of its own: the user's kernel is left as it is.
    private static Path installed(Machine machine, Texts texts) throws IOException, InterruptedException {
        Distribution distribution = Distribution.running();
        Path folder = JupyterDirectories.kernelUnder(distribution.jar().resolveSibling("bench"));
        new Installer(machine, texts, System.err).install(distribution, new KernelFolder(folder));
        return folder;
    }

    /** The load of the machine over the last minute, to two digits; negative where it is not known. */
    private static double load() {
        return Math.round(100 * ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()) / 100.0;
    }

    private ObjectNode description(Machine machine, double load, double loadAtEnd) {
        return Json.object()
                .put("java", machine.javaVersion())
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("load_before", load)
                .put("load_after", loadAtEnd)
                .put("runs", runs)
                .put("cells", cells);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
