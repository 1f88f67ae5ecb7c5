package skylab.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cell cut into stretches of Java and magics between them. Pure. */
public final class CellSource {
    private static final Pattern CELL = Pattern.compile("\\s*%%([A-Za-z]\\w*)[ \\t]*([^\\n]*)(?:\\n|$)");
    private static final Pattern LINE = Pattern.compile("[ \\t]*%([A-Za-z]\\w*)(?:[ \\t]+(.*))?");

    private CellSource() {}

    /** A stretch of a cell. */
    public sealed interface Part {}

    /**
     * Java.
     *
     * @param offset UTF-16 index of its begin in the cell
     */
    public record Java(String code, int offset) implements Part {}

    /** A magic. */
    public record Call(MagicCall call) implements Part {}

    /** The parts of a cell in order. */
    public static List<Part> parse(String cell) {
        Matcher whole = CELL.matcher(cell);
        if (whole.lookingAt()) {
            return List.of(
                    new Call(new MagicCall(whole.group(1), whole.group(2).strip(), cell.substring(whole.end()))));
        }
        if (cell.indexOf('%') < 0) {
            return List.of(new Java(cell, 0));
        }
        return lines(cell);
    }

    private static List<Part> lines(String cell) {
        List<Part> parts = new ArrayList<>();
        JavaScanner scanner = new JavaScanner();
        int begin = 0;
        int at = 0;
        while (at < cell.length()) {
            int newline = cell.indexOf('\n', at);
            int end = newline < 0 ? cell.length() : newline;
            String line = cell.substring(at, end);
            Matcher magic = LINE.matcher(line);
            int next = Math.min(cell.length(), end + 1);
            if (scanner.isTopLevel() && magic.matches()) {
                addJava(parts, cell, begin, at);
                String arguments = magic.group(2) == null ? "" : magic.group(2).strip();
                parts.add(new Call(new MagicCall(magic.group(1), arguments, null)));
                begin = next;
            } else {
                scanner.feed(cell.substring(at, next));
            }
            at = next;
        }
        addJava(parts, cell, begin, cell.length());
        return parts;
    }

    private static void addJava(List<Part> parts, String cell, int begin, int end) {
        String code = cell.substring(begin, end);
        if (!code.isBlank()) {
            parts.add(new Java(code, begin));
        }
    }
}
