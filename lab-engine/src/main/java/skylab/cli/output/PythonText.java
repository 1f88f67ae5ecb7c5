package skylab.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Values as Python's {@code str} and {@code repr} write them (Python reference, "Built-in Types"). */
final class PythonText {
    private PythonText() {}

    /** A text as it is, anything else as it is written in a program. */
    static String of(JsonNode value) {
        return value.isTextual() ? value.textValue() : written(value);
    }

    private static String written(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> quoted(value.textValue());
            case BOOLEAN -> value.booleanValue() ? "True" : "False";
            case NUMBER -> value.asText();
            case ARRAY ->
                StreamSupport.stream(value.spliterator(), false)
                        .map(PythonText::written)
                        .collect(Collectors.joining(", ", "[", "]"));
            case OBJECT ->
                value.properties().stream()
                        .map(member -> quoted(member.getKey()) + ": " + written(member.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> "None";
        };
    }

    private static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .replace("\r", "\\r");
        return escaped.contains("'") && !escaped.contains("\"")
                ? '"' + escaped + '"'
                : "'" + escaped.replace("'", "\\'") + "'";
    }
}
