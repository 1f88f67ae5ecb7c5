package skylab.cli.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import skylab.aws.shape.Shapes;
import skylab.cli.CliError;
import skylab.cli.call.OperationCommand;
import skylab.cli.option.Required;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingType;

/** Checks parameters against the model before anything is sent, and spells them as {@link Shapes} reads them. */
public final class Validation {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final List<String> problems = new ArrayList<>();

    private Validation() {}

    /**
     * Checks parameters.
     *
     * @param parameters with the API's names
     * @return the same as {@link Shapes#fromJson} reads them
     * @throws CliError with all that is wrong
     */
    public static ObjectNode check(JsonNode parameters, OperationCommand operation) {
        Validation validation = new Validation();
        operation.request().stream()
                .filter(field -> Required.is(operation, field) && !parameters.has(field.memberName()))
                .forEach(field -> validation.missing("input", field));
        JsonNode checked = validation.structure(parameters, operation.request(), "");
        if (!validation.problems.isEmpty()) {
            throw new CliError(
                    "Parameter validation failed:\n" + String.join("\n", validation.problems), CliError.USAGE);
        }
        return (ObjectNode) checked;
    }

    private JsonNode structure(JsonNode raw, List<SdkField<?>> members, String path) {
        ObjectNode structure = JSON.objectNode();
        String where = path.isEmpty() ? "input" : path;
        raw.properties().forEach(one -> {
            SdkField<?> member = members.stream()
                    .filter(field -> field.memberName().equals(one.getKey()))
                    .findFirst()
                    .orElse(null);
            if (member == null) {
                problems.add("Unknown parameter in " + where + ": \"" + one.getKey() + "\", must be one of: "
                        + members.stream().map(SdkField::memberName).collect(Collectors.joining(", ")));
            } else if (!one.getValue().isNull()) {
                structure.set(
                        Shapes.key(member),
                        value(one.getValue(), member, path.isEmpty() ? one.getKey() : path + "." + one.getKey()));
            }
        });
        members.stream()
                .filter(field -> !path.isEmpty() && Types.isRequired(field) && !raw.has(field.memberName()))
                .forEach(field -> missing(where, field));
        return structure;
    }

    private void missing(String where, SdkField<?> field) {
        problems.add("Missing required parameter in " + where + ": \"" + field.memberName() + "\"");
    }

    private JsonNode value(JsonNode raw, SdkField<?> field, String path) {
        if (Types.isStructure(field)) {
            return raw.isObject() ? structure(raw, Types.members(field), path) : wrong(raw, path, "<class 'dict'>");
        }
        if (Types.isList(field)) {
            if (!raw.isArray()) {
                return wrong(raw, path, "<class 'list'>, <class 'tuple'>");
            }
            ArrayNode list = JSON.arrayNode();
            for (JsonNode item : raw) {
                list.add(value(item, Types.element(field), path + "[" + list.size() + "]"));
            }
            return list;
        }
        if (Types.isMap(field)) {
            if (!raw.isObject()) {
                return wrong(raw, path, "<class 'dict'>");
            }
            ObjectNode map = JSON.objectNode();
            raw.properties()
                    .forEach(one -> map.set(
                            one.getKey(), value(one.getValue(), Types.mapped(field), path + "." + one.getKey())));
            return map;
        }
        return scalar(raw, field, path);
    }

    private JsonNode scalar(JsonNode raw, SdkField<?> field, String path) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.STRING) {
            return raw.isTextual() ? raw : wrong(raw, path, "<class 'str'>");
        }
        if (type == MarshallingType.BOOLEAN) {
            return raw.isBoolean() ? raw : wrong(raw, path, "<class 'bool'>");
        }
        if (type == MarshallingType.INTEGER || type == MarshallingType.LONG || type == MarshallingType.SHORT) {
            return raw.isIntegralNumber() ? raw : wrong(raw, path, "<class 'int'>");
        }
        if (type == MarshallingType.DOUBLE || type == MarshallingType.FLOAT) {
            return raw.isNumber() ? raw : wrong(raw, path, "<class 'float'>, <class 'decimal.Decimal'>, <class 'int'>");
        }
        if (type == MarshallingType.INSTANT) {
            try {
                return JSON.textNode(moment(raw.asText()).toString());
            } catch (DateTimeException | NumberFormatException e) {
                return wrong(raw, path, "<class 'datetime.datetime'>, timestamp-string");
            }
        }
        return raw;
    }

    private static Instant moment(String text) {
        if (text.matches("-?\\d+(\\.\\d+)?")) {
            return Instant.ofEpochMilli(new BigDecimal(text).movePointRight(3).longValue());
        }
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        String iso = text.replace(' ', 'T');
        // Without an offset it is the machine's own time, which is UTC.
        return iso.matches(".*T.*(Z|[+-]\\d{2}:?\\d{2})")
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }

    private JsonNode wrong(JsonNode raw, String path, String valid) {
        problems.add("Invalid type for parameter " + path + ", value: "
                + (raw.isContainerNode() ? raw.toString() : raw.asText()) + ", type: <class '" + python(raw)
                + "'>, valid types: " + valid);
        return raw;
    }

    /** What Python calls the type of a value. */
    public static String python(JsonNode raw) {
        return switch (raw.getNodeType()) {
            case STRING -> "str";
            case BOOLEAN -> "bool";
            case NUMBER -> raw.isIntegralNumber() ? "int" : "float";
            case ARRAY -> "list";
            case OBJECT -> "dict";
            default -> "NoneType";
        };
    }
}
