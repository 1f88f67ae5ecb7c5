package skylab.cli.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingType;

/** What {@code --generate-cli-skeleton} prints: all members of a request, each with an empty value. */
public final class Skeleton {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Skeleton() {}

    /** The skeleton of some members. */
    public static ObjectNode of(List<SdkField<?>> members) {
        return structure(members, List.of());
    }

    private static ObjectNode structure(List<SdkField<?>> members, List<Class<?>> outer) {
        ObjectNode structure = JSON.objectNode();
        members.forEach(field -> structure.set(field.memberName(), value(field, outer)));
        return structure;
    }

    private static JsonNode value(SdkField<?> field, List<Class<?>> outer) {
        if (Types.isStructure(field)) {
            Class<?> type = field.constructor().get().getClass();
            if (outer.contains(type)) {
                return JSON.objectNode();
            }
            List<Class<?>> inner = new ArrayList<>(outer);
            inner.add(type);
            return structure(Types.members(field), inner);
        }
        if (Types.isList(field)) {
            return JSON.arrayNode().add(value(Types.element(field), outer));
        }
        if (Types.isMap(field)) {
            return JSON.objectNode().set("KeyName", value(Types.mapped(field), outer));
        }
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.BOOLEAN) {
            return JSON.booleanNode(true);
        }
        if (type == MarshallingType.INTEGER || type == MarshallingType.LONG || type == MarshallingType.SHORT) {
            return JSON.numberNode(0);
        }
        if (type == MarshallingType.DOUBLE || type == MarshallingType.FLOAT) {
            return JSON.numberNode(0.0);
        }
        return JSON.textNode(type == MarshallingType.INSTANT ? "1970-01-01T00:00:00" : "");
    }
}
