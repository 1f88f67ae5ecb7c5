package skylab.guest.command.text;

import java.util.ArrayList;
import java.util.List;
import skylab.guest.disk.Content;

/** Whole texts as lines. */
final class TextLines {
    private TextLines() {}

    /** The lines without their line feeds; nothing else ends a line. */
    static List<String> of(Content content) {
        String text = content.text();
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            lines.add(text.substring(from, end < 0 ? text.length() : end));
            from = end < 0 ? text.length() : end + 1;
        }
        return lines;
    }
}
