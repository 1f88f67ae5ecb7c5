package skylab.kernel.java.analysis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.kernel.magic.CellSource;

/** The Java of a cell at its places: what belongs to magics and shell lines is blank. */
public final class CellJava {
    /** Magics whose argument, or body, is Java. */
    private static final Pattern JAVA_MAGIC = Pattern.compile("[ \\t]*%{1,2}(?:time|timeit)(?=\\s)");

    private CellJava() {}

    /** A text as long as the cell. */
    public static String of(String cell) {
        StringBuilder java = new StringBuilder(cell.replaceAll("[^\\n]", " "));
        int magic = 0;
        for (CellSource.Part part : CellSource.parse(cell)) {
            if (part instanceof CellSource.Java stretch) {
                int begin = stretch.offset();
                arguments(cell, magic, begin, java);
                int same = same(cell, stretch);
                java.replace(begin, begin + same, cell.substring(begin, begin + same));
                magic = same == stretch.code().length() ? begin + same : lineEnd(cell, begin + same);
            }
        }
        arguments(cell, magic, cell.length(), java);
        return java.toString();
    }

    /** How far a stretch stands in the cell as it is; {@code Type x = %name} does not to its end. */
    private static int same(String cell, CellSource.Java stretch) {
        int most = Math.min(stretch.code().length(), cell.length() - stretch.offset());
        int same = 0;
        while (same < most && stretch.code().charAt(same) == cell.charAt(stretch.offset() + same)) {
            same++;
        }
        return same;
    }

    private static int lineEnd(String cell, int from) {
        int newline = cell.indexOf('\n', from);
        return newline < 0 ? cell.length() : newline;
    }

    /** Uncovers the arguments of those magics between two places that take Java. */
    private static void arguments(String cell, int from, int to, StringBuilder java) {
        boolean wholeCell = cell.stripLeading().startsWith("%%");
        int at = from;
        while (at < to) {
            int newline = cell.indexOf('\n', at);
            int end = wholeCell || newline < 0 ? to : Math.min(to, newline);
            Matcher head = JAVA_MAGIC.matcher(cell).region(at, end);
            if (head.lookingAt()) {
                java.replace(head.end(), end, cell.substring(head.end(), end));
            }
            at = end + 1;
        }
    }
}
