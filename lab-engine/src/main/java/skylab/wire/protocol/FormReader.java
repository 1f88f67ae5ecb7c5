package skylab.wire.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import skylab.aws.shape.Shapes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * Reads forms (Smithy, "AWS query protocol" and "AWS EC2 query protocol").
 *
 * @param ec2 whether lists are written in EC2's way, without a name for their elements, and what is unknown is refused
 */
record FormReader(boolean ec2) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Reads members of a structure. */
    ObjectNode structure(Form form, List<SdkField<?>> fields, String path) {
        ObjectNode structure = JSON.objectNode();
        Set<String> unknown = new HashSet<>(form.members().keySet());
        for (SdkField<?> field : fields) {
            Form member = form.member(field.locationName());
            unknown.remove(field.locationName());
            if (member != null) {
                structure.set(Shapes.key(field), value(member, field, path + field.locationName()));
            }
        }
        if (ec2 && !unknown.isEmpty()) {
            String name = form.members().keySet().stream()
                    .filter(unknown::contains)
                    .findFirst()
                    .orElseThrow();
            throw new Malformed("UnknownParameter", "The parameter " + path + name + " is not recognized");
        }
        return structure;
    }

    private JsonNode value(Form form, SdkField<?> field, String path) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            return structure(form, field.constructor().get().sdkFields(), path + ".");
        }
        if (type == MarshallingType.LIST) {
            return list(form, field.getTrait(ListTrait.class), path);
        }
        if (type == MarshallingType.MAP) {
            return map(form, field.getTrait(MapTrait.class), path);
        }
        if (!form.members().isEmpty()) {
            throw unexpected(path);
        }
        try {
            return Scalars.read(form.text(), field);
        } catch (IllegalArgumentException e) {
            throw ec2
                    ? new Malformed(
                            "InvalidParameterValue",
                            "Value (" + form.text() + ") for parameter " + path + " is invalid. It is not of the type "
                                    + Scalars.noun(field) + ".")
                    : new Malformed(
                            "MalformedInput",
                            "Unable to parse " + form.text() + " of " + path + " as " + Scalars.noun(field));
        }
    }

    private ArrayNode list(Form form, ListTrait trait, String path) {
        ArrayNode list = JSON.arrayNode();
        if (!form.isBlank()) {
            String name = trait.memberLocationName() == null ? "member" : trait.memberLocationName();
            Form elements = ec2 || trait.isFlattened() ? form : form.member(name);
            elements(elements, path).forEach(element -> list.add(value(element, trait.memberFieldInfo(), path)));
        }
        return list;
    }

    private ObjectNode map(Form form, MapTrait trait, String path) {
        ObjectNode map = JSON.objectNode();
        if (!form.isBlank()) {
            Form entries = ec2 || trait.isFlattened() ? form : form.member("entry");
            String keyName = trait.keyLocationName() == null ? "key" : trait.keyLocationName();
            String valueName = trait.valueLocationName() == null ? "value" : trait.valueLocationName();
            for (Form entry : elements(entries, path)) {
                Form key = entry.member(keyName);
                Form value = entry.member(valueName);
                if (key == null || value == null) {
                    throw unexpected(path);
                }
                map.set(key.text(), value(value, trait.valueFieldInfo(), path));
            }
        }
        return map;
    }

    private Iterable<Form> elements(Form form, String path) {
        try {
            if (form != null && form.text().isEmpty()) {
                return form.elements().values();
            }
        } catch (IllegalArgumentException e) {
            // Named where numbers belong.
        }
        throw unexpected(path);
    }

    private Malformed unexpected(String path) {
        return ec2
                ? new Malformed(
                        "InvalidParameterValue", "The parameter " + path + " is not written as its type demands")
                : new Malformed("MalformedInput", "Unexpected structure of " + path);
    }
}
