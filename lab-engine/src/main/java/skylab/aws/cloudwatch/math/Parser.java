package skylab.aws.cloudwatch.math;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.aws.cloudwatch.math.Lexer.Sort;
import skylab.aws.cloudwatch.math.Lexer.Token;

/** Reads expressions; the grammar is in the package's description. */
public final class Parser {
    // CloudWatch API reference, "MetricDataQuery": the length of Expression.
    private static final int LONGEST = 2048;
    // Deep enough for anybody, and not too deep for a thread's stack.
    private static final int DEEPEST = 100;
    private static final int POWER = Operator.POWER.level();

    private final List<Token> tokens;
    private int next;
    private int depth;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * Reads an expression.
     *
     * @throws ExpressionException if it is none
     */
    public static Expression parse(String text) {
        if (text.isBlank()) {
            throw new ExpressionException("The expression is empty.");
        }
        if (text.length() > LONGEST) {
            throw new ExpressionException("The expression is longer than " + LONGEST + " characters.");
        }
        Parser parser = new Parser(Lexer.tokens(text));
        Expression expression = parser.level(0);
        if (parser.peek().sort() != Sort.END) {
            throw parser.unexpected();
        }
        return expression;
    }

    private Expression level(int level) {
        if (level == POWER) {
            return signed();
        }
        Expression left = level(level + 1);
        for (Optional<Operator> found = operator(level); found.isPresent(); found = operator(level)) {
            next++;
            left = new Expression.Binary(found.get(), left, level(level + 1));
        }
        return left;
    }

    private Optional<Operator> operator(int level) {
        Token token = peek();
        return token.sort() == Sort.SIGN || token.sort() == Sort.WORD
                ? Operator.of(token.text()).filter(one -> one.level() == level)
                : Optional.empty();
    }

    private Expression signed() {
        deeper();
        Expression expression;
        if (take("-")) {
            expression = new Expression.Negation(signed());
        } else {
            expression = primary();
            if (take("^")) {
                expression = new Expression.Binary(Operator.POWER, expression, signed());
            }
        }
        depth--;
        return expression;
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw new ExpressionException("The expression is nested more than " + DEEPEST + " levels deep.");
        }
    }

    private Expression primary() {
        Token token = peek();
        if (token.is("AND") || token.is("OR")) {
            throw unexpected();
        }
        switch (token.sort()) {
            case NUMBER -> {
                next++;
                return new Expression.Number(Double.parseDouble(token.text()));
            }
            case QUOTED -> {
                next++;
                return new Expression.Quoted(token.text());
            }
            case ID -> {
                next++;
                return new Expression.Id(token.text());
            }
            case WORD -> {
                next++;
                return take("(")
                        ? new Expression.Application(token.text(), list(")", true))
                        : new Expression.Word(token.text());
            }
            default -> {
                if (take("(")) {
                    Expression inner = level(0);
                    expect(")");
                    return inner;
                }
                if (take("[")) {
                    return new Expression.Array(list("]", false));
                }
                throw unexpected();
            }
        }
    }

    private List<Expression> list(String end, boolean mayBeEmpty) {
        List<Expression> elements = new ArrayList<>();
        if (mayBeEmpty && take(end)) {
            return elements;
        }
        do {
            elements.add(level(0));
        } while (take(","));
        expect(end);
        return elements;
    }

    private Token peek() {
        return tokens.get(next);
    }

    private boolean take(String sign) {
        boolean is = peek().is(sign);
        next += is ? 1 : 0;
        return is;
    }

    private void expect(String sign) {
        if (!take(sign)) {
            throw unexpected();
        }
    }

    private ExpressionException unexpected() {
        Token token = peek();
        return new ExpressionException(
                token.sort() == Sort.END
                        ? "Unexpected end of the expression."
                        : "Unexpected '" + token.text() + "' at position " + (token.at() + 1) + ".");
    }
}
