package skylab.aws.cloudwatch.math;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import skylab.aws.cloudwatch.math.Value.Curves;
import skylab.aws.cloudwatch.math.Value.Scalar;
import skylab.aws.cloudwatch.math.Value.Text;

/**
 * What a function is called with.
 *
 * @param function its name
 * @param expressions as it is written
 * @param values what it stands for
 */
record Arguments(String function, List<Expression> expressions, List<Value> values) {
    static Arguments of(Evaluator evaluator, Expression.Application application) {
        List<Value> values = new ArrayList<>();
        for (Expression expression : application.arguments()) {
            values.add(expression instanceof Expression.Word word ? new Text(word.name()) : evaluator.of(expression));
        }
        return new Arguments(application.function(), application.arguments(), values);
    }

    int size() {
        return values.size();
    }

    void count(int least, int most) {
        if (size() < least || size() > most) {
            throw new ExpressionException("Function " + function + " takes "
                    + (least == most ? "" + least : least + " to " + most) + " argument(s), not " + size() + ".");
        }
    }

    Expression expression(int index) {
        return expressions.get(index);
    }

    Value value(int index) {
        return values.get(index);
    }

    /** The argument as a time series. */
    Curve curve(int index) {
        if (values.get(index) instanceof Curve curve) {
            return curve;
        }
        throw unsupported();
    }

    /** The argument as an array, where the function takes so many. */
    List<Curve> curves(int index, int count) {
        count(count, count);
        return curves(index);
    }

    List<Curve> curves(int index) {
        if (values.get(index) instanceof Curves curves) {
            return curves.list();
        }
        throw unsupported();
    }

    double number(int index) {
        if (values.get(index) instanceof Scalar scalar) {
            return scalar.number();
        }
        throw unsupported();
    }

    String text(int index) {
        if (values.get(index) instanceof Text text) {
            return text.text();
        }
        throw unsupported();
    }

    /** Changes the only argument: the time series, or each of the array. */
    Value ofEach(UnaryOperator<Curve> change) {
        count(1, 1);
        return ofEachOfFirst(change);
    }

    Value ofEachOfFirst(UnaryOperator<Curve> change) {
        if (values.get(0) instanceof Curves curves) {
            return new Curves(curves.list().stream().map(change).toList());
        }
        return change.apply(curve(0));
    }

    ExpressionException unsupported() {
        return Evaluator.unsupported(function, values);
    }

    static String text(double number) {
        return Double.isFinite(number)
                ? new BigDecimal(number).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }
}
