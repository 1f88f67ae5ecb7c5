package skylab.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The details of a denied request, as EC2 encodes them into its message and STS decodes them (STS API reference,
 * "DecodeAuthorizationMessage"). All of it is in the message; nothing is kept.
 */
public final class AuthorizationMessage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 10_240;

    private AuthorizationMessage() {}

    static ObjectNode of(Call call, Denial denial) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        boolean explicit = denial.reason() != Denial.Reason.NOT_ALLOWED
                && denial.reason() != Denial.Reason.NOT_ALLOWED_BY_RESOURCE;
        details.put("allowed", false).put("explicitDeny", explicit);
        ArrayNode matched = details.putObject("matchedStatements").putArray("items");
        if (explicit) {
            ObjectNode statement = matched.addObject().put("statementId", denial.statement());
            statement.put("effect", "DENY");
            statement
                    .putObject("principals")
                    .putArray("items")
                    .addObject()
                    .put("value", call.identity().principalId());
            statement.putObject("actions").putArray("items").addObject().put("value", denial.action());
            statement.putObject("resources").putArray("items").addObject().put("value", "*");
        }
        details.putObject("failures").putArray("items");
        ObjectNode context = details.putObject("context");
        context.putObject("principal")
                .put("id", call.identity().principalId())
                .put("arn", call.identity().arn());
        context.put("action", denial.action()).put("resource", denial.resource().isEmpty() ? "*" : denial.resource());
        ArrayNode conditions = context.putObject("conditions").putArray("items");
        condition(conditions, "aws:Region", call.scope().region());
        condition(conditions, "aws:Account", call.scope().account());
        return details;
    }

    private static void condition(ArrayNode conditions, String key, String value) {
        ObjectNode condition = conditions.addObject().put("key", key);
        condition.putObject("values").putArray("items").addObject().put("value", value);
    }

    static String encode(JsonNode details) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(details.toString().getBytes(StandardCharsets.UTF_8));
        deflater.finish();
        byte[] buffer = new byte[LONGEST];
        int length = deflater.deflate(buffer);
        deflater.end();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(buffer, length));
    }

    /** The details in an encoded message; empty if it is none. */
    public static Optional<JsonNode> decode(String encoded) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(Base64.getUrlDecoder().decode(encoded));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[LONGEST];
            for (int read = inflater.inflate(buffer); read > 0; read = inflater.inflate(buffer)) {
                bytes.write(buffer, 0, read);
            }
            JsonNode details = JSON.readTree(bytes.toByteArray());
            return Optional.of(details).filter(JsonNode::isObject);
        } catch (IllegalArgumentException | DataFormatException | IOException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }
}
