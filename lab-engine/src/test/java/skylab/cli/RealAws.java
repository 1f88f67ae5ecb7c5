package skylab.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import skylab.lab.Terminal;

/** The AWS CLI of version 1 as it is installed on this computer, in one process for all runs. */
final class RealAws implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    private RealAws(Process process) {
        this.process = process;
        this.requests = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts it; empty where there is none.
     *
     * @param folder its working and home directory
     * @param environment the variables that say how to call the lab
     */
    static Optional<RealAws> start(Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        if (!has("python3")) {
            return Optional.empty();
        }
        Path program = folder.resolve("real_aws.py");
        try (InputStream source = RealAws.class.getResourceAsStream("real_aws.py")) {
            Files.copy(source, program);
        }
        // The form of moments in version 2.
        Path config = Files.writeString(folder.resolve("config"), "[default]\ncli_timestamp_format = iso8601\n");
        ProcessBuilder builder = new ProcessBuilder("python3", program.toString())
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(environment);
        builder.environment().put("AWS_CONFIG_FILE", config.toString());
        builder.environment()
                .put("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("none").toString());
        builder.environment().put("COLUMNS", "80");
        return Optional.of(new RealAws(builder.start()));
    }

    private static boolean has(String python) throws InterruptedException {
        try {
            Process asked = new ProcessBuilder(python, "-c", "import awscli; assert awscli.__version__ < '2'")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return asked.waitFor(1, TimeUnit.MINUTES) && asked.exitValue() == 0;
        } catch (IOException none) {
            return false;
        }
    }

    /** Runs it on an endpoint. */
    Terminal.Ran run(List<String> arguments, String endpoint) throws IOException {
        ObjectNode request = JSON.createObjectNode().put("endpoint", endpoint);
        arguments.forEach(request.putArray("arguments")::add);
        requests.write(request + "\n");
        requests.flush();
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the AWS CLI has ended at " + arguments);
        }
        JsonNode answer = JSON.readTree(line);
        return new Terminal.Ran(
                answer.path("status").asInt(),
                answer.path("out").asText(),
                answer.path("err").asText());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
