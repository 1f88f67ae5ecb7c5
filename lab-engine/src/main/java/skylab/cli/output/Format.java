package skylab.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/** How answers are printed. */
public enum Format {
    JSON,
    TEXT,
    TABLE,
    YAML;

    /** The format of a name. */
    public static Optional<Format> named(String name) {
        for (Format one : values()) {
            if (one.toString().equals(name)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /**
     * Prints an answer.
     *
     * @param operation the API's name of what was called, for a table's title
     * @param width of the terminal in columns
     * @return what appears on standard output; nothing for an empty answer
     */
    public String print(String operation, JsonNode answer, int width) {
        boolean isEmpty = answer.isObject() && answer.isEmpty();
        return switch (this) {
            case JSON -> isEmpty ? "" : JsonText.of(answer) + "\n";
            case TEXT -> isEmpty ? "" : PlainText.of(answer);
            case TABLE -> Table.of(operation, answer, width);
            case YAML -> isEmpty ? "" : YamlText.of(answer);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
