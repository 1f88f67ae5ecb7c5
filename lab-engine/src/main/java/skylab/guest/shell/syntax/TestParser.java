package skylab.guest.shell.syntax;

import java.util.Set;

/** Reads what stands between {@code [[} and {@code ]]}. */
final class TestParser {
    private static final Set<String> BINARY =
            Set.of("=", "==", "!=", "=~", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef");

    private final Parser parser;
    private final Tokens tokens;

    TestParser(Parser parser) {
        this.parser = parser;
        this.tokens = parser.tokens;
    }

    Test test() {
        Test test = either();
        if (!tokens.peek().isWord("]]")) {
            throw unexpected();
        }
        tokens.take();
        return test;
    }

    private Test either() {
        Test left = both();
        parser.skipNewlines();
        while (tokens.peek().is("||")) {
            tokens.take();
            left = new Test.Either(left, both());
            parser.skipNewlines();
        }
        return left;
    }

    private Test both() {
        Test left = primary();
        parser.skipNewlines();
        while (tokens.peek().is("&&")) {
            tokens.take();
            left = new Test.Both(left, primary());
            parser.skipNewlines();
        }
        return left;
    }

    private Test primary() {
        parser.skipNewlines();
        Token token = tokens.peek();
        parser.source.enter();
        try {
            if (token.is("(")) {
                tokens.take();
                Test inner = either();
                if (!tokens.peek().is(")")) {
                    throw unexpected();
                }
                tokens.take();
                return inner;
            }
            if (token.word() == null || token.isWord("]]")) {
                throw unexpected();
            }
            if (token.isWord("!")) {
                tokens.take();
                return new Test.Not(primary());
            }
            tokens.take();
            Token next = tokens.peek();
            if (token.word().plain().filter(text -> text.matches("-[a-zA-Z]")).isPresent()
                    && next.word() != null
                    && !next.isWord("]]")
                    && !(BINARY.contains(next.text()) && next.word().plain().isPresent())) {
                tokens.take();
                return new Test.Unary(token.text(), next.word());
            }
            return comparison(token);
        } finally {
            parser.source.leave();
        }
    }

    private Test comparison(Token left) {
        Token next = tokens.peek();
        boolean angle = next.is("<") || next.is(">");
        if (!angle && (next.word() == null || !BINARY.contains(next.text()))) {
            if (next.word() != null && !next.isWord("]]")) {
                throw parser.source.error("conditional binary operator expected");
            }
            return new Test.Text(left.word());
        }
        tokens.take();
        Word right;
        if (next.text().equals("=~")) {
            tokens.skipBlanks();
            right = parser.words.regularExpression();
        } else {
            Token operand = tokens.peekPattern();
            if (operand.word() == null || operand.isWord("]]")) {
                throw operand.isEnd()
                        ? parser.source.endOfFile()
                        : parser.source.error(
                                "unexpected argument `" + operand.text() + "' to conditional binary operator");
            }
            right = tokens.take().word();
        }
        return new Test.Binary(left.word(), next.text(), right);
    }

    private SyntaxError unexpected() {
        Token token = tokens.peek();
        return token.isEnd() ? parser.source.endOfFile() : tokens.unexpected(token);
    }
}
