package skylab.guest.command.awk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import skylab.guest.command.awk.Lexer.Kind;
import skylab.guest.command.awk.Lexer.Token;
import skylab.guest.command.awk.Node.Expression;

/** Reads awk's expressions, by precedence. */
final class ExpressionParser {
    private static final Set<String> ASSIGNMENTS = Set.of("=", "+=", "-=", "*=", "/=", "%=", "^=");
    private static final Set<String> COMPARISONS = Set.of("<", "<=", "==", "!=", ">", ">=");
    // Between the names of these and their parentheses blanks may stand.
    private static final Set<String> BUILTINS = Set.of(
            "length",
            "substr",
            "index",
            "split",
            "sub",
            "gsub",
            "gensub",
            "match",
            "sprintf",
            "tolower",
            "toupper",
            "int",
            "sqrt",
            "exp",
            "log",
            "sin",
            "cos",
            "atan2",
            "rand",
            "srand",
            "system",
            "close",
            "fflush",
            "strftime",
            "systime",
            "mktime",
            "asort",
            "asorti",
            "strtonum",
            "and",
            "or",
            "xor",
            "lshift",
            "rshift",
            "compl",
            "typeof",
            "isarray");
    // What a value may begin with, as the right side of a concatenation.
    private static final Set<String> BEGINS = Set.of("(", "$", "!", "-", "+", "++", "--");

    private final Parser.Tokens tokens;
    // Whether > is the end of what is printed.
    private boolean printing;

    ExpressionParser(Parser.Tokens tokens) {
        this.tokens = tokens;
    }

    /** What is between commas, up to something else. */
    List<Expression> list() {
        List<Expression> all = new ArrayList<>(List.of(expression()));
        while (tokens.next(",")) {
            tokens.skipNewlines();
            all.add(expression());
        }
        return all;
    }

    /** What follows {@code print}: perhaps in parentheses, and {@code >} ends it. */
    List<Expression> printed() {
        if (tokens.here().is("(")) {
            int place = tokens.place();
            tokens.take();
            List<Expression> inner = list();
            if (tokens.next(")") && endsPrint()) {
                return inner;
            }
            tokens.back(place);
        }
        printing = true;
        try {
            return list();
        } finally {
            printing = false;
        }
    }

    private boolean endsPrint() {
        Token token = tokens.here();
        return token.kind() == Kind.NEWLINE
                || token.kind() == Kind.END
                || List.of(";", "}", ">", ">>", "|").stream().anyMatch(token::is);
    }

    Expression expression() {
        tokens.enter();
        Expression whole = assignment();
        tokens.leave();
        return whole;
    }

    private Expression assignment() {
        Expression left = choice();
        if (left instanceof Node.Place place
                && ASSIGNMENTS.contains(tokens.here().text())
                && tokens.here().kind() == Kind.OPERATOR) {
            String operator = tokens.take().text();
            tokens.skipNewlines();
            return new Node.Assign(place, operator.substring(0, operator.length() - 1), expression());
        }
        return left;
    }

    private Expression choice() {
        Expression condition = or();
        if (tokens.next("?")) {
            tokens.skipNewlines();
            Expression yes = expression();
            tokens.skipNewlines();
            tokens.expect(":");
            tokens.skipNewlines();
            return new Node.Choice(condition, yes, expression());
        }
        return condition;
    }

    private Expression or() {
        Expression left = and();
        while (tokens.next("||")) {
            tokens.skipNewlines();
            left = new Node.Binary("||", left, and());
        }
        return left;
    }

    private Expression and() {
        Expression left = in();
        while (tokens.next("&&")) {
            tokens.skipNewlines();
            left = new Node.Binary("&&", left, in());
        }
        return left;
    }

    private Expression in() {
        Expression left = match();
        while (tokens.next("in")) {
            left = new Node.In(List.of(left), tokens.take().text());
        }
        return left;
    }

    private Expression match() {
        Expression left = comparison();
        while (tokens.here().is("~") || tokens.here().is("!~")) {
            left = new Node.Binary(tokens.take().text(), left, comparison());
        }
        return left;
    }

    private Expression comparison() {
        Expression left = concatenation();
        while (tokens.here().is("|") && tokens.after().is("getline")) {
            tokens.take();
            tokens.take();
            left = new Node.GetLine(place(), Optional.of(left), true);
        }
        Token token = tokens.here();
        if (token.kind() == Kind.OPERATOR && COMPARISONS.contains(token.text()) && !(printing && token.is(">"))) {
            tokens.take();
            return new Node.Binary(token.text(), left, concatenation());
        }
        return left;
    }

    /** Where {@code print} writes: up to the end of the statement. */
    Expression target() {
        boolean outer = printing;
        printing = true;
        try {
            return concatenation();
        } finally {
            printing = outer;
        }
    }

