package skylab.guest.shell.syntax;

/** The stream of tokens, one looked at ahead. */
final class Tokens {
    private static final String[] OPERATORS = {
        ";;&", "<<<", "<<-", "&>>", ";;", ";&", "&&", "&>", "||", "|&", "<<", "<&", "<>", ">>", ">&", ">|", ";", "&",
        "|", "(", ")", "<", ">"
    };

    private final Source source;
    private final WordReader words;
    private Token ahead;

    Tokens(Source source, WordReader words) {
        this.source = source;
        this.words = words;
    }

    Token peek() {
        if (ahead == null) {
            ahead = read(false);
        }
        return ahead;
    }

    /** The next token, whose word may hold groups of an extended pattern. */
    Token peekPattern() {
        if (ahead != null) {
            source.position(ahead.start());
        }
        ahead = read(true);
        return ahead;
    }

    Token take() {
        Token token = peek();
        ahead = null;
        source.position(token.end());
        if (token.is("\n")) {
            source.position(token.start());
            source.passNewline();
        }
        return token;
    }

    /** Forgets the token looked at: the text is read again from its start, in another way. */
    void rewind() {
        if (ahead != null) {
            source.position(ahead.start());
            ahead = null;
        }
    }

    private Token read(boolean groups) {
        skipBlanks();
        int start = source.position();
        if (source.atEnd()) {
            return new Token("", null, start, start);
        }
        if (source.peek() == '\n') {
            return new Token("\n", null, start, start + 1);
        }
        boolean process = (source.peek() == '<' || source.peek() == '>') && source.peek(1) == '(';
        if (!process) {
            for (String operator : OPERATORS) {
                if (source.takeIf(operator)) {
                    return new Token(operator, null, start, source.position());
                }
            }
        }
        Word word = words.word(groups);
        return new Token(source.text().substring(start, source.position()), word, start, source.position());
    }

    void skipBlanks() {
        while (true) {
            int c = source.peek();
            if (c == ' ' || c == '\t' || c == '\r' && source.peek(1) == '\n') {
                source.take();
            } else if (c == '\\' && source.peek(1) == '\n') {
                source.position(source.position() + 2);
                if (source.atEnd() && source.more()) {
                    throw source.endOfFile();
                }
            } else if (c == '#') {
                while (source.peek() >= 0 && source.peek() != '\n') {
                    source.take();
                }
            } else {
                return;
            }
        }
    }

    SyntaxError unexpected(Token token) {
        if (token.isEnd()) {
            return source.endOfFile();
        }
        return source.unexpected(token.is("\n") ? "newline" : token.text(), token.start());
    }
}
