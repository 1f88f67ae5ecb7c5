package skylab.aws.cloudwatch.math;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import skylab.aws.cloudwatch.math.Value.Curves;
import skylab.aws.cloudwatch.math.Value.Scalar;
import skylab.aws.cloudwatch.math.Value.Text;

/** What an expression stands for on certain inputs. Which type it is of does not depend on their points. */
public final class Evaluator {
    // CloudWatch guide: "A graph can display as many as 500 time series."
    static final int MOST_CURVES = 500;

    private final Inputs inputs;

    private Evaluator(Inputs inputs) {
        this.inputs = inputs;
    }

    /**
     * Evaluates.
     *
     * @throws ExpressionException if types do not fit, names are unknown, or the result is a number or text
     */
    public static Value evaluate(Expression expression, Inputs inputs) {
        Value value = new Evaluator(inputs).of(expression);
        if (value instanceof Curve || value instanceof Curves) {
            return value;
        }
        throw new ExpressionException(
                "The final result of an expression must be a single time series or an array of time series, not "
                        + value.type() + ".");
    }

    Inputs inputs() {
        return inputs;
    }

    Value of(Expression expression) {
        if (expression instanceof Expression.Number number) {
            return new Scalar(number.value());
        }
        if (expression instanceof Expression.Quoted quoted) {
            return new Text(quoted.text());
        }
        if (expression instanceof Expression.Id id) {
            return inputs.of(id.name());
        }
        if (expression instanceof Expression.Word word) {
            throw new ExpressionException("Unknown identifier '" + word.name()
                    + "'. The id of a metric or expression begins with a lower-case letter.");
        }
        if (expression instanceof Expression.Array array) {
            return array(array.elements());
        }
        if (expression instanceof Expression.Negation negation) {
            Value value = of(negation.of());
            return mapped(value, number -> -number, "MINUS", List.of(value));
        }
        if (expression instanceof Expression.Binary binary) {
            return binary(binary.operator(), of(binary.left()), of(binary.right()));
        }
        return Functions.apply(this, (Expression.Application) expression);
    }

    private Value array(List<Expression> elements) {
        List<Curve> curves = new ArrayList<>();
        for (Expression element : elements) {
            Value value = of(element);
            if (value instanceof Curve curve) {
                curves.add(curve);
            } else if (value instanceof Curves several) {
                curves.addAll(several.list());
            } else {
                throw new ExpressionException("An array can have time series only, not " + value.type() + ".");
            }
            if (curves.size() > MOST_CURVES) {
                throw new ExpressionException("An array cannot have more than " + MOST_CURVES + " time series.");
            }
        }
        return new Curves(curves);
    }

    /** Each number of a value changed. */
    static Value mapped(Value value, DoubleUnaryOperator function, String name, List<Value> arguments) {
        if (value instanceof Scalar scalar) {
            return new Scalar(function.applyAsDouble(scalar.number()));
        }
        if (value instanceof Curve curve) {
            return curve.map(function);
        }
        if (value instanceof Curves curves) {
            return new Curves(
                    curves.list().stream().map(curve -> curve.map(function)).toList());
        }
        throw unsupported(name, arguments);
    }

    private static Value binary(Operator operator, Value left, Value right) {
        if (left instanceof Scalar one && right instanceof Scalar other) {
            return new Scalar(operator.of(one.number(), other.number()));
        }
        if (left instanceof Curve one && right instanceof Curve other) {
            return one.with(other, operator::of);
        }
        List<Value> both = List.of(left, right);
        if (right instanceof Scalar scalar) {
            return mapped(left, number -> operator.of(number, scalar.number()), operator.name(), both);
        }
        if (left instanceof Scalar scalar) {
            return mapped(right, number -> operator.of(scalar.number(), number), operator.name(), both);
        }
        if (left instanceof Curves many && right instanceof Curve one) {
            return new Curves(many.list().stream()
                    .map(curve -> curve.with(one, operator::of))
                    .toList());
        }
        if (left instanceof Curve one && right instanceof Curves many) {
            return new Curves(many.list().stream()
                    .map(curve -> curve.with(one, (mine, its) -> operator.of(its, mine)))
                    .toList());
        }
        throw unsupported(operator.name(), both);
    }

    static ExpressionException unsupported(String name, List<Value> arguments) {
        return new ExpressionException("Unsupported operand type(s) for " + name + ": '"
                + arguments.stream().map(Value::type).toList() + "'");
    }
}
