package skylab.kernel.java.analysis;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An import that the cursor is in.
 *
 * @param asExpression the code up to the cursor with the words {@code import static} blank, so that the compiler takes the
 *     name for an expression: what may stand behind its last dot is what may be imported
 */
public record ImportText(String asExpression, boolean isStatic) {
    private static final Pattern IMPORT = Pattern.compile("(?:^|[;\\n])[ \\t]*(import\\s+(?:(static)\\s+)?)[\\w.]*\\z");

    /** The import at a cursor; empty when there is none. */
    public static Optional<ImportText> at(String java, int cursor) {
        Matcher matcher = IMPORT.matcher(java.substring(0, cursor));
        if (!matcher.find()) {
            return Optional.empty();
        }
        String blank = " ".repeat(matcher.end(1) - matcher.start(1));
        String expression = java.substring(0, matcher.start(1)) + blank + java.substring(matcher.end(1), cursor);
        return Optional.of(new ImportText(expression, matcher.group(2) != null));
    }
}
