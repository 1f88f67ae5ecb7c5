package skylab.cli.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import skylab.cli.CliError;

/** Requests that are written in YAML (AWS CLI user guide, {@code --cli-input-yaml}). */
public final class Yaml {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Yaml() {}

    /**
     * Reads YAML.
     *
     * @param option as messages name it
     * @throws CliError if it is none
     */
    public static JsonNode read(String option, String text) {
        try {
            Object read = new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            return MAPPER.valueToTree(read);
        } catch (YAMLException | IllegalArgumentException e) {
            throw CliError.parameter(option, "Invalid YAML: " + e.getMessage());
        }
    }
}
