package skylab.cli.shorthand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shorthand syntax: {@code Name=state,Values=running,stopped}. Structures in it are braced, lists may be bracketed, and
 * values quoted. All scalars are texts; what they mean the model says.
 */
public final class Shorthand {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_\\-.#/:]+");
    private static final Pattern NEXT_PAIR = Pattern.compile("\\s*[A-Za-z0-9_\\-.#/:]+\\s*=");

    private final String input;
    private int at;

    private Shorthand(String input) {
        this.input = input;
    }

    /**
     * Reads a structure.
     *
     * @throws ShorthandError if it is none
     */
    public static ObjectNode parse(String input) {
        Shorthand parser = new Shorthand(input);
        ObjectNode structure = JSON.objectNode();
        parser.pair(structure, '\0');
        while (parser.at < input.length()) {
            parser.expect(',');
            parser.pair(structure, '\0');
        }
        return structure;
    }

    private void pair(ObjectNode structure, char end) {
        spaces();
        int begin = at;
        Matcher key = KEY.matcher(input).region(at, input.length());
        String name = "";
        if (key.lookingAt()) {
            name = key.group();
            at = key.end();
        }
        spaces();
        expect('=');
        if (structure.has(name)) {
            throw new ShorthandError("Second instance of key \"" + name + "\" encountered for input:\n" + input + "\n"
                    + " ".repeat(begin) + "^\nThis is often because there is a preceding \",\" instead of a space.");
        }
        structure.set(name, value(end));
    }

    private JsonNode value(char end) {
        spaces();
        if (peek() == '[') {
            return list();
        } else if (peek() == '{') {
            return structure();
        }
        JsonNode first = scalar(end, true);
        ArrayNode several = null;
        while (peek() == ',' && !isPair(at + 1)) {
            at++;
            if (at == input.length() || peek() == end) {
                // What ends in a comma is a list of one.
                return several == null ? JSON.arrayNode().add(first) : several;
            }
            several = several == null ? JSON.arrayNode().add(first) : several;
            spaces();
            several.add(peek() == '{' ? structure() : peek() == '[' ? list() : scalar(end, false));
        }
        return several == null ? first : several;
    }

    private boolean isPair(int from) {
        return NEXT_PAIR.matcher(input).region(from, input.length()).lookingAt();
    }

    private ArrayNode list() {
        expect('[');
        ArrayNode list = JSON.arrayNode();
        spaces();
        while (peek() != ']') {
            list.add(peek() == '[' ? list() : peek() == '{' ? structure() : scalar(']', false));
            spaces();
            if (peek() != ']') {
                expect(',');
                spaces();
            }
        }
        expect(']');
        return list;
    }

    private ObjectNode structure() {
        expect('{');
        ObjectNode structure = JSON.objectNode();
        spaces();
        while (peek() != '}') {
            pair(structure, '}');
            spaces();
            if (peek() != '}') {
                expect(',');
                spaces();
            }
        }
        expect('}');
        return structure;
    }

    private JsonNode scalar(char end, boolean mayBeEmpty) {
        char quote = peek();
        if (quote == '\'' || quote == '"') {
            return quoted(quote);
        }
        StringBuilder text = new StringBuilder();
        while (at < input.length() && peek() != ',' && peek() != end) {
            if (peek() == '\\' && at + 1 < input.length() && input.charAt(at + 1) == ',') {
                at++;
            }
            text.append(peek());
            at++;
        }
        if (text.isEmpty() && !mayBeEmpty) {
            throw unexpected("value");
        }
        return JSON.textNode(text.toString().strip());
    }

    private JsonNode quoted(char quote) {
        at++;
        StringBuilder text = new StringBuilder();
        while (at < input.length() && peek() != quote) {
            boolean escapes = peek() == '\\' && at + 1 < input.length();
            if (escapes && (input.charAt(at + 1) == quote || input.charAt(at + 1) == '\\')) {
                at++;
            }
            text.append(peek());
            at++;
        }
        if (at == input.length()) {
            throw unexpected(String.valueOf(quote));
        }
        at++;
        return JSON.textNode(text.toString());
    }

    private char peek() {
        return at < input.length() ? input.charAt(at) : '\0';
    }

    private void spaces() {
        while (at < input.length() && Character.isWhitespace(peek())) {
            at++;
        }
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw unexpected(String.valueOf(wanted));
        }
        at++;
    }

    private ShorthandError unexpected(String wanted) {
        String found = at < input.length() ? String.valueOf(peek()) : "EOF";
        return new ShorthandError("Expected: '" + wanted + "', received: '" + found + "' for input:\n" + input + "\n"
                + " ".repeat(at) + "^");
    }
}
