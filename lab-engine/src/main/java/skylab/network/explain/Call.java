package skylab.network.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A call of the EC2 API as data, to be shown, or done by whoever has a client.
 *
 * @param operation e.g. {@code CreateRoute}
 * @param parameters by the names that the SDK has for them; a value is a text, a number, a truth value, a map for a
 *     structure, or a list of texts or of maps
 * @param result what stands in later calls for the id that this one returns, e.g. {@code igw-new}; empty for nothing
 * @param path where that is in the answer, e.g. {@code InternetGateway.InternetGatewayId}
 */
public record Call(String operation, Map<String, Object> parameters, String result, String path) {
    /** How ids end that do not exist yet. */
    private static final String NEW = "-new";

    /** A call whose answer nobody needs, with names and values of parameters in turn. */
    static Call of(String operation, Object... namesAndValues) {
        return new Call(operation, structure(namesAndValues), "", "");
    }

    /** Names and values in turn, in their order. */
    static Map<String, Object> structure(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return map;
    }

    /** The line for the AWS command line interface. */
    public String cli() {
        StringBuilder line = new StringBuilder("aws ec2 ").append(kebab(operation));
        parameters.forEach((name, value) -> {
            String option = kebab(name);
            if (value instanceof Boolean is) {
                line.append(is ? " --" + option : option.equals("egress") ? " --ingress" : " --no-" + option);
            } else if (value instanceof Map<?, ?> map && map.get("value") instanceof Boolean is) {
                line.append(is ? " --" + option : " --no-" + option);
            } else {
                line.append(" --").append(option).append(' ').append(shorthand(value));
            }
        });
        return result.isEmpty()
                ? line.toString()
                : variable(result).toUpperCase(Locale.ROOT) + "=$(" + line + " --query " + path + " --output text)";
    }

    /** The statement for a cell in Java, where {@code ec2} is the client. */
    public String java() {
        String name = Character.toLowerCase(operation.charAt(0)) + operation.substring(1);
        String made = "ec2." + name + "(" + (parameters.isEmpty() ? "" : "r -> r" + setters(parameters, 'r')) + ")";
        if (result.isEmpty()) {
            return made + ";";
        }
        String getters = List.of(path.split("\\.")).stream()
                .map(step -> "." + Character.toLowerCase(step.charAt(0)) + step.substring(1) + "()")
                .collect(Collectors.joining());
        return "String " + variable(result) + " = " + made + getters + ";";
    }

    // Shorthand syntax of the AWS CLI; its names are the API's, which begin with a capital.
    private static String shorthand(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(one -> capital(one.getKey().toString()) + "=" + shorthandWithin(one.getValue()))
                    .collect(Collectors.joining(","));
        } else if (value instanceof List<?> list) {
            return list.stream().map(Call::shorthand).collect(Collectors.joining(" "));
        }
        return isNew(value) ? "$" + variable(value.toString()).toUpperCase(Locale.ROOT) : value.toString();
    }

    private static String shorthandWithin(Object value) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(one -> one instanceof Map ? "{" + shorthand(one) + "}" : shorthand(one))
                    .collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof Map ? "{" + shorthand(value) + "}" : value.toString();
    }

    private static String setters(Map<?, ?> values, char within) {
        return values.entrySet().stream()
                .map(one -> "." + one.getKey() + "(" + argument(one.getValue(), within) + ")")
                .collect(Collectors.joining());
    }

    private static String argument(Object value, char within) {
        if (value instanceof Map<?, ?> map) {
            char name = (char) (within + 1);
            return name + " -> " + name + setters(map, name);
        } else if (value instanceof List<?> list) {
            return list.stream().map(one -> argument(one, within)).collect(Collectors.joining(", "));
        } else if (value instanceof String text) {
            return isNew(text) ? variable(text) : "\"" + text + "\"";
        }
        return value.toString();
    }

    private static boolean isNew(Object value) {
        return value.toString().endsWith(NEW);
    }

    private static String variable(String id) {
        return id.substring(0, id.length() - NEW.length());
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
