package skylab.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/** JSON, indented by four. */
public final class JsonText {
    private static final String INDENT = "    ";

    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    /** Writes a tree, without a line's end after it. */
    public static String of(JsonNode node) {
        JsonText writer = new JsonText();
        writer.write(node, "\n");
        return writer.text.toString();
    }

    private void write(JsonNode node, String margin) {
        if (node.isObject()) {
            Iterator<Map.Entry<String, JsonNode>> members = node.properties().iterator();
            braces('{', '}', members, margin, (member, inner) -> {
                quote(member.getKey());
                text.append(": ");
                write(member.getValue(), inner);
            });
        } else if (node.isArray()) {
            braces('[', ']', node.iterator(), margin, this::write);
        } else if (node.isTextual()) {
            quote(node.asText());
        } else {
            text.append(node.isNumber() ? Scalars.number(node) : node.asText());
        }
    }

    /** Writes one of several things on a line of its own. */
    private interface Item<T> {
        void write(T item, String margin);
    }

    private <T> void braces(char open, char close, Iterator<T> items, String margin, Item<T> each) {
        text.append(open);
        if (items.hasNext()) {
            String inner = margin + INDENT;
            while (items.hasNext()) {
                text.append(inner);
                each.write(items.next(), inner);
                text.append(items.hasNext() ? "," : "");
            }
            text.append(margin);
        }
        text.append(close);
    }

    private void quote(String value) {
        text.append('"');
        value.chars().forEach(letter -> {
            switch (letter) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                default -> {
                    if (letter < ' ') {
                        text.append(String.format("\\u%04x", letter));
                    } else {
                        text.append((char) letter);
                    }
                }
            }
        });
        text.append('"');
    }
}
