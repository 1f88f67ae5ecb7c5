package skylab.guest.command.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** An expression of jq: a function of an input to any number of outputs. */
sealed interface JqExpression {
    record Identity() implements JqExpression {}

    record Everything() implements JqExpression {}

    record Literal(JsonNode value) implements JqExpression {}

    /** {@code .[key]} of what another expression gives. */
    record At(JqExpression of, JqExpression key) implements JqExpression {}

    /** {@code .[from:to]}; either may be null. */
    record Slice(JqExpression of, JqExpression from, JqExpression to) implements JqExpression {}

    record Iterate(JqExpression of) implements JqExpression {}

    /** {@code ?}: failures are no outputs. */
    record Try(JqExpression of, JqExpression otherwise) implements JqExpression {}

    record Pipe(JqExpression left, JqExpression right) implements JqExpression {}

    record Comma(JqExpression left, JqExpression right) implements JqExpression {}

    record Binary(String operator, JqExpression left, JqExpression right) implements JqExpression {}

    record Negate(JqExpression of) implements JqExpression {}

    record Collect(JqExpression of) implements JqExpression {}

    record Construct(List<JqExpression> keys, List<JqExpression> values) implements JqExpression {}

    /** A text with expressions in it, each shown in a format such as {@code @base64}. */
    record Text(List<JqExpression> parts, String format) implements JqExpression {}

    record Call(String name, List<JqExpression> arguments) implements JqExpression {}

    record Variable(String name) implements JqExpression {}

    record Bind(JqExpression value, String name, JqExpression body) implements JqExpression {}

    record Reduce(JqExpression of, String name, JqExpression start, JqExpression update) implements JqExpression {}

    record If(JqExpression condition, JqExpression yes, JqExpression no) implements JqExpression {}
}
