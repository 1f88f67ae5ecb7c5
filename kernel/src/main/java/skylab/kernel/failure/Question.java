package skylab.kernel.failure;

import java.util.List;

/**
 * A problem to be explained, with what is around it.
 *
 * @param problem what javac says
 * @param parts the variable parts of its first line
 * @param lines its English lines, types without packages
 * @param code the whole cell
 * @param scope what names mean
 */
record Question(Problem problem, List<String> parts, List<String> lines, String code, Scope scope) {
    /** Whether the problem is of this kind; {@code compiler.err.} is left out. */
    boolean is(String... codes) {
        for (String each : codes) {
            if (problem.code().equals("compiler.err." + each)) {
                return true;
            }
        }
        return false;
    }

    /** A variable part of the first line, empty when there is none of that index. */
    String part(int index) {
        return index < parts.size() ? parts.get(index) : "";
    }

    /** The source that is marked. */
    String marked() {
        return code.substring(Math.min(problem.start(), code.length()), Math.min(problem.end(), code.length()));
    }

    /** What stands behind the point meant, blanks skipped. */
    String after() {
        return code.substring(Math.min(problem.position(), code.length())).stripLeading();
    }

    /** What stands in front of the point meant, in its line. */
    String before() {
        int end = Math.min(problem.position(), code.length());
        return code.substring(code.lastIndexOf('\n', end - 1) + 1, end);
    }

    /** What follows a label such as {@code symbol:} in the message, empty when it is not there. */
    String labelled(String label) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> line.startsWith(label))
                .map(line -> line.substring(label.length()).strip())
                .findFirst()
                .orElse("");
    }
}
