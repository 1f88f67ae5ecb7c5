package skylab.bench.wire;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import skylab.frontend.Ports;

/**
 * A server that is measured.
 *
 * @param name what the table calls it
 * @param command what starts it on a port
 */
record Rival(String name, IntFunction<List<String>> command) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * A server that runs.
     *
     * @param url where
     * @param process it
     * @param firstAnswer how long it took from its start to its first answer to a call
     */
    record Running(URI url, Process process, Duration firstAnswer) implements AutoCloseable {
        /** What it has in memory (proc(5), VmRSS), in megabytes; NaN where that cannot be asked. */
        double residentMegabytes() {
            Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
            try (Stream<String> lines = Files.lines(status)) {
                return lines.filter(line -> line.startsWith("VmRSS:"))
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                        .findFirst()
                        .orElse(Double.NaN);
            } catch (IOException e) {
                return Double.NaN;
            }
        }

        @Override
        public void close() {
            process.destroy();
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Starts it.
     *
     * @param log what it says goes there
     * @throws IOException if it cannot be started, or does not answer within a minute
     */
    Running start(Path log) throws IOException, InterruptedException {
        int port = Ports.free();
        URI url = URI.create("http://127.0.0.1:" + port);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command.apply(port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        while (true) {
            try (Caller caller = new Caller(url)) {
                caller.ec2("us-east-1", "DescribeRegions");
                return new Running(url, process, Duration.ofNanos(System.nanoTime() - start));
            } catch (RuntimeException notYet) {
                if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
                    process.destroyForcibly();
                    throw new IOException(name + " does not answer: " + Files.readString(log), notYet);
                }
                Thread.sleep(2);
            }
        }
    }
}
