package skylab.guest.software;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import skylab.guest.process.Command;

/** What packages bring, as data. */
final class Items {
    private static final Map<String, List<Map<String, String>>> BY_PAYLOAD = read();

    private Items() {}

    private static Map<String, List<Map<String, String>>> read() {
        Map<String, List<Map<String, String>>> all = new HashMap<>();
        Rows.of("payloads.tsv").forEach(row -> all.computeIfAbsent(row.get("payload"), none -> new ArrayList<>())
                .add(row));
        return all;
    }

    /** The items of a payload with its arguments, such as {@code jdk:java-17-openjdk}. */
    static List<Item> of(String payload) {
        String[] words = payload.split(":");
        return BY_PAYLOAD.getOrDefault(words[0], List.of()).stream()
                .map(row -> item(row, words))
                .toList();
    }

    private static Item item(Map<String, String> row, String[] arguments) {
        Item.Kind kind = Item.Kind.valueOf(row.get("kind").toUpperCase(Locale.ROOT));
        String content = row.get("content");
        content = content.startsWith("@") ? Rows.text("files/" + content.substring(1)) : content.replace("\\n", "\n");
        if (kind == Item.Kind.COMMAND) {
            content = Command.file(content);
        }
        String usual = kind == Item.Kind.FILE ? "644" : "755";
        int mode = Integer.parseInt(
                Stream.of(row.get("mode"), usual)
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElseThrow(),
                8);
        String[] owner = (row.get("owner").isEmpty() ? "0:0" : row.get("owner")).split(":");
        return new Item(
                kind,
                filled(row.get("path"), arguments),
                mode,
                Integer.parseInt(owner[0]),
                Integer.parseInt(owner[1]),
                // A script has dollars of its own.
                arguments.length > 1 ? filled(content, arguments) : content);
    }

    private static String filled(String text, String[] arguments) {
        String result = text;
        for (int i = 1; i < arguments.length; i++) {
            result = result.replace("$" + i, arguments[i]);
        }
        return result;
    }
}
