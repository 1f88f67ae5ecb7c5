package skylab.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.burt.jmespath.Expression;
import io.burt.jmespath.JmesPathException;
import io.burt.jmespath.jackson.JacksonRuntime;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.cli.CliError;

/** A JMESPath expression of {@code --query} (jmespath.org, "JMESPath Specification"). */
public final class Query {
    private static final JacksonRuntime RUNTIME = new JacksonRuntime();
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Pattern LITERAL = Pattern.compile("`([^`]*)`");

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
            return new Query(RUNTIME.compile(LITERAL.matcher(text).replaceAll(Query::literal)));
        } catch (JmesPathException e) {
            throw new CliError("Bad value for --query " + text + ": " + e.getMessage(), CliError.USAGE);
        }
    }

    // Between backticks stands JSON; what is none is taken for a text, as it was in JMESPath's beginnings.
    private static String literal(MatchResult found) {
        try {
            JSON.readTree(found.group(1));
            return Matcher.quoteReplacement(found.group());
        } catch (JsonProcessingException none) {
            return Matcher.quoteReplacement("`\"" + found.group(1).strip().replace("\"", "\\\"") + "\"`");
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
