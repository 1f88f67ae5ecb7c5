package skylab.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import skylab.aws.shape.Shapes;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Answers with the API's names and the command line's way of writing values. */
public final class Members {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter FRACTION = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS");

    /** Members that the SDK calls otherwise than the API. */
    private static final Map<String, String> RENAMED = Map.of("PublicLaunchPermissions", "Public");

    /** After which members they stand in the API. */
    private static final Map<String, String> AFTER = Map.of("PublicLaunchPermissions", "CreationDate");

    private static final String IAM = "software.amazon.awssdk.services.iam.";
    private static final Set<String> POLICIES = Set.of("AssumeRolePolicyDocument", "PolicyDocument", "Document");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Members() {}

    /** The members of a model object that are set. */
    public static ObjectNode of(SdkPojo shape) {
        ObjectNode json = JSON.objectNode();
        boolean isIam = shape.getClass().getName().startsWith(IAM);
        for (SdkField<?> field : ordered(shape)) {
            Object value = Shapes.set(shape, field);
            if (value != null) {
                String name = RENAMED.getOrDefault(field.memberName(), field.memberName());
                json.set(name, isIam && POLICIES.contains(name) ? policy(value.toString()) : node(value));
            }
        }
        return json;
    }

    // What the SDK has renamed it puts last.
    private static List<SdkField<?>> ordered(SdkPojo shape) {
        List<SdkField<?>> fields = shape.sdkFields();
        if (fields.stream().noneMatch(field -> RENAMED.containsKey(field.memberName()))) {
            return fields;
        }
        List<SdkField<?>> ordered = new ArrayList<>();
        fields.stream()
                .filter(field -> !RENAMED.containsKey(field.memberName()))
                .forEach(field -> {
                    ordered.add(field);
                    fields.stream()
                            .filter(one -> field.memberName().equals(AFTER.get(one.memberName())))
                            .forEach(ordered::add);
                });
        return ordered;
    }

    // IAM sends its documents encoded for URLs; the command line shows what is in them.
    private static JsonNode policy(String sent) {
        try {
            return MAPPER.readTree(URLDecoder.decode(sent, StandardCharsets.UTF_8));
        } catch (JsonProcessingException | IllegalArgumentException none) {
            return JSON.textNode(sent);
        }
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