    // What getline reads into, if it is said.
    private Optional<Node.Place> place() {
        if (tokens.here().kind() != Kind.NAME && !tokens.here().is("$")) {
            return Optional.empty();
        }
        return primary() instanceof Node.Place place ? Optional.of(place) : Optional.empty();
    }

    private Expression getline() {
        Optional<Node.Place> into = place();
        if (tokens.here().is("<")) {
            tokens.take();
            return new Node.GetLine(into, Optional.of(primary()), false);
        }
        return new Node.GetLine(into, Optional.empty(), false);
    }

    private Expression concatenation() {
        Expression left = sum();
        while (beginsValue()) {
            left = new Node.Binary(" ", left, sum());
        }
        return left;
    }

    private boolean beginsValue() {
        Token token = tokens.here();
        return switch (token.kind()) {
            case NUMBER, TEXT, REGEX, NAME, FUNCTION -> true;
            // A sign after a value is addition.
            case OPERATOR -> BEGINS.contains(token.text()) && !token.is("+") && !token.is("-");
            case KEYWORD -> false;
            default -> false;
        };
    }

    private Expression sum() {
        Expression left = product();
        while (tokens.here().is("+") || tokens.here().is("-")) {
            left = new Node.Binary(tokens.take().text(), left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = unary();
        while (tokens.here().is("*") || tokens.here().is("/") || tokens.here().is("%")) {
            left = new Node.Binary(tokens.take().text(), left, unary());
        }
        return left;
    }

    private Expression unary() {
        if (tokens.here().is("!") || tokens.here().is("-") || tokens.here().is("+")) {
            char operator = tokens.take().text().charAt(0);
            tokens.enter();
            Expression operand = unary();
            tokens.leave();
            return new Node.Unary(operator, operand);
        }
        return power();
    }

    private Expression power() {
        Expression left = postfix();
        if (tokens.next("^")) {
            Expression right = tokens.here().is("-")
                            || tokens.here().is("+")
                            || tokens.here().is("!")
                    ? unary()
                    : power();
            return new Node.Binary("^", left, right);
        }
        return left;
    }

    private Expression postfix() {
        if (tokens.here().is("++") || tokens.here().is("--")) {
            int by = tokens.take().is("++") ? 1 : -1;
            if (primary() instanceof Node.Place place) {
                return new Node.Step(place, by, true);
            }
            throw tokens.wrong();
        }
        Expression value = primary();
        if (value instanceof Node.Place place
                && (tokens.here().is("++") || tokens.here().is("--"))) {
            return new Node.Step(place, tokens.take().is("++") ? 1 : -1, false);
        }
        return value;
    }

    Expression primary() {
        Token token = tokens.take();
        switch (token.kind()) {
            case NUMBER:
                return new Node.Number(Double.parseDouble(token.text()));
            case TEXT:
                return new Node.Text(Escape.text(token.text()));
            case REGEX:
                return new Node.Regex(Regexes.compile(Escape.regex(token.text())));
            case FUNCTION:
                return call(token.text());
            case NAME:
                return name(token.text());
            default:
                break;
        }
        if (token.is("$")) {
            if (tokens.here().is("++") || tokens.here().is("--")) {
                return new Node.Field(postfix());
            }
            return tokens.here().is("-") ? new Node.Field(unary()) : new Node.Field(primary());
        } else if (token.is("(")) {
            return parenthesis();
        } else if (token.is("getline")) {
            return getline();
        }
        tokens.back(tokens.place() - (token.kind() == Kind.END ? 0 : 1));
        throw tokens.wrong();
    }

    private Expression parenthesis() {
        boolean outer = printing;
        printing = false;
        List<Expression> inner = list();
        printing = outer;
        tokens.expect(")");
        if (inner.size() == 1) {
            // What is in parentheses is no place for an assignment, and no bare name of an array.
            return new Node.Group(inner.get(0));
        }
        tokens.expect("in");
        return new Node.In(inner, tokens.take().text());
    }

    private Expression name(String name) {
        if (tokens.next("[")) {
            boolean outer = printing;
            printing = false;
            List<Expression> keys = list();
            printing = outer;
            tokens.expect("]");
            return new Node.Element(name, keys);
        }
        if (BUILTINS.contains(name) && tokens.here().is("(")) {
            return call(name);
        }
        if (name.equals("length")) {
            return new Node.Call("length", List.of());
        }
        return new Node.Name(name);
    }

    private Expression call(String function) {
        tokens.expect("(");
        boolean outer = printing;
        printing = false;
        tokens.skipNewlines();
        List<Expression> arguments = tokens.here().is(")") ? List.of() : list();
        tokens.skipNewlines();
        printing = outer;
        tokens.expect(")");
        return new Node.Call(function, arguments);
    }
}
