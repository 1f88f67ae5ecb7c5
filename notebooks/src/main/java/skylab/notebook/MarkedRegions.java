package skylab.notebook;

import java.util.ArrayList;
import java.util.List;

/**
 * Regions of a cell between a line that contains {@code BEGIN <NAME>} and one that contains {@code END <NAME>}. The sign
 * of a comment around them does not matter.
 *
 * @param name what is marked, such as {@code SOLUTION}
 */
public record MarkedRegions(String name) {
    /** What a solution occupies. */
    public static final MarkedRegions SOLUTION = new MarkedRegions("SOLUTION");
    /** Tests within a cell that the student must not see. */
    public static final MarkedRegions HIDDEN_TESTS = new MarkedRegions("HIDDEN TESTS");
    /** Notes for the person who grades. */
    public static final MarkedRegions MARK_SCHEME = new MarkedRegions("MARK SCHEME");

    private String begin() {
        return "BEGIN " + name;
    }

    private String end() {
        return "END " + name;
    }

    /** Whether a text contains one of the marks. */
    public boolean in(String source) {
        return source.contains(begin()) || source.contains(end());
    }

    /**
     * The text with each region, marks included, replaced by some lines, which are indented as the opening mark is.
     *
     * @throws NotebookFormatException if a region is nested, never ends or never began
     */
    public String replace(String source, List<String> replacement) {
        List<String> lines = new ArrayList<>();
        int opened = 0;
        int number = 0;
        for (String line : source.split("\n", -1)) {
            number++;
            if (line.contains(begin())) {
                if (opened > 0) {
                    throw new NotebookFormatException("line " + number + ": a \"" + begin()
                            + "\" within the one of line " + opened + " (regions cannot be nested)");
                }
                opened = number;
                String indent =
                        line.substring(0, line.length() - line.stripLeading().length());
                replacement.forEach(stub -> lines.add(indent + stub));
            } else if (line.contains(end())) {
                if (opened == 0) {
                    throw new NotebookFormatException(
                            "line " + number + ": an \"" + end() + "\" without a \"" + begin() + "\" before it");
                }
                opened = 0;
            } else if (opened == 0) {
                lines.add(line);
            }
        }
        if (opened > 0) {
            throw new NotebookFormatException(
                    "line " + opened + ": the \"" + begin() + "\" has no \"" + end() + "\" after it");
        }
        return String.join("\n", lines);
    }
}
