package skylab.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import skylab.lab.Profile;
import skylab.lab.addition.Additions;
import skylab.lab.serve.Clock;
import skylab.lab.serve.Endpoint;
import skylab.lab.serve.ServeOptions;
import skylab.world.journal.Durability;

/** {@code serve}: labs behind an HTTP endpoint for AWS CLI, Terraform and every SDK, until it is interrupted. */
@Command(name = "serve")
public final class ServeCommand implements Subcommand {
    @Option(names = "--port", paramLabel = "N", descriptionKey = "serve.port")
    private int port = ServeOptions.USUAL_PORT;

    @Option(names = "--host", paramLabel = "H", descriptionKey = "serve.host")
    private String host = "127.0.0.1";

    @Option(names = "--lab", paramLabel = "NAME", descriptionKey = "serve.lab")
    private String lab;

    @Option(names = "--profile", paramLabel = "NAME", descriptionKey = "serve.profile")
    private String profile = "own-account";

    @Option(names = "--clock", paramLabel = "CLOCK", descriptionKey = "serve.clock")
    private String clock = "real";

    @Option(names = "--region", paramLabel = "R", descriptionKey = "serve.region")
    private String region = "us-east-1";

    @Option(names = "--verify-signatures", descriptionKey = "serve.verify")
    private boolean verifying;

    @Option(names = "--folder", paramLabel = "DIR", descriptionKey = "serve.folder")
    private Path folder;

    @Option(names = "--images", paramLabel = "FILE", descriptionKey = "serve.images")
    private Path images;

    @Option(names = "--durable", descriptionKey = "serve.durable")
    private boolean durable;

    /**
     * For a shell that wants to become the server: the file that gets the command line that serves, each word terminated by a
     * NUL, instead of serving.
     */
    @Option(names = "--hand-over", hidden = true)
    private Path handOver;

    @Override
    public Integer call() throws Exception {
        Machine machine = Machine.running();
        Texts texts = Texts.in(Texts.language(machine.environment()));
        if (handOver != null) {
            List<String> command = ServerFolder.of(Distribution.running()).prepare(machine, texts, System.err);
            Files.writeString(handOver, String.join("\0", command) + "\0");
            return 0;
        }
        if (port < 0 || port > 65535) {
            throw new Failure(texts.say("failure.portRange", port), 2);
        }
        try (Endpoint endpoint = open(texts)) {
            System.out.println(texts.say(isLocal(texts) ? "serve.here" : "serve.everywhere", endpoint.url()));
            System.out.println(texts.say("serve.end"));
            System.out.println();
            System.out.println(endpoint);
            Thread.currentThread().join();
        }
        return 0;
    }

    private Endpoint open(Texts texts) {
        ServeOptions options;
        try {
            options = new ServeOptions(
                    host,
                    port,
                    Optional.ofNullable(lab),
                    Profile.named(profile),
                    Clock.named(clock),
                    region,
                    verifying,
                    Optional.of(folder == null ? Path.of(System.getProperty("user.home"), ".skylab", "labs") : folder),
                    durable ? Durability.DISK : Durability.PROCESS,
                    additions());
        } catch (IllegalArgumentException e) {
            throw new Failure(texts.say("failure.serve", e.getMessage()), 2);
        }
        try {
            return Endpoint.open(options, InstantSource.system());
        } catch (UncheckedIOException e) {
            throw new Failure(texts.say(
                    "failure.servePort", host + ":" + port, e.getCause().getMessage()));
        }
    }

    private Optional<Additions> additions() {
        if (images == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Additions.parse(Files.readString(images)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(images + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(images + " cannot be read (" + e + ")", e);
        }
    }

    private boolean isLocal(Texts texts) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new Failure(texts.say("failure.servePort", host + ":" + port, e.getMessage()));
        }
    }
}
