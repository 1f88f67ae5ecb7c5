package skylab.grader.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skylab.kernel.pipe.Frames;

/**
 * A JVM that answers messages ({@link Frames} over its standard streams) and stays for the next one, because starting it
 * costs more than all else. It is started when it is first needed, and anew after it was stopped or has failed. For one
 * thread at a time.
 */
public final class StandingProcess implements AutoCloseable {
    private static final int MOST_WORDS = 2_000;

    private final List<String> arguments;
    private final Path directory;
    private final Duration limit;
    private final int mostAnswers;
    private final ScheduledExecutorService watch;
    private volatile Process process;
    private int answers;

    /**
     * A process.
     *
     * @param arguments for {@code java}: options, class path, main class
     * @param directory its own; it is where the process works
     * @param limit the time for one answer
     * @param mostAnswers after so many a new one takes its place: what it may have gathered by then is not worth keeping
     */
    public StandingProcess(List<String> arguments, Path directory, Duration limit, int mostAnswers) {
        this.arguments = List.copyOf(arguments);
        this.directory = directory;
        this.limit = limit;
        this.mostAnswers = mostAnswers;
        watch = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "watch of " + directory.getFileName());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The class path of this JVM for a process that works elsewhere. */
    public static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(path -> Path.of(path).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * Sends a message and waits for the answer.
     *
     * @throws ProcessFailedException if there is none; the next message goes to a new process
     */
    public byte[] ask(byte[] message) throws IOException, InterruptedException {
        if (answers == mostAnswers) {
            stop();
        }
        if (process == null) {
            start();
        }
        Process asked = process;
        Future<?> end = watch.schedule(asked::destroyForcibly, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            Optional<byte[]> answer = exchange(asked, message);
            answers++;
            if (answer.isPresent()) {
                return answer.get();
            }
            boolean ended = asked.waitFor(1, TimeUnit.SECONDS) && !end.isDone();
            stop();
            throw new ProcessFailedException(
                    ended
                            ? "has ended with status " + asked.exitValue() + ": " + words()
                            : "has not finished within " + limit.toSeconds() + " s");
        } finally {
            end.cancel(false);
        }
    }

    private static Optional<byte[]> exchange(Process process, byte[] message) {
        try {
            Frames.write(process.getOutputStream(), message);
            return Frames.read(process.getInputStream());
        } catch (IOException e) {
            // It is gone, and so is the other end of the pipe.
            return Optional.empty();
        }
    }

    private void start() throws IOException {
        Files.createDirectories(directory);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djava.io.tmpdir=" + directory.toAbsolutePath());
        // What it does is short: the second compiler would take longer than it could ever save.
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectError(said().toFile());
        // Options for all JVMs of a user may have one say something where answers are expected.
        builder.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));
        process = builder.start();
        answers = 0;
    }

    private Path said() {
        return directory.resolve("said.txt");
    }

    private String words() throws IOException {
        String words = Files.readString(said());
        return words.substring(0, Math.min(words.length(), MOST_WORDS));
    }

    /** Ends the process while it answers, so that there will be no answer. From any thread. */
    public void kill() {
        Process asked = process;
        if (asked != null) {
            asked.destroyForcibly();
        }
    }

    /** Ends the process; the next message begins another. */
    public void stop() {
        if (process != null) {
            // Only when it is gone may its directory be deleted.
            process.destroyForcibly().onExit().join();
            process = null;
            answers = 0;
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        stop();
    }
}
