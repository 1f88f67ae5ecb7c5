package skylab.aws.cloudwatch.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.DashboardValidationMessage;

/** What is found while a body is checked, in the words of AWS's validator: errors refuse it, warnings do not. */
final class Findings {
    private final List<DashboardValidationMessage> errors = new ArrayList<>();
    private final List<DashboardValidationMessage> warnings = new ArrayList<>();

    List<DashboardValidationMessage> errors() {
        return errors;
    }

    List<DashboardValidationMessage> warnings() {
        return warnings;
    }

    void error(String path, String message) {
        errors.add(finding(path, message));
    }

    void warning(String path, String message) {
        warnings.add(finding(path, message));
    }

    /** A member that must be there; gives whether it is. */
    boolean required(JsonNode object, String path, String member) {
        boolean there = object.has(member);
        if (!there) {
            error(path, "Should have required property '" + member + "'");
        }
        return there;
    }

    /** Warns of members that mean nothing. */
    void onlyKnown(JsonNode object, String path, Set<String> known, String where) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                warning(path, "The \"" + name + "\" property is not expected" + where + ", will be ignored");
            }
        });
    }

    /** A member that is a text if it is there. */
    void text(JsonNode object, String path, String member) {
        typed(object, path, member, JsonNode::isTextual, "string");
    }

    /** A member that is true or false if it is there. */
    void flag(JsonNode object, String path, String member) {
        typed(object, path, member, JsonNode::isBoolean, "boolean");
    }

    /** A member that is a number if it is there. */
    void number(JsonNode object, String path, String member) {
        typed(object, path, member, JsonNode::isNumber, "number");
    }

    /** A member that is an object if it is there; gives whether it is one. */
    boolean object(JsonNode object, String path, String member) {
        return typed(object, path, member, JsonNode::isObject, "object");
    }

    /** A member that is an array if it is there; gives whether it is one. */
    boolean array(JsonNode object, String path, String member, int least, int most) {
        if (!typed(object, path, member, JsonNode::isArray, "array")) {
            return false;
        }
        int size = object.get(member).size();
        if (size < least) {
            error(path + "/" + member, "Should NOT have less than " + least + " items");
        } else if (size > most) {
            error(path + "/" + member, "Should NOT have more than " + most + " items");
        }
        return true;
    }

    /** A member that is a whole number between two others if it is there. */
    void integer(JsonNode object, String path, String member, int least, int most) {
        if (!typed(object, path, member, JsonNode::isIntegralNumber, "integer")) {
            return;
        }
        JsonNode value = object.get(member);
        if (value.asLong() < least) {
            error(path + "/" + member, "Should be >= " + least);
        } else if (value.asLong() > most) {
            error(path + "/" + member, "Should be <= " + most);
        }
    }

    /** A member that is one of some words if it is there. */
    void oneOf(JsonNode object, String path, String member, String... words) {
        if (object.has(member)
                && Stream.of(words)
                        .noneMatch(word -> word.equals(object.get(member).textValue()))) {
            error(path + "/" + member, "Should be equal to one of the allowed values");
        }
    }

    /** A member that is a text of a form if it is there. */
    void pattern(JsonNode object, String path, String member, Pattern form) {
        if (typed(object, path, member, JsonNode::isTextual, "string")
                && !form.matcher(object.get(member).textValue()).find()) {
            error(path + "/" + member, "Should match pattern \"" + form.pattern() + "\"");
        }
    }

    private boolean typed(JsonNode object, String path, String member, Predicate<JsonNode> isType, String type) {
        JsonNode value = object.get(member);
        if (value == null) {
            return false;
        }
        if (!isType.test(value)) {
            error(path + "/" + member, "Should be " + type);
            return false;
        }
        return true;
    }

    private static DashboardValidationMessage finding(String path, String message) {
        return DashboardValidationMessage.builder()
                .dataPath(path)
                .message(message)
                .build();
    }
}
