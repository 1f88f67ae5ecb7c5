package skylab.cli.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import skylab.cli.call.OperationCommand;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingType;

/**
 * What {@code --generate-cli-skeleton} prints: all members of a request, each with an empty value, or with the first of those
 * that it may have.
 */
public final class Skeleton {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Skeleton() {}

    /** The skeleton of an operation's request. */
    public static ObjectNode of(OperationCommand operation) {
        return structure(operation.model(), operation.request(), List.of());
    }

    private static ObjectNode structure(Class<?> model, List<SdkField<?>> members, List<Class<?>> outer) {
        ObjectNode structure = JSON.objectNode();
        members.forEach(
                field -> structure.set(field.memberName(), value(field, choice(model, field.memberName()), outer)));
        return structure;
    }

    // The model's class has a getter for the enumeration of what a text may be, alone or in a list.
    private static String choice(Class<?> model, String member) {
        String getter = Character.toLowerCase(member.charAt(0)) + member.substring(1);
        try {
            Type type = model.getMethod(getter).getGenericReturnType();
            Type element = type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type;
            return element instanceof Class<?> of && of.isEnum() ? of.getEnumConstants()[0].toString() : "";
        } catch (NoSuchMethodException none) {
            return "";
        }
    }

    private static JsonNode value(SdkField<?> field, String choice, List<Class<?>> outer) {
        if (Types.isStructure(field)) {
            Class<?> type = field.constructor().get().getClass();
            if (outer.contains(type)) {
                return JSON.objectNode();
            }
            List<Class<?>> inner = new ArrayList<>(outer);
            inner.add(type);
            return structure(type.getEnclosingClass(), Types.members(field), inner);
        }
        if (Types.isList(field)) {
            return JSON.arrayNode().add(value(Types.element(field), choice, outer));
        }
        if (Types.isMap(field)) {
            return JSON.objectNode().set("KeyName", value(Types.mapped(field), "", outer));
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
        return JSON.textNode(type == MarshallingType.INSTANT ? "1970-01-01T00:00:00" : choice);
    }
}
