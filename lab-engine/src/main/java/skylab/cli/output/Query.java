package skylab.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.burt.jmespath.Expression;
import io.burt.jmespath.JmesPathException;
import io.burt.jmespath.RuntimeConfiguration;
import io.burt.jmespath.function.FunctionRegistry;
import io.burt.jmespath.jackson.JacksonRuntime;
import io.burt.jmespath.parser.ParseError;
import io.burt.jmespath.parser.ParseException;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.cli.CliError;

/** A JMESPath expression of {@code --query} (jmespath.org, "JMESPath Specification"). */
public final class Query {
    private static final JacksonRuntime RUNTIME = new JacksonRuntime(RuntimeConfiguration.builder()
            .withFunctionRegistry(
                    Signatures.checked(FunctionRegistry.defaultRegistry().extend(PythonNumbers.ALL)))
            .build());
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Pattern UNKNOWN = Pattern.compile("unknown function \"(\\w+)\"");
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
            Matcher unknown = UNKNOWN.matcher(String.valueOf(e.getMessage()));
            if (unknown.find()) {
                throw new CliError("Unknown function: " + unknown.group(1) + "()", CliError.GENERAL);
            }
            throw new CliError("Bad value for --query " + text + ": " + reason(text, e), CliError.USAGE);
        }
    }

    private static String reason(String text, JmesPathException e) {
        if (e instanceof ParseException wrong) {
            for (ParseError error : wrong) {
                if (error.position() >= text.length()) {
                    return "Invalid jmespath expression: Incomplete expression:\n\"" + text + "\"\n"
                            + " ".repeat(text.length() + 1) + "^";
                }
            }
        }
        return e.getMessage();
    }

    // Between backticks stands JSON; what is none is taken for a text, as it was in JMESPath's beginnings.
    private static String literal(MatchResult found) {
        try {
            JSON.readTree(found.group(1));
            return Matcher.quoteReplacement(found.group());
        } catch (JsonProcessingException none) {
            return Matcher.quoteReplacement(
                    "`\"" + found.group(1).stripLeading().replace("\"", "\\\"") + "\"`");
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
