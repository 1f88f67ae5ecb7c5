package skylab.guest.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compound commands and function definitions. */
final class CompoundParser {
    private final Parser parser;
    private final Tokens tokens;

    CompoundParser(Parser parser) {
        this.parser = parser;
        this.tokens = parser.tokens;
    }

    /** The compound command that comes next, if one does. */
    Optional<Command> compound() {
        Token token = tokens.peek();
        if (token.is("(")) {
            return Optional.of(parenthesis());
        }
        if (token.word() == null) {
            return Optional.empty();
        }
        String word = token.word().plain().orElse("");
        Command command =
                switch (word) {
                    case "if" -> conditional();
                    case "while", "until" -> loop(word.equals("until"));
                    case "for" -> forLoop();
                    case "select" -> select();
                    case "case" -> cases();
                    case "{" -> group();
                    case "[[" -> {
                        int line = parser.source.line(token.start());
                        tokens.take();
                        yield new Command.Conditional(new TestParser(parser).test(), line);
                    }
                    case "function" -> function();
                    case "then", "else", "elif", "fi", "do", "done", "esac", "}" -> throw tokens.unexpected(token);
                    default -> null;
                };
        return command == null ? definition(token) : Optional.of(command);
    }

    private Command parenthesis() {
        Token open = tokens.take();
        if (parser.source.peek() == '(') {
            int close =
                    new DollarReader(parser.source, parser, parser.words).arithmeticEnd(parser.source.position() + 1);
            if (close >= 0) {
                int line = parser.source.line(open.start());
                String text = parser.source.text().substring(parser.source.position() + 1, close);
                return new Command.Arithmetic(arithmetic(close), text, line);
            }
        }
        Command body = parser.list();
        expectOperator(")");
        return open.is("(") ? new Command.Subshell(body) : body;
    }

    /** The expression from after the second parenthesis. */
    private Word arithmetic(int close) {
        String text = parser.source.text().substring(parser.source.position() + 1, close);
        parser.source.position(close + 2);
        return parser.nested(text).asDoubleQuoted("$`\"\\");
    }

    private Optional<Command> definition(Token name) {
        int at = name.end();
        String text = parser.source.text();
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (at >= text.length() || text.charAt(at) != '(' || name.word().plain().isEmpty()) {
            return Optional.empty();
        }
        tokens.take();
        tokens.take();
        Token close = tokens.peek();
        if (!close.is(")")) {
            throw close.is("\n") || close.isEnd() || close.word() != null
                    ? tokens.unexpected(close)
                    : parser.source.unexpected("(", at);
        }
        tokens.take();
        return Optional.of(body(name));
    }

    private Command function() {
        tokens.take();
        Token name = tokens.peek();
        if (name.word() == null) {
            throw tokens.unexpected(name);
        }
        tokens.take();
        if (tokens.peek().is("(")) {
            tokens.take();
            expectOperator(")");
        }
        return body(name);
    }

    private Command body(Token name) {
        parser.source.enter();
        parser.skipNewlines();
        int fromEnd = parser.source.text().length() - tokens.peek().start();
        Token first = tokens.peek();
        boolean arithmetic = first.is("(") && parser.source.text().startsWith("((", first.start());
        Optional<Command> body = arithmetic ? Optional.of(parenthesis()) : compound();
        if (body.isEmpty()) {
            throw tokens.unexpected(first);
        }
        List<Redirect> redirects = new ArrayList<>();
        SimpleParser simple = new SimpleParser(parser);
        while (simple.redirect(redirects)) {
            continue;
        }
        tokens.peek();
        int begin = Math.max(0, parser.source.text().length() - fromEnd);
        String source = parser.source
                .text()
                .substring(begin, Math.max(begin, tokens.peek().start()))
                .strip();
        parser.source.leave();
        Command whole = redirects.isEmpty() ? body.get() : new Command.Redirected(body.get(), redirects);
        return new Command.Function(name.text(), whole, source);
    }

    private Command group() {
        tokens.take();
        Command body = parser.list();
        expect("}");
        return new Command.Group(body);
    }

    private Command conditional() {
        tokens.take();
        List<Command.Clause> clauses = new ArrayList<>();
        Command otherwise = null;
        while (true) {
            Command condition = parser.list();
            expect("then");
            clauses.add(new Command.Clause(condition, parser.list()));
            Token next = tokens.peek();
            if (next.isWord("elif")) {
                tokens.take();
            } else {
                if (next.isWord("else")) {
                    tokens.take();
                    otherwise = parser.list();
                }
                expect("fi");
                return new Command.If(clauses, otherwise);
            }
        }
    }

    private Command loop(boolean until) {
        tokens.take();
        Command condition = parser.list();
        return new Command.While(condition, loopBody(), until);
    }

