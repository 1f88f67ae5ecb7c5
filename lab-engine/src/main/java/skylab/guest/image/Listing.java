package skylab.guest.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Files of an operating system, listed in a resource: a line {@code file MODE OWNER PATH} and the content in lines that
 * begin with a bar, {@code append} for lines at the end of a file that an earlier list has; {@code dir MODE OWNER PATH}; {@code link PATH TARGET}; {@code daemon PATH} for a program that only
 * waits; {@code command PATH KNOWN} for a command by the path that it is known by; {@code enable UNIT TARGET} for a unit that is started at boot. A word in braces stands for a fact of the image.
 *
 * @param items in order; later ones replace earlier ones of the same path
 */
public record Listing(List<Item> items) {
    /** Copies the list. */
    public Listing {
        items = List.copyOf(items);
    }

    /**
     * One line, with its content.
     *
     * @param kind {@code file}, {@code append}, {@code dir}, {@code link}, {@code daemon} or {@code command}
     * @param permissions mode bits
     * @param owner {@code root} or {@code user}
     * @param path absolute
     * @param content of a file, where a link points, or which command
     */
    public record Item(String kind, int permissions, String owner, String path, String content) {}

    /**
     * Reads a list.
     *
     * @param name of the resource beside this class
     * @param facts what words in braces stand for
     */
    public static Listing read(String name, Map<String, String> facts) {
        try (InputStream in = Listing.class.getResourceAsStream(name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> fact : facts.entrySet()) {
                text = text.replace("{" + fact.getKey() + "}", fact.getValue());
            }
            return parse(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Listing parse(String text) {
        List<Item> items = new ArrayList<>();
        String[] lines = text.split("\n");
        for (int i = 0; i < lines.length; i++) {
            String[] words = lines[i].trim().split("\\s+");
            switch (words[0]) {
                case "", "#" -> {}
                case "file", "append" -> {
                    StringBuilder content = new StringBuilder();
                    while (i + 1 < lines.length && lines[i + 1].startsWith("|")) {
                        content.append(lines[++i].substring(1)).append('\n');
                    }
                    items.add(
                            new Item(words[0], Integer.parseInt(words[1], 8), words[2], words[3], content.toString()));
                }
                case "dir" -> items.add(new Item("dir", Integer.parseInt(words[1], 8), words[2], words[3], ""));
                case "link" -> items.add(new Item("link", 0777, "root", words[1], words[2]));
                case "command" -> items.add(new Item("command", 0755, "root", words[1], words[2]));
                case "daemon" -> items.add(new Item("daemon", 0755, "root", words[1], ""));
                case "enable" ->
                    items.add(new Item(
                            "link",
                            0777,
                            "root",
                            "/etc/systemd/system/" + words[2] + ".wants/" + words[1],
                            "/usr/lib/systemd/system/" + words[1]));
                default -> throw new IllegalArgumentException("no such item: " + lines[i]);
            }
        }
        return new Listing(items);
    }
}
