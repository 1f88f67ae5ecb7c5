package skylab.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import skylab.aws.shape.Shapes;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Answers with the API's names and the command line's way of writing values. */
public final class Members {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter FRACTION = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS");

    private Members() {}

    /** The members of a model object that are set. */
    public static ObjectNode of(SdkPojo shape) {
        ObjectNode json = JSON.objectNode();
        for (SdkField<?> field : shape.sdkFields()) {
            Object value = Shapes.set(shape, field);
            if (value != null) {
                json.set(field.memberName(), node(value));
            }
        }
        return json;
    }

    private static JsonNode node(Object value) {
        if (value instanceof SdkPojo nested) {
            return of(nested);
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JSON.arrayNode();
            list.forEach(element -> array.add(element == null ? JSON.nullNode() : node(element)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = JSON.objectNode();
            map.forEach((name, element) -> object.set(name.toString(), node(element)));
            return object;
        }
        if (value instanceof Instant moment) {
            return JSON.textNode(moment(moment));
        }
        if (value instanceof SdkBytes bytes) {
            return JSON.textNode(Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()));
        }
        if (value instanceof Boolean flag) {
            return JSON.booleanNode(flag);
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            return JSON.numberNode(((Number) value).longValue());
        }
        if (value instanceof BigDecimal number) {
            return JSON.numberNode(number);
        }
        return value instanceof Number number ? JSON.numberNode(number.doubleValue()) : JSON.textNode(value.toString());
    }

    /** A moment in ISO 8601 as Python writes it, to the millisecond, in UTC. */
    static String moment(Instant moment) {
        Instant known = moment.truncatedTo(ChronoUnit.MILLIS);
        DateTimeFormatter format = known.getNano() == 0 ? SECONDS : FRACTION;
        return format.format(known.atOffset(ZoneOffset.UTC)) + "+00:00";
    }
}
