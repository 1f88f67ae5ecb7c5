package skylab.guest.command.awk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.command.awk.Lexer.Kind;
import skylab.guest.command.awk.Lexer.Token;
import skylab.guest.process.UsageError;

/** Reads awk programs: rules, functions and statements. */
final class Parser {
    private static final int DEEPEST = 200;

    private final Tokens tokens;
    private final ExpressionParser expressions;
    private final List<Node.Block> begin = new ArrayList<>();
    private final List<Node.Rule> rules = new ArrayList<>();
    private final List<Node.Block> end = new ArrayList<>();
    private final Map<String, Node.Function> functions = new LinkedHashMap<>();

    private Parser(String source) {
        this.tokens = new Tokens(Lexer.of(source));
        this.expressions = new ExpressionParser(tokens);
    }

    /** The tokens and the place where they are read. */
    static final class Tokens {
        private final List<Token> all;
        private int at;
        private int depth;

        /** Goes one level deeper. */
        void enter() {
            if (++depth > DEEPEST) {
                throw new UsageError(
                        "cmd. line:" + here().line() + ": nesting of more than " + DEEPEST + " levels is not emulated",
                        1);
            }
        }

        void leave() {
            depth--;
        }

        Tokens(List<Token> all) {
            this.all = all;
        }

        Token here() {
            return all.get(at);
        }

        Token after() {
            return all.get(Math.min(at + 1, all.size() - 1));
        }

        Token take() {
            Token token = here();
            at = Math.min(at + 1, all.size() - 1);
            return token;
        }

        boolean next(String wanted) {
            if (here().is(wanted)) {
                take();
                return true;
            }
            return false;
        }

        void expect(String wanted) {
            if (!next(wanted)) {
                throw wrong();
            }
        }

        void skipNewlines() {
            while (here().kind() == Kind.NEWLINE) {
                take();
            }
        }

        int place() {
            return at;
        }

        void back(int place) {
            at = place;
        }

        UsageError wrong() {
            Token token = here();
            String near = token.kind() == Kind.END
                    ? "unexpected end of program"
                    : "syntax error at or near " + (token.kind() == Kind.NEWLINE ? "end of line" : token.text());
            return new UsageError("cmd. line:" + token.line() + ": " + near, 1);
        }
    }

    /**
     * Reads a program.
     *
     * @throws UsageError if it is wrong or uses what is not emulated
     */
    static Node.Program parse(String source) {
        Parser parser = new Parser(source);
        parser.all();
        return new Node.Program(parser.begin, parser.rules, parser.end, parser.functions);
    }

    private void all() {
        separators();
        while (tokens.here().kind() != Kind.END) {
            if (tokens.next("BEGIN")) {
                begin.add(block());
            } else if (tokens.next("END")) {
                end.add(block());
            } else if (tokens.next("function") || tokens.next("func")) {
                function();
            } else {
                rules.add(rule());
            }
            separators();
        }
    }

    private void separators() {
        while (tokens.here().kind() == Kind.NEWLINE || tokens.here().is(";")) {
            tokens.take();
        }
    }

    private void function() {
        String name = tokens.take().text();
        tokens.expect("(");
        List<String> parameters = new ArrayList<>();
        while (!tokens.next(")")) {
            if (!parameters.isEmpty()) {
                tokens.expect(",");
                tokens.skipNewlines();
            }
            parameters.add(tokens.take().text());
        }
        tokens.skipNewlines();
        functions.put(name, new Node.Function(parameters, block()));
    }

    private Node.Rule rule() {
        Optional<Node.Expression> from = Optional.empty();
        Optional<Node.Expression> to = Optional.empty();
        if (!tokens.here().is("{")) {
            from = Optional.of(expressions.expression());
            if (tokens.next(",")) {
                tokens.skipNewlines();
                to = Optional.of(expressions.expression());
            }
        }
        return new Node.Rule(from, to, tokens.here().is("{") ? Optional.of(block()) : Optional.empty());
    }

    private Node.Block block() {
        tokens.expect("{");
        List<Node> statements = new ArrayList<>();
        separators();
        while (!tokens.next("}")) {
            statements.add(statement());
            separators();
        }
        return new Node.Block(statements);
    }

    // What may follow a condition: a statement, or nothing but a semicolon.
    private Node body() {
        tokens.skipNewlines();
        if (tokens.next(";")) {
            return new Node.Block(List.of());
        }
        return statement();
    }

