package skylab.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.burt.jmespath.Adapter;
import io.burt.jmespath.JmesPathType;
import io.burt.jmespath.function.ArgumentConstraint;
import io.burt.jmespath.function.ArgumentConstraints;
import io.burt.jmespath.function.Function;
import io.burt.jmespath.function.FunctionArgument;
import io.burt.jmespath.function.FunctionCallException;
import io.burt.jmespath.function.FunctionRegistry;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import skylab.aws.ec2.Rows;
import skylab.cli.input.Validation;

/** The functions of JMESPath, whose arguments are checked and refused in the words of the command line's own JMESPath. */
final class Signatures {
    private static final String ANY = "any";
    private static final String ARRAY_OF = "array-";

    private static final ArgumentConstraint ANYTHING =
            ArgumentConstraints.listOf(0, Integer.MAX_VALUE, ArgumentConstraints.anyValue());

    private Signatures() {}

    /** The functions of a registry, checked. */
    static FunctionRegistry checked(FunctionRegistry functions) {
        return new FunctionRegistry(Rows.read(Signatures.class, "functions.tsv", row -> {
                    List<List<String>> types = Stream.of("first", "second")
                            .map(column -> List.copyOf(row.words(column)))
                            .filter(words -> !words.isEmpty())
                            .toList();
                    return new Checked(functions.getFunction(row.text("function")), types);
                })
                .toArray(Function[]::new));
    }

    /** A function, and the types that each of its arguments may have; those after the last are as the last. */
    private record Checked(Function function, List<List<String>> types) implements Function {
        @Override
        public String name() {
            return function.name();
        }

        // A wrong number of arguments is found when the function is called, not when the expression is read.
        @Override
        public ArgumentConstraint argumentConstraints() {
            return ANYTHING;
        }

        @Override
        public <T> T call(Adapter<T> runtime, List<FunctionArgument<T>> arguments) {
            ArgumentConstraint constraint = function.argumentConstraints();
            int least = constraint.minArity();
            if (constraint.arityViolated(arguments.size())) {
                throw new FunctionCallException("Expected " + (constraint.maxArity() == least ? "" : "at least ")
                        + least
                        + (least == 1 ? " argument" : " arguments") + " for function " + name() + "(), received "
                        + arguments.size());
            }
            for (int i = 0; i < arguments.size(); i++) {
                FunctionArgument<T> argument = arguments.get(i);
                if (argument.isValue()) {
                    check(runtime, argument.value(), types.get(Math.min(i, types.size() - 1)));
                }
            }
            return function.call(runtime, arguments);
        }

        private <T> void check(Adapter<T> runtime, T value, List<String> allowed) {
            String type = type(runtime, value);
            if (allowed.contains(ANY) || allowed.contains(type)) {
                return;
            }
            List<String> ofElements = allowed.stream()
                    .filter(one -> one.startsWith(ARRAY_OF))
                    .map(one -> one.substring(ARRAY_OF.length()))
                    .toList();
            if (runtime.typeOf(value) != JmesPathType.ARRAY || ofElements.isEmpty()) {
                throw wrong(value, allowed, type);
            }
            // All elements are of one type, which the first decides if there is a choice.
            String wanted = null;
            for (T element : runtime.toList(value)) {
                String actual = type(runtime, element);
                if (wanted == null ? !ofElements.contains(actual) : !wanted.equals(actual)) {
                    throw wrong(element, allowed, Validation.python((JsonNode) element));
                }
                wanted = actual;
            }
        }

        private FunctionCallException wrong(Object value, List<String> allowed, String received) {
            List<String> quoted = allowed.stream().map(one -> "'" + one + "'").toList();
            return new FunctionCallException(
                    "In function " + name() + "(), invalid type for value: " + PythonText.of((JsonNode) value)
                            + ", expected one of: " + quoted + ", received: \"" + received + "\"");
        }

        private static <T> String type(Adapter<T> runtime, T value) {
            return runtime.typeOf(value).name().toLowerCase(Locale.ROOT);
        }
    }
}
