package skylab.aws.logs.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads expressions of the query language, by the grammar of the package. */
final class ExpressionParser {
    private static final int DEEPEST = 100;
    private static final String[] SIGNS = {"!=", "<=", ">=", "=", "<", ">"};

    private final QueryText text;
    private int depth;

    ExpressionParser(QueryText text) {
        this.text = text;
    }

    Expression any() {
        if (++depth > DEEPEST) {
            throw text.wrong("too deep nesting", text.position());
        }
        List<Expression> parts = new ArrayList<>();
        do {
            parts.add(all());
        } while (text.takeWord("or") || text.take("||"));
        depth--;
        return parts.size() == 1 ? parts.get(0) : new Expression.Logic(false, List.copyOf(parts));
    }

    private Expression all() {
        List<Expression> parts = new ArrayList<>();
        do {
            parts.add(not());
        } while (text.takeWord("and") || text.take("&&"));
        return parts.size() == 1 ? parts.get(0) : new Expression.Logic(true, List.copyOf(parts));
    }

    private Expression not() {
        boolean negated = false;
        while (text.takeWord("not") || !text.peek("!=") && text.take("!")) {
            negated = !negated;
        }
        Expression test = test();
        return negated ? new Expression.Not(test) : test;
    }

    private Expression test() {
        Expression left = sum();
        int begin = text.position();
        boolean negated = text.takeWord("not");
        if (text.takeWord("like") || text.take("=~")) {
            Expression like = new Expression.Like(left, sought());
            return negated ? new Expression.Not(like) : like;
        }
        if (text.takeWord("in")) {
            Expression in = among(left);
            return negated ? new Expression.Not(in) : in;
        }
        if (negated) {
            text.back(begin);
            throw text.unexpected();
        }
        for (String sign : SIGNS) {
            if (text.take(sign)) {
                return new Expression.Comparison(sign, left, sum());
            }
        }
        return left;
    }

    private Pattern sought() {
        return text.isText() ? Pattern.compile(text.quoted(), Pattern.LITERAL) : text.regex();
    }

    private Expression among(Expression left) {
        List<Expression> equal = new ArrayList<>();
        text.expect("[");
        do {
            equal.add(new Expression.Comparison("=", left, any()));
        } while (text.take(","));
        text.expect("]");
        return new Expression.Logic(false, List.copyOf(equal));
    }

    private Expression sum() {
        Expression left = product();
        while (true) {
            if (text.take("+")) {
                left = new Expression.Arithmetic('+', left, product());
            } else if (text.take("-")) {
                left = new Expression.Arithmetic('-', left, product());
            } else {
                return left;
            }
        }
    }

    private Expression product() {
        Expression left = power();
        while (true) {
            if (text.take("*")) {
                left = new Expression.Arithmetic('*', left, power());
            } else if (text.take("/")) {
                left = new Expression.Arithmetic('/', left, power());
            } else if (text.take("%")) {
                left = new Expression.Arithmetic('%', left, power());
            } else {
                return left;
            }
        }
    }

    private Expression power() {
        Expression base = operand();
        if (!text.take("^")) {
            return base;
        }
        if (++depth > DEEPEST) {
            throw text.wrong("too deep nesting", text.position());
        }
        Expression power = new Expression.Arithmetic('^', base, power());
        depth--;
        return power;
    }

    private Expression operand() {
        if (text.take("(")) {
            Expression inside = any();
            text.expect(")");
            return inside;
        }
        boolean negative = text.take("-");
        if (text.isDigit()) {
            return new Expression.Literal(number(negative));
        }
        if (negative) {
            return new Expression.Arithmetic('-', new Expression.Literal(Value.of(0)), factor());
        }
        return factor();
    }

    private Expression factor() {
        if (text.isText()) {
            return new Expression.Literal(Value.of(text.quoted()));
        }
        int begin = text.position();
        boolean plain = !text.peek("`");
        String name = text.name();
        return plain && text.take("(") ? call(name, begin) : new Expression.Field(name);
    }

    // A number with a unit of time is a period.
    private Value number(boolean negative) {
        int begin = text.position();
        double number = text.number();
        if (text.isUnit()) {
            text.back(begin);
            return Value.of(text.period().toMillis());
        }
        return Value.of(negative ? -number : number);
    }

    private Expression call(String name, int begin) {
        if (name.equalsIgnoreCase("bin")) {
            long period = text.period().toMillis();
            text.expect(")");
            return new Expression.Call(
                    Functions.named("datefloor"),
                    List.of(new Expression.Field(Discovery.TIMESTAMP), new Expression.Literal(Value.of(period))));
        }
        Aggregations.Aggregation aggregation = Aggregations.named(name);
        if (aggregation != null) {
            return aggregate(name, aggregation);
        }
        Functions.Function function = Functions.named(name);
        if (function == null) {
            throw text.wrong("unknown function " + name, begin);
        }
        List<Expression> arguments = new ArrayList<>();
        if (!text.take(")")) {
            do {
                arguments.add(any());
            } while (text.take(","));
            text.expect(")");
        }
        if (arguments.size() < function.least() || arguments.size() > function.most()) {
            throw text.wrong("Invalid arguments for function " + name, begin);
        }
        return new Expression.Call(function, List.copyOf(arguments));
    }

    private Expression aggregate(String name, Aggregations.Aggregation aggregation) {
        Expression argument = null;
        double parameter = 0;
        boolean counts = name.equalsIgnoreCase("count");
        if (!(counts && (text.take("*") || text.peek(")")))) {
            argument = any();
        }
        if (Aggregations.hasParameter(name)) {
            text.expect(",");
            int begin = text.position();
            if (!text.isDigit()) {
                throw text.unexpected();
            }
            parameter = text.number();
            if (parameter > 100) {
                throw text.wrong("Invalid arguments for function " + name, begin);
            }
        }
        text.expect(")");
        return new Expression.Aggregate(aggregation, argument, parameter);
    }
}
