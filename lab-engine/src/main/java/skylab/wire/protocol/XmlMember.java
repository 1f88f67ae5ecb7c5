package skylab.wire.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/**
 * How a member is written in XML: what the SDK says of it, found out once.
 *
 * @param field the SDK's description
 * @param sort of its values
 * @param open its start tag
 * @param close its end tag
 * @param flattened whether the elements of a list or map stand where it would itself
 * @param element an element of a list or the value of a map's entry; otherwise null
 * @param key the key of a map's entry; otherwise null
 * @param format of moments
 */
record XmlMember(
        SdkField<?> field,
        Sort sort,
        byte[] open,
        byte[] close,
        boolean flattened,
        XmlMember element,
        XmlMember key,
        Format format) {
    private static final Map<Class<?>, XmlMember[]> OF_SHAPES = new ConcurrentHashMap<>();

    /** Of which sort values are: the model says it, so that nobody has to ask each of them. */
    enum Sort {
        SHAPE,
        LIST,
        MAP,
        TEXT,
        MOMENT,
        BYTES,
        OTHER;

        static Sort of(SdkField<?> field) {
            MarshallingType<?> type = field.marshallingType();
            if (type == MarshallingType.SDK_POJO) {
                return SHAPE;
            } else if (type == MarshallingType.LIST) {
                return LIST;
            } else if (type == MarshallingType.MAP) {
                return MAP;
            } else if (type == MarshallingType.STRING) {
                return TEXT;
            } else if (type == MarshallingType.INSTANT) {
                return MOMENT;
            }
            return type == MarshallingType.SDK_BYTES ? BYTES : OTHER;
        }
    }

    /** The members of a model object that come in a body. */
    static XmlMember[] of(SdkPojo shape) {
        XmlMember[] members = OF_SHAPES.get(shape.getClass());
        if (members == null) {
            members = shape.sdkFields().stream()
                    .filter(field -> field.location() == MarshallLocation.PAYLOAD)
                    .map(field -> named(field.unmarshallLocationName(), field))
                    .toArray(XmlMember[]::new);
            OF_SHAPES.put(shape.getClass(), members);
        }
        return members;
    }

    private static XmlMember named(String name, SdkField<?> field) {
        ListTrait list = field.getTrait(ListTrait.class);
        MapTrait map = field.getTrait(MapTrait.class);
        XmlMember element = null;
        XmlMember key = null;
        boolean flattened = false;
        if (list != null) {
            flattened = list.isFlattened();
            element = named(flattened ? name : or(list.memberLocationName(), "member"), list.memberFieldInfo());
        } else if (map != null) {
            flattened = map.isFlattened();
            element = named(or(map.valueLocationName(), "value"), map.valueFieldInfo());
            key = tagged(or(map.keyLocationName(), "key"), map.valueFieldInfo(), false, null, null);
        }
        return tagged(name, field, flattened, element, key);
    }

    private static XmlMember tagged(
            String name, SdkField<?> field, boolean flattened, XmlMember element, XmlMember key) {
        return new XmlMember(
                field,
                Sort.of(field),
                ("<" + name + ">").getBytes(StandardCharsets.UTF_8),
                ("</" + name + ">").getBytes(StandardCharsets.UTF_8),
                flattened,
                element,
                key,
                Scalars.format(field, Format.ISO_8601));
    }

    private static String or(String name, String usual) {
        return name == null ? usual : name;
    }
}
