package skylab.cli.output;

import io.burt.jmespath.Adapter;
import io.burt.jmespath.function.Function;
import io.burt.jmespath.function.FunctionArgument;
import java.util.List;

/** Functions of JMESPath that keep whole numbers whole, as in Python: each is found by the name of its class. */
final class PythonNumbers {
    /** All of them. */
    static final Function[] ALL = {new SumFunction(), new AbsFunction(), new CeilFunction(), new FloorFunction()};

    private PythonNumbers() {}

    private static boolean isWhole(Number number) {
        return number instanceof Integer || number instanceof Long;
    }

    private static final class SumFunction extends io.burt.jmespath.function.SumFunction {
        @Override
        protected <T> T performMathOperation(Adapter<T> runtime, List<T> values) {
            double sum = values.stream()
                    .mapToDouble(value -> runtime.toNumber(value).doubleValue())
                    .sum();
            return values.stream().allMatch(value -> isWhole(runtime.toNumber(value)))
                    ? runtime.createNumber((long) sum)
                    : runtime.createNumber(sum);
        }
    }

    private static final class AbsFunction extends io.burt.jmespath.function.AbsFunction {
        @Override
        protected <T> T callFunction(Adapter<T> runtime, List<FunctionArgument<T>> arguments) {
            Number given = runtime.toNumber(arguments.get(0).value());
            return isWhole(given)
                    ? runtime.createNumber(Math.abs(given.longValue()))
                    : super.callFunction(runtime, arguments);
        }
    }

    private static final class CeilFunction extends io.burt.jmespath.function.CeilFunction {
        @Override
        protected <T> T callFunction(Adapter<T> runtime, List<FunctionArgument<T>> arguments) {
            return whole(runtime, super.callFunction(runtime, arguments));
        }
    }

    private static final class FloorFunction extends io.burt.jmespath.function.FloorFunction {
        @Override
        protected <T> T callFunction(Adapter<T> runtime, List<FunctionArgument<T>> arguments) {
            return whole(runtime, super.callFunction(runtime, arguments));
        }
    }

    private static <T> T whole(Adapter<T> runtime, T number) {
        return runtime.createNumber(runtime.toNumber(number).longValue());
    }
}
