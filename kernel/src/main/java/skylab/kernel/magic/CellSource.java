package skylab.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A cell cut into stretches of Java and magics between them. Pure.
 *
 * <p>Forms: {@code %%name arguments} in the first line takes the whole cell; as a line outside of strings, comments and
 * brackets {@code %name arguments}, {@code !command} for {@code %system command}, {@code %name?} or {@code ?name} for
 * {@code %pinfo name}. {@code Type x = %name arguments} is Java with a call in it, which {@link #withCalls} writes.
 */
public final class CellSource {
    private static final Pattern CELL = Pattern.compile("\\s*%%([A-Za-z]\\w*)[ \\t]*([^\\n]*)(?:\\n|$)");
    private static final Pattern LINE = Pattern.compile("[ \\t]*%([A-Za-z]\\w*)(?:[ \\t]+(.*))?");
    private static final Pattern HELP =
            Pattern.compile("\\s*(?:\\?{1,2}[ \\t]*%{0,2}([A-Za-z]\\w*)|%{1,2}([A-Za-z]\\w*)[ \\t]*\\?{1,2})\\s*");
    private static final Pattern SHELL = Pattern.compile("[ \\t]*!([^=].*)");
    /** A negation of a bracket or a call, and nothing that anybody would type at a shell. */
    private static final Pattern NEGATION = Pattern.compile("[ \\t]*!+\\s*(?:\\(|[\\p{L}_$][\\p{L}\\p{N}_$.]*\\().*");

    private static final Pattern ASSIGNMENT = Pattern.compile(
            "([ \\t]*[\\p{L}_$][\\p{L}\\p{N}_$<>\\[\\],.?& \\t]*=[ \\t]*)%([A-Za-z]\\w*)(?:[ \\t]+(.*))?");

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
        if (whole.lookingAt() && !HELP.matcher(cell).matches()) {
            return List.of(
                    new Call(new MagicCall(whole.group(1), whole.group(2).strip(), cell.substring(whole.end()))));
        }
        if (cell.chars().noneMatch(c -> c == '%' || c == '!' || c == '?')) {
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
            int next = Math.min(cell.length(), end + 1);
            Optional<Part> part = scanner.isTopLevel() ? special(cell.substring(at, end), scanner) : Optional.empty();
            if (part.isPresent()) {
                addJava(parts, cell, begin, at);
                parts.add(part.get());
                scanner = new JavaScanner();
                begin = next;
            } else {
                scanner.feed(cell.substring(at, next));
            }
            at = next;
        }
        addJava(parts, cell, begin, cell.length());
        return parts;
    }

    /** What a line outside of strings, comments and brackets is, when it is more than Java. */
    private static Optional<Part> special(String line, JavaScanner before) {
        Matcher help = HELP.matcher(line);
        if (help.matches() && (help.group(1) == null || before.isStatementStart())) {
            return call("pinfo", help.group(1) == null ? help.group(2) : help.group(1));
        }
        Matcher magic = LINE.matcher(line);
        if (magic.matches()) {
            return call(magic.group(1), magic.group(2));
        }
        Matcher shell = SHELL.matcher(line);
        if (shell.matches() && !before.wantsOperand() && !NEGATION.matcher(line).matches()) {
            return call("system", shell.group(1));
        }
        return Optional.empty();
    }

    private static Optional<Part> call(String name, String arguments) {
        return Optional.of(new Call(new MagicCall(name, arguments == null ? "" : arguments.strip(), null)));
    }

    /**
     * The cell with calls of a function of the notebook in the places of {@code = %name arguments}; lines stay where they
     * are.
     */
    public static String withCalls(String cell) {
        if (cell.indexOf('%') < 0 || CELL.matcher(cell).lookingAt()) {
            return cell;
        }
        JavaScanner scanner = new JavaScanner();
        StringBuilder text = new StringBuilder();
        for (String line : cell.split("(?<=\n)")) {
            Matcher assignment = ASSIGNMENT.matcher(line.stripTrailing());
            boolean topLevel = scanner.isTopLevel();
            boolean found = topLevel && assignment.matches();
            if (found || topLevel && special(line.stripTrailing(), scanner).isPresent()) {
                scanner = new JavaScanner();
            } else {
                scanner.feed(line);
            }
            text.append(found ? assignment.group(1) + lineMagic(assignment.group(2), assignment.group(3)) : line);
            if (found && line.endsWith("\n")) {
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static String lineMagic(String name, String arguments) {
        List<String> words = Arguments.split(arguments == null ? "" : arguments);
        return "lineMagic(\"" + name + "\", java.util.List.of("
                + words.stream().map(CellSource::literal).collect(Collectors.joining(", ")) + "));";
    }

    private static String literal(String word) {
        return "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static void addJava(List<Part> parts, String cell, int begin, int end) {
        String code = cell.substring(begin, end);
        if (!code.isBlank()) {
            parts.add(new Java(code, begin));
        }
    }
}
