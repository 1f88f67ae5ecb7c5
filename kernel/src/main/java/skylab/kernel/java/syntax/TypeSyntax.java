package skylab.kernel.java.syntax;

import java.util.Set;

/** Finds the end of what may be a type (JLS 4). */
final class TypeSyntax {
    private static final Set<String> IN_ARGUMENTS = Set.of(".", ",", "?", "&", "[", "]", "@");

    private final Tokens tokens;

    TypeSyntax(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The token behind the type at this one, or -1 when none stands here. */
    int skip(int at) {
        if (at < 0) {
            return -1;
        }
        int i = at;
        while (tokens.is(i, "@")) {
            i = skipAnnotation(i);
        }
        if (Keywords.PRIMITIVES.contains(tokens.text(i))) {
            return skipDimensions(i + 1);
        }
        while (tokens.isName(i)) {
            i++;
            if (tokens.is(i, "<")) {
                i = skipArguments(i);
                if (i < 0) {
                    return -1;
                }
            }
            // Dots of a variable number of arguments end the type too.
            if (!tokens.is(i, ".") || tokens.is(i + 1, ".")) {
                return skipDimensions(i);
            }
            i++;
        }
        return -1;
    }

    private int skipDimensions(int at) {
        int i = at;
        while (tokens.is(i, "[") && tokens.is(i + 1, "]")) {
            i += 2;
        }
        return i;
    }

    /** The token behind the type arguments or parameters that begin with this {@code <}, or -1. */
    int skipArguments(int at) {
        int depth = 0;
        for (int i = at; i < tokens.size(); i++) {
            if (tokens.is(i, "<")) {
                depth++;
            } else if (tokens.is(i, ">")) {
                depth--;
                if (depth == 0) {
                    return i + 1;
                }
            } else if (!isTypeWord(i) && !IN_ARGUMENTS.contains(tokens.text(i))) {
                return -1;
            }
        }
        return -1;
    }

    private boolean isTypeWord(int i) {
        return tokens.isName(i)
                || Keywords.PRIMITIVES.contains(tokens.text(i))
                || tokens.is(i, "extends")
                || tokens.is(i, "super");
    }

    /** The token behind the annotation at this one. */
    int skipAnnotation(int at) {
        int i = at + 2;
        while (tokens.is(i, ".") && tokens.isWord(i + 1)) {
            i += 2;
        }
        return tokens.is(i, "(") ? tokens.partner(i) + 1 : i;
    }

    /** The types of the parameters in these parentheses, such as {@code (int,String)}: what tells overloads apart. */
    String parameterTypes(int open) {
        int close = tokens.partner(open);
        StringBuilder result = new StringBuilder("(");
        int i = open + 1;
        while (i < close) {
            while (tokens.is(i, "final") || tokens.is(i, "@")) {
                i = tokens.is(i, "@") ? skipAnnotation(i) : i + 1;
            }
            int end = skip(i);
            for (int t = i; t < Math.max(end, i); t++) {
                result.append(tokens.text(t));
            }
            // Dots of a variable number and brackets behind the name belong to the type too.
            for (i = Math.max(end, i + 1); i < close && !tokens.is(i, ","); i++) {
                result.append(tokens.isWord(i) ? "" : tokens.text(i));
            }
            result.append(tokens.is(i, ",") && i < close ? "," : "");
            i++;
        }
        return result.append(')').toString();
    }
}