    private Command loopBody() {
        if (tokens.peek().isWord("{")) {
            return group();
        }
        expect("do");
        Command body = parser.list();
        expect("done");
        return body;
    }

    private Command forLoop() {
        tokens.take();
        tokens.skipBlanks();
        if (parser.source.text().startsWith("((", parser.source.position())) {
            return arithmeticFor();
        }
        int line = parser.source.line(parser.source.position());
        Token name = variable();
        StringBuilder head = new StringBuilder("for ").append(name.text()).append(" in");
        List<Word> values = values(head);
        if (values == null) {
            head.append(" \"$@\"");
        }
        return new Command.For(name.text(), values, loopBody(), head.toString(), line);
    }

    private Command select() {
        tokens.take();
        Token name = variable();
        List<Word> values = values(new StringBuilder());
        return new Command.Select(name.text(), values, loopBody());
    }

    private Token variable() {
        Token name = tokens.peek();
        if (name.word() == null) {
            throw tokens.unexpected(name);
        }
        if (!Parser.isName(name.text())) {
            throw parser.source.error("`" + name.text() + "': not a valid identifier");
        }
        return tokens.take();
    }

    private List<Word> values(StringBuilder head) {
        parser.skipNewlines();
        List<Word> values = null;
        if (tokens.peek().isWord("in")) {
            tokens.take();
            values = new ArrayList<>();
            while (tokens.peek().word() != null) {
                head.append(' ').append(tokens.peek().text());
                values.add(tokens.take().word());
            }
            if (!tokens.peek().is(";") && !tokens.peek().is("\n")) {
                throw tokens.unexpected(tokens.peek());
            }
            tokens.take();
        } else if (tokens.peek().is(";")) {
            tokens.take();
        }
        parser.skipNewlines();
        return values == null ? null : List.copyOf(values);
    }

    private Command arithmeticFor() {
        parser.source.position(parser.source.position() + 1);
        int open = parser.source.position();
        int close = new DollarReader(parser.source, parser, parser.words).arithmeticEnd(open + 1);
        if (close < 0) {
            throw parser.source.unmatched(")", open);
        }
        String text = parser.source.text().substring(open + 1, close);
        String[] parts = text.split(";", -1);
        if (parts.length != 3) {
            throw parser.source.error("syntax error: arithmetic expression required");
        }
        parser.source.position(close + 2);
        Word[] words = new Word[3];
        for (int i = 0; i < 3; i++) {
            words[i] = parser.nested(parts[i]).asDoubleQuoted("$`\"\\");
        }
        if (tokens.peek().is(";")) {
            tokens.take();
        }
        parser.skipNewlines();
        return new Command.ArithmeticFor(words[0], words[1], words[2], loopBody());
    }

    private Command cases() {
        tokens.take();
        Token subject = tokens.peek();
        if (subject.word() == null) {
            throw tokens.unexpected(subject);
        }
        tokens.take();
        int line = parser.source.line(subject.start());
        parser.skipNewlines();
        expect("in");
        parser.skipNewlines();
        List<Command.Arm> arms = new ArrayList<>();
        while (!tokens.peek().isWord("esac")) {
            arms.add(arm());
            parser.skipNewlines();
        }
        tokens.take();
        return new Command.Case(subject.word(), arms, "case " + subject.text() + " in", line);
    }

    private Command.Arm arm() {
        if (tokens.peek().is("(")) {
            tokens.take();
        }
        List<Word> patterns = new ArrayList<>();
        while (true) {
            Token pattern = tokens.peekPattern();
            if (pattern.word() == null) {
                throw tokens.unexpected(pattern);
            }
            patterns.add(tokens.take().word());
            if (tokens.peek().is("|")) {
                tokens.take();
            } else {
                expectOperator(")");
                break;
            }
        }
        parser.skipNewlines();
        Command body = null;
        Token next = tokens.peek();
        if (!next.is(";;") && !next.is(";&") && !next.is(";;&") && !next.isWord("esac")) {
            body = parser.list();
            next = tokens.peek();
        }
        if (next.isWord("esac")) {
            return new Command.Arm(patterns, body, ";;");
        }
        if (!next.is(";;") && !next.is(";&") && !next.is(";;&")) {
            throw tokens.unexpected(next);
        }
        tokens.take();
        return new Command.Arm(patterns, body, next.text());
    }

    private void expect(String reserved) {
        if (!tokens.peek().isWord(reserved)) {
            throw tokens.unexpected(tokens.peek());
        }
        tokens.take();
    }

    private void expectOperator(String operator) {
        if (!tokens.peek().is(operator)) {
            throw tokens.unexpected(tokens.peek());
        }
        tokens.take();
    }
}
