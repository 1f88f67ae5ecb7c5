package skylab.kernel.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import skylab.kernel.protocol.Json;
import skylab.kernel.protocol.Message;

/**
 * The fields of a request's content. A field that is missing or null has its default; one of another JSON type is
 * refused by name, so that the sender gets an error for an answer and not the result of a guess.
 */
record Fields(ObjectNode content) {
    /** A field has the wrong type, or one that has no default is missing. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        private UnusableException(String name, String wanted) {
            super("the field \"" + name + "\" has to be " + wanted);
        }
    }

    static Fields of(Message request) {
        return new Fields(request.content());
    }

    /** A text that has no default. */
    String text(String name) throws UnusableException {
        JsonNode node = present(name);
        if (node == null || !node.isTextual()) {
            throw new UnusableException(name, "a string");
        }
        return node.textValue();
    }

    String text(String name, String missing) throws UnusableException {
        return present(name) == null ? missing : text(name);
    }

    /** A boolean; a number counts as in Python. */
    boolean flag(String name, boolean missing) throws UnusableException {
        JsonNode node = present(name);
        if (node == null) {
            return missing;
        }
        if (!node.isBoolean() && !node.isNumber()) {
            throw new UnusableException(name, "a boolean");
        }
        return node.asBoolean();
    }

    /** A whole number; one that no int can hold counts as the nearest that can. */
    int number(String name, int missing) throws UnusableException {
        JsonNode node = present(name);
        if (node == null) {
            return missing;
        }
        if (!node.isNumber()) {
            throw new UnusableException(name, "a number");
        }
        return (int) node.doubleValue();
    }

    /** An object, empty when it is missing. */
    ObjectNode object(String name) throws UnusableException {
        JsonNode node = present(name);
        if (node == null) {
            return Json.object();
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new UnusableException(name, "an object");
    }

    private JsonNode present(String name) {
        JsonNode node = content.get(name);
        return node == null || node.isNull() ? null : node;
    }
}
