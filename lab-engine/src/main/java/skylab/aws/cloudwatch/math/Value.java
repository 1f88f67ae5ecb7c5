package skylab.aws.cloudwatch.math;

import java.util.List;

/** What an expression can stand for. */
public sealed interface Value permits Value.Scalar, Curve, Value.Curves, Value.Text {
    /** How refusals call its type. */
    String type();

    /** A number, S in AWS's tables; NaN where there is none, such as the average of nothing. */
    record Scalar(double number) implements Value {
        @Override
        public String type() {
            return "Scalar";
        }
    }

    /** Time series in an order, TS[] in AWS's tables. */
    record Curves(List<Curve> list) implements Value {
        @Override
        public String type() {
            return "Array[TimeSeries]";
        }
    }

    /** Text, or a word that says how. */
    record Text(String text) implements Value {
        @Override
        public String type() {
            return "String";
        }
    }
}
