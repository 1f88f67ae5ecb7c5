package skylab.aws.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.DefaultValueTrait;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Any SDK model object as JSON and back. Members are spelled as CloudTrail spells request parameters: the member's name
 * with a lower first letter. Members that were not set do not appear.
 */
public final class Shapes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Map<String, String> KEYS = new ConcurrentHashMap<>();
    private static final Map<Class<?>, Map<String, SdkField<?>>> FIELDS = new ConcurrentHashMap<>();

    private Shapes() {}

    /** The members that are set. */
    public static ObjectNode toJson(SdkPojo shape) {
        ObjectNode json = JSON.objectNode();
        for (SdkField<?> field : shape.sdkFields()) {
            Object value = set(shape, field);
            if (value != null) {
                json.set(key(field), node(value));
            }
        }
        return json;
    }

    /**
     * Fills a builder.
     *
     * @param json an object as {@link #toJson} makes it; {@code null} members are taken as not set
     * @param builder the builder of a model class
     * @return the built model object
     * @throws IllegalArgumentException if a member is unknown or has another type than the model says
     */
    public static Object fromJson(JsonNode json, SdkPojo builder) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("expected an object, found " + json.getNodeType());
        }
        Map<String, SdkField<?>> fields = byKey(builder);
        json.properties().forEach(member -> {
            SdkField<?> field = fields.get(member.getKey());
            if (field == null) {
                throw new IllegalArgumentException("unknown member " + member.getKey());
            }
            if (!member.getValue().isNull()) {
                field.set(builder, value(member.getValue(), field));
            }
        });
        return ((Buildable) builder).build();
    }

    /** The value of a member; null if it was not set. */
    public static Object set(SdkPojo shape, SdkField<?> field) {
        // A client token that was not given has a random default; what was not said must not be in the journal.
        Object value = shape instanceof SdkRequest request && field.containsTrait(DefaultValueTrait.class)
                ? request.getValueForField(field.memberName(), Object.class).orElse(null)
                : field.getValueOrDefault(shape);
        return value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap ? null : value;
    }

    /** How a member is spelled. */
    public static String key(SdkField<?> field) {
        String name = field.memberName();
        String key = KEYS.get(name);
        if (key == null) {
            key = Character.toLowerCase(name.charAt(0)) + name.substring(1);
            KEYS.put(name, key);
        }
        return key;
    }

    private static Map<String, SdkField<?>> byKey(SdkPojo shape) {
        Map<String, SdkField<?>> fields = FIELDS.get(shape.getClass());
        if (fields == null) {
            fields = new HashMap<>();
            for (SdkField<?> field : shape.sdkFields()) {
                fields.put(key(field), field);
            }
            FIELDS.put(shape.getClass(), fields);
        }
        return fields;
    }

    private static JsonNode node(Object value) {
        if (value instanceof SdkPojo nested) {
            return toJson(nested);
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JSON.arrayNode();
            // As on the wire: an element that is not there is not sent.
            list.stream().filter(Objects::nonNull).forEach(element -> array.add(node(element)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = JSON.objectNode();
            map.forEach((name, element) -> object.set(name.toString(), node(element)));
            return object;
        }
        if (value instanceof Integer number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Long number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Double number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Float number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Short number) {
            return JSON.numberNode(number);
        }
        if (value instanceof BigDecimal number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Boolean flag) {
            return JSON.booleanNode(flag);
        }
        if (value instanceof SdkBytes bytes) {
            return JSON.textNode(Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()));
        }
        if (value instanceof Instant moment) {
            return JSON.textNode(Iso8601.shortest(moment));
        }
        // Strings and enumerations.
        return JSON.textNode(value.toString());
    }

    private static Object value(JsonNode json, SdkField<?> field) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            return fromJson(json, field.constructor().get());
        }
        if (type == MarshallingType.LIST) {
            require(json.isArray(), json, field);
            SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
            List<Object> list = new ArrayList<>(json.size());
            json.forEach(item -> list.add(value(item, element)));
            return list;
        }
        if (type == MarshallingType.MAP) {
            require(json.isObject(), json, field);
            SdkField<?> element = field.getTrait(MapTrait.class).valueFieldInfo();
            Map<String, Object> map = new LinkedHashMap<>();
            json.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue(), element)));
            return map;
        }
        require(json.isValueNode(), json, field);
        try {
            return scalar(json, type);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(key(field) + ": cannot read " + json + " as " + type.getTargetClass());
        }
    }

    private static Object scalar(JsonNode json, MarshallingType<?> type) {
        String text = json.asText();
        if (type == MarshallingType.INTEGER) {
            return Integer.valueOf(text);
        }
        if (type == MarshallingType.LONG) {
            return Long.valueOf(text);
        }
        if (type == MarshallingType.SHORT) {
            return Short.valueOf(text);
        }
        if (type == MarshallingType.DOUBLE) {
            return Double.valueOf(text);
        }
        if (type == MarshallingType.FLOAT) {
            return Float.valueOf(text);
        }
        if (type == MarshallingType.BIG_DECIMAL) {
            return new BigDecimal(text);
        }
        if (type == MarshallingType.BOOLEAN) {
            if (!json.isBoolean()) {
                throw new IllegalArgumentException(text);
            }
            return json.asBoolean();
        }
        if (type == MarshallingType.INSTANT) {
            return Instant.parse(text);
        }
        if (type == MarshallingType.SDK_BYTES) {
            return SdkBytes.fromByteArray(Base64.getDecoder().decode(text));
        }
        return text;
    }

    private static void require(boolean condition, JsonNode json, SdkField<?> field) {
        if (!condition) {
            throw new IllegalArgumentException(key(field) + ": unexpected " + json.getNodeType());
        }
    }
}
