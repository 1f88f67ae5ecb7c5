package skylab.kernel.magic;

/** Follows Java text just far enough to know whether a line begins outside strings, comments and brackets. */
public final class JavaScanner {
    private enum State {
        CODE,
        STRING,
        CHARACTER,
        TEXT_BLOCK,
        BLOCK_COMMENT
    }

    private State state = State.CODE;
    private int depth;
    private char last = ';';

    /** Whether what follows stands outside strings, comments and brackets. */
    public boolean isTopLevel() {
        return state == State.CODE && depth == 0;
    }

    /** Whether a statement could begin here: what was before it has ended with a semicolon or a brace. */
    public boolean isStatementStart() {
        return isTopLevel() && (last == ';' || last == '}');
    }

    /** Whether what was before ends with an operator that wants an operand. */
    public boolean wantsOperand() {
        return "=&|^?:,+-*/%<".indexOf(last) >= 0;
    }

    /** How many brackets are open. */
    public int depth() {
        return depth;
    }

    /** Follows whole lines of text. */
    public void feed(String text) {
        int i = 0;
        while (i < text.length()) {
            i += state == State.CODE ? code(text, i) : literal(text, i);
        }
    }

    private int code(String text, int i) {
        if (text.startsWith("//", i)) {
            int newline = text.indexOf('\n', i);
            return (newline < 0 ? text.length() : newline) - i;
        }
        if (text.startsWith("/*", i)) {
            state = State.BLOCK_COMMENT;
            return 2;
        }
        if (text.startsWith("\"\"\"", i)) {
            state = State.TEXT_BLOCK;
            last = '"';
            return 3;
        }
        char c = text.charAt(i);
        last = Character.isWhitespace(c) ? last : c;
        switch (c) {
            case '"' -> state = State.STRING;
            case '\'' -> state = State.CHARACTER;
            case '{', '(', '[' -> depth++;
            case '}', ')', ']' -> depth = Math.max(0, depth - 1);
            default -> {}
        }
        return 1;
    }

    private int literal(String text, int i) {
        char c = text.charAt(i);
        if (c == '\\' && state != State.BLOCK_COMMENT) {
            return 2;
        }
        String end =
                switch (state) {
                    case STRING -> "\"";
                    case CHARACTER -> "'";
                    case TEXT_BLOCK -> "\"\"\"";
                    case BLOCK_COMMENT, CODE -> "*/";
                };
        boolean brokenLine = c == '\n' && (state == State.STRING || state == State.CHARACTER);
        if (brokenLine || text.startsWith(end, i)) {
            state = State.CODE;
            return brokenLine ? 1 : end.length();
        }
        return 1;
    }
}
