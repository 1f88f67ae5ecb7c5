package skylab.kernel.java.syntax;

/** Finds the end of a statement (JLS 14). */
final class StatementSyntax {
    private final Tokens tokens;

    StatementSyntax(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Whether this token is the label of a statement and not the type in a method reference. */
    static boolean isLabel(Tokens tokens, int at) {
        return tokens.isName(at) && tokens.is(at + 1, ":") && !tokens.is(at + 2, ":");
    }

    /** The token behind the statement that begins at this one. */
    int skip(int at) {
        return switch (tokens.text(at)) {
            case "" -> tokens.size();
            case "{" -> tokens.partner(at) + 1;
            case "if" -> skipIf(at);
            case "while", "for" -> skip(skipParentheses(at + 1));
            case "synchronized", "switch" -> skipBlock(skipParentheses(at + 1));
            case "do" -> skipDo(at);
            case "try" -> skipTry(at);
            default -> isLabel(tokens, at) ? skip(at + 2) : skipSimple(at);
        };
    }

    private int skipIf(int at) {
        int end = skip(skipParentheses(at + 1));
        return tokens.is(end, "else") ? skip(end + 1) : end;
    }

    private int skipDo(int at) {
        int end = skip(at + 1);
        return tokens.is(end, "while") ? skipSimple(end) : end;
    }

    private int skipTry(int at) {
        int end = skipBlock(skipParentheses(at + 1));
        while (tokens.is(end, "catch")) {
            end = skipBlock(skipParentheses(end + 1));
        }
        return tokens.is(end, "finally") ? skipBlock(end + 1) : end;
    }

    private int skipParentheses(int at) {
        return tokens.is(at, "(") ? tokens.partner(at) + 1 : at;
    }

    private int skipBlock(int at) {
        return tokens.is(at, "{") ? tokens.partner(at) + 1 : at;
    }

    private int skipSimple(int at) {
        int i = at;
        while (i < tokens.size() && !tokens.is(i, ";")) {
            boolean opening = tokens.is(i, "(") || tokens.is(i, "[") || tokens.is(i, "{");
            i = opening ? tokens.partner(i) + 1 : i + 1;
        }
        return Math.min(i + 1, tokens.size());
    }
}
