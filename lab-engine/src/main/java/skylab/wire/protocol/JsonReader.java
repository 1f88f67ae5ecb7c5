package skylab.wire.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import skylab.aws.shape.Shapes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** Reads JSON bodies, and CBOR ones, which have the same tree. Members that are unknown or null are passed over. */
final class JsonReader {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonReader() {}

    /** Reads the members of a structure that come in the body. */
    static ObjectNode structure(JsonNode json, List<SdkField<?>> fields, String path) {
        require(json.isObject(), json, path, "a structure");
        ObjectNode structure = JSON.objectNode();
        for (SdkField<?> field : fields) {
            JsonNode member = json.get(field.locationName());
            if (member != null && !member.isNull() && field.location() == MarshallLocation.PAYLOAD) {
                structure.set(Shapes.key(field), value(member, field, path + "/" + field.locationName()));
            }
        }
        return structure;
    }

    private static JsonNode value(JsonNode json, SdkField<?> field, String path) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            return structure(json, field.constructor().get().sdkFields(), path);
        }
        if (type == MarshallingType.LIST) {
            require(json.isArray(), json, path, "a list");
            SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
            ArrayNode list = JSON.arrayNode();
            for (JsonNode item : json) {
                if (!item.isNull()) {
                    list.add(value(item, element, path + "/" + list.size()));
                }
            }
            return list;
        }
        if (type == MarshallingType.MAP) {
            require(json.isObject(), json, path, "a map");
            SdkField<?> element = field.getTrait(MapTrait.class).valueFieldInfo();
            ObjectNode map = JSON.objectNode();
            json.properties()
                    .forEach(entry ->
                            map.set(entry.getKey(), value(entry.getValue(), element, path + "/" + entry.getKey())));
            return map;
        }
        if (type == MarshallingType.DOCUMENT) {
            return json;
        }
        require(json.isValueNode() && fits(json, type), json, path, Scalars.noun(field));
        try {
            return Scalars.read(json.asText(), field);
        } catch (IllegalArgumentException e) {
            throw unexpected(json, path, Scalars.noun(field));
        }
    }

    private static boolean fits(JsonNode json, MarshallingType<?> type) {
        if (type == MarshallingType.BOOLEAN) {
            return json.isBoolean();
        }
        if (type == MarshallingType.STRING) {
            return json.isTextual();
        }
        // Moments come as numbers or texts; not-a-number and infinity come as texts.
        return true;
    }

    private static void require(boolean condition, JsonNode json, String path, String noun) {
        if (!condition) {
            throw unexpected(json, path, noun);
        }
    }

    private static Malformed unexpected(JsonNode json, String path, String noun) {
        return new Malformed(
                "SerializationException",
                "Expected " + noun + " at " + (path.isEmpty() ? "/" : path) + ", found "
                        + json.getNodeType().name().toLowerCase(Locale.ROOT));
    }
}
