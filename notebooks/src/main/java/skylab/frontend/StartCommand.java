package skylab.frontend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a kernelspec says about starting a kernel and interrupting its cells.
 *
 * @param argv the command, with {@code {connection_file}} in it
 * @param environment variables that are set for the kernel, unexpanded
 * @param interruptedByMessage whether {@code interrupt_mode} is {@code message}, not {@code signal}
 */
public record StartCommand(List<String> argv, Map<String, String> environment, boolean interruptedByMessage) {

    public StartCommand {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }

    /**
     * Reads a kernelspec.
     *
     * @param folder the directory of {@code kernel.json}
     * @throws IOException when there is none, or it is no JSON
     */
    public static StartCommand read(Path folder) throws IOException {
        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("kernel.json").toFile());
        List<String> argv = new ArrayList<>();
        json.path("argv").forEach(argument -> argv.add(argument.asText().replace("{resource_dir}", folder.toString())));
        Map<String, String> environment = new HashMap<>();
        json.path("env")
                .properties()
                .forEach(each -> environment.put(each.getKey(), each.getValue().asText()));
        return new StartCommand(
                argv, environment, json.path("interrupt_mode").asText().equals("message"));
    }

    /** The command for a connection file. */
    List<String> withConnection(Path file) {
        return argv.stream()
                .map(argument -> argument.replace("{connection_file}", file.toString()))
                .toList();
    }
}
