package skylab.frontend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import skylab.kernel.protocol.ConnectionInfo;
import skylab.kernel.protocol.Json;

/** The process of a kernel, and a front end for it. Closing it ends both. */
public final class RunningKernel implements AutoCloseable {
    private static final Path STATUS = Path.of("/proc");

    private final Process process;
    private final FrontEnd frontEnd;
    private final Path connectionFile;
    private final boolean interruptedByMessage;

    private RunningKernel(Process process, FrontEnd frontEnd, Path connectionFile, boolean interruptedByMessage) {
        this.process = process;
        this.frontEnd = frontEnd;
        this.connectionFile = connectionFile;
        this.interruptedByMessage = interruptedByMessage;
    }

    /**
     * Starts a kernel as a front end does.
     *
     * @param scratch a directory for the connection file and for what a Python kernel remembers
     * @throws IOException when the command cannot be run
     */
    public static RunningKernel start(StartCommand command, Path scratch) throws IOException {
        return start(command, scratch, Path.of("").toAbsolutePath());
    }

    /**
     * Starts a kernel as a front end does.
     *
     * @param scratch a directory for the connection file and for what a Python kernel remembers
     * @param folder its working directory: that of the notebook
     * @throws IOException when the command cannot be run
     */
    public static RunningKernel start(StartCommand command, Path scratch, Path folder) throws IOException {
        Path file = Files.createTempFile(scratch, "kernel-", ".json");
        writeConnection(file);
        ConnectionInfo info = ConnectionInfo.read(file);
        ProcessBuilder builder = new ProcessBuilder(command.withConnection(file))
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(Map.of(
                        "IPYTHONDIR",
                        scratch.resolve("ipython").toString(),
                        "JPY_PARENT_PID",
                        Long.toString(ProcessHandle.current().pid())));
        builder.environment().putAll(command.environment());
        Process process = builder.start();
        return new RunningKernel(process, new FrontEnd(info, process::isAlive), file, command.interruptedByMessage());
    }

    private static void writeConnection(Path file) throws IOException {
        Files.writeString(
                file,
                Json.object()
                        .put("transport", "tcp")
                        .put("ip", "127.0.0.1")
                        .put("shell_port", Ports.free())
                        .put("control_port", Ports.free())
                        .put("stdin_port", Ports.free())
                        .put("iopub_port", Ports.free())
                        .put("hb_port", Ports.free())
                        .put("signature_scheme", "hmac-sha256")
                        .put("key", UUID.randomUUID().toString())
                        .toString());
    }

    /** Who asks this kernel. */
    public FrontEnd frontEnd() {
        return frontEnd;
    }

    /** Interrupts the running cell in the way that the kernelspec asks for. */
    public void interrupt() throws IOException {
        if (interruptedByMessage) {
            frontEnd.tell("interrupt_request", Json.object());
        } else {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
        }
    }

    /** The memory that the process holds, in megabytes; NaN where the system does not tell (it does on Linux). */
    public double residentMegabytes() {
        try (var lines =
                Files.lines(STATUS.resolve(Long.toString(process.pid())).resolve("status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException notLinux) {
            return Double.NaN;
        }
    }

    /** The share of a processor, in percent, that the process takes while nobody asks it anything. */
    public double idlePercent(Duration time) throws InterruptedException {
        Duration before = processorTime();
        long start = System.nanoTime();
        process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
        return 100.0 * processorTime().minus(before).toNanos() / (System.nanoTime() - start);
    }

    private Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Asks the kernel to end and waits for that; whether it did within a time. */
    public boolean shutDown(Duration patience) throws InterruptedException {
        frontEnd.tell("shutdown_request", Json.object().put("restart", false));
        return process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        frontEnd.close();
        Files.deleteIfExists(connectionFile);
    }
}
