package skylab.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code up}: installs the kernel and opens Jupyter on the notebooks. */
@Command(name = "up")
public final class UpCommand implements Subcommand {

    @Option(names = "--port", paramLabel = "N", descriptionKey = "up.port")
    private Integer port;

    /**
     * For a shell that wants to become Jupyter instead of waiting for it: the file that gets the path of the kernelspec
     * and the command line, each terminated by a NUL, instead of running the command.
     */
    @Option(names = "--hand-over", hidden = true)
    private Path handOver;

    @Parameters(paramLabel = "OPTIONS", descriptionKey = "up.options")
    private List<String> options = List.of();

    @Override
    public Integer call() throws Exception {
        Machine machine = Machine.running();
        Texts texts = Texts.in(Texts.language(machine.environment()));
        List<String> wishes = new ArrayList<>();
        if (port != null) {
            requireFree(port, texts);
            wishes.add("--port=" + port);
        }
        wishes.addAll(options);
        Distribution distribution = Distribution.running();
        List<String> command = new JupyterServer(machine)
                .command(notebooks(distribution), wishes)
                .orElseThrow(() -> new Failure(texts.say("failure.jupyter")));
        KernelFolder kernel = new KernelFolder(JupyterDirectories.userKernel(machine));
        new Installer(machine, texts, System.out).install(distribution, kernel);
        handOutExercises(notebooks(distribution), texts);
        if (handOver == null) {
            return JupyterServer.run(command);
        }
        Files.writeString(handOver, kernel.specification() + "\0" + String.join("\0", command) + "\0");
        return 0;
    }

    /** What a learner can open: exercises without their answers. One that was handed out is the learner's, and stays. */
    private static void handOutExercises(Path notebooks, Texts texts) throws IOException {
        List<String> release = new ArrayList<>(List.of("release"));
        try (Stream<Path> exercises = Files.list(notebooks.resolve("exercises"))) {
            exercises
                    .map(exercise -> exercise.getFileName().toString())
                    .filter(name -> Files.exists(
                            notebooks.resolve("exercises").resolve(name).resolve(name + ".md")))
                    .filter(name -> !Files.exists(notebooks.resolve("release").resolve(name)))
                    .sorted()
                    .forEach(release::add);
        }
        if (release.size() > 1) {
            System.out.println(texts.say("up.exercises"));
            release.addAll(List.of("--no-source", "--course", notebooks.toString()));
            Main.commandLine(texts).execute(release.toArray(String[]::new));
        }
    }

    // The distribution lies in notebooks/target/dist.
    private static Path notebooks(Distribution distribution) {
        return distribution.jar().resolve("../../..").normalize();
    }

    // Jupyter would silently take another port than the one that was asked for.
    private static void requireFree(int port, Texts texts) {
        if (port < 1 || port > 65535) {
            throw new Failure(texts.say("failure.portRange", port), 2);
        }
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assert socket.isBound();
        } catch (IOException taken) {
            throw new Failure(texts.say("failure.port", port));
        }
    }
}
