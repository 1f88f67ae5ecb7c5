package skylab.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.burt.jmespath.Expression;
import io.burt.jmespath.JmesPathException;
import io.burt.jmespath.jackson.JacksonRuntime;
import skylab.cli.CliError;

/** A JMESPath expression of {@code --query} (jmespath.org, "JMESPath Specification"). */
public final class Query {
    private static final JacksonRuntime RUNTIME = new JacksonRuntime();

    private final Expression<JsonNode> expression;

    private Query(Expression<JsonNode> expression) {
        this.expression = expression;
    }

    /**
     * Reads an expression.
     *
     * @throws CliError if it is none
     */
    public static Query of(String text) {
        try {
            return new Query(RUNTIME.compile(text));
        } catch (JmesPathException e) {
            throw new CliError("Bad value for --query " + text + ": " + e.getMessage(), CliError.USAGE);
        }
    }

    /**
     * What the expression finds.
     *
     * @throws CliError if a function of it cannot be applied
     */
    public JsonNode of(JsonNode answer) {
        try {
            return expression.search(answer);
        } catch (JmesPathException e) {
            throw new CliError(e.getMessage(), CliError.GENERAL);
        }
    }
}