    private Node statement() {
        tokens.enter();
        Node statement = anyStatement();
        tokens.leave();
        return statement;
    }

    private Node anyStatement() {
        if (tokens.here().is("{")) {
            return block();
        } else if (tokens.next("if")) {
            return conditional();
        } else if (tokens.next("while")) {
            tokens.expect("(");
            Node.Expression condition = expressions.expression();
            tokens.expect(")");
            return new Node.Loop(Optional.empty(), Optional.of(condition), Optional.empty(), body(), false);
        } else if (tokens.next("do")) {
            Node body = body();
            separators();
            tokens.expect("while");
            tokens.expect("(");
            Node.Expression condition = expressions.expression();
            tokens.expect(")");
            return new Node.Loop(Optional.empty(), Optional.of(condition), Optional.empty(), body, true);
        } else if (tokens.next("for")) {
            return loop();
        }
        Node simple = simple();
        Token token = tokens.here();
        if (!token.is("}") && !token.is(";") && token.kind() != Kind.NEWLINE && token.kind() != Kind.END) {
            throw tokens.wrong();
        }
        return simple;
    }

    private Node conditional() {
        tokens.expect("(");
        Node.Expression condition = expressions.expression();
        tokens.expect(")");
        Node yes = body();
        int place = tokens.place();
        separators();
        if (tokens.next("else")) {
            return new Node.If(condition, yes, Optional.of(body()));
        }
        tokens.back(place);
        return new Node.If(condition, yes, Optional.empty());
    }

    private Node loop() {
        tokens.expect("(");
        int place = tokens.place();
        if (tokens.here().kind() == Kind.NAME && tokens.after().is("in")) {
            String name = tokens.take().text();
            tokens.take();
            String array = tokens.take().text();
            if (tokens.next(")")) {
                return new Node.ForIn(name, array, body());
            }
            tokens.back(place);
        }
        Optional<Node> first = tokens.here().is(";") ? Optional.empty() : Optional.of(simple());
        tokens.expect(";");
        tokens.skipNewlines();
        Optional<Node.Expression> condition =
                tokens.here().is(";") ? Optional.empty() : Optional.of(expressions.expression());
        tokens.expect(";");
        tokens.skipNewlines();
        Optional<Node> after = tokens.here().is(")") ? Optional.empty() : Optional.of(simple());
        tokens.expect(")");
        return new Node.Loop(first, condition, after, body(), false);
    }

    private Node simple() {
        Token token = tokens.here();
        if (tokens.next("print") || tokens.next("printf")) {
            return print(token.is("printf"));
        } else if (tokens.next("delete")) {
            String array = tokens.take().text();
            List<Node.Expression> keys = List.of();
            if (tokens.next("[")) {
                keys = expressions.list();
                tokens.expect("]");
            }
            return new Node.Delete(array, keys);
        }
        for (String jump : List.of("next", "nextfile", "break", "continue")) {
            if (tokens.next(jump)) {
                return new Node.Jump(jump, Optional.empty());
            }
        }
        if (tokens.next("exit") || tokens.next("return")) {
            return new Node.Jump(
                    token.text(), atStatementEnd() ? Optional.empty() : Optional.of(expressions.expression()));
        }
        return new Node.Evaluate(expressions.expression());
    }

    private boolean atStatementEnd() {
        Token token = tokens.here();
        return token.is("}") || token.is(";") || token.kind() == Kind.NEWLINE || token.kind() == Kind.END;
    }

    private Node print(boolean formatted) {
        List<Node.Expression> arguments = List.of();
        if (!atStatementEnd() && !tokens.here().is(">") && !tokens.here().is("|")) {
            arguments = expressions.printed();
        }
        if (formatted && arguments.isEmpty()) {
            throw tokens.wrong();
        }
        Exchange.Kind kind = tokens.here().is(">")
                ? Exchange.Kind.FILE
                : tokens.here().is(">>")
                        ? Exchange.Kind.APPEND
                        : tokens.here().is("|") ? Exchange.Kind.COMMAND : Exchange.Kind.OUTPUT;
        if (kind == Exchange.Kind.OUTPUT) {
            return new Node.Print(formatted, arguments, kind, Optional.empty());
        }
        tokens.take();
        return new Node.Print(formatted, arguments, kind, Optional.of(expressions.target()));
    }
}
