package skylab.cli.input;

import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;

/** What the model says of a member. */
public final class Types {
    /** The member by which a structure of one member is meant. */
    static final String VALUE = "Value";

    private Types() {}

    /** Whether it is a list. */
    public static boolean isList(SdkField<?> field) {
        return field.marshallingType() == MarshallingType.LIST;
    }

    /** Whether it is a map. */
    public static boolean isMap(SdkField<?> field) {
        return field.marshallingType() == MarshallingType.MAP;
    }

    /** Whether it is a structure. */
    public static boolean isStructure(SdkField<?> field) {
        return field.marshallingType() == MarshallingType.SDK_POJO;
    }

    /** Whether it is a text. */
    public static boolean isText(SdkField<?> field) {
        return field.marshallingType() == MarshallingType.STRING;
    }

    /** Whether it is true or false. */
    public static boolean isFlag(SdkField<?> field) {
        return field.marshallingType() == MarshallingType.BOOLEAN;
    }

    /** Whether it is bytes. */
    public static boolean isBlob(SdkField<?> field) {
        return field.marshallingType() == MarshallingType.SDK_BYTES;
    }

    /** Whether a request needs it. */
    public static boolean isRequired(SdkField<?> field) {
        return field.containsTrait(RequiredTrait.class);
    }

    /** The members of a structure. */
    public static List<SdkField<?>> members(SdkField<?> structure) {
        return structure.constructor().get().sdkFields();
    }

    /** What a list holds. */
    public static SdkField<?> element(SdkField<?> list) {
        return list.getTrait(ListTrait.class).memberFieldInfo();
    }

    /** What a map holds. */
    public static SdkField<?> mapped(SdkField<?> map) {
        return map.getTrait(MapTrait.class).valueFieldInfo();
    }

    /** Whether it is a structure of nothing but a flag, so that it is written as a flag. */
    public static boolean isWrappedFlag(SdkField<?> field) {
        return isWrapped(field) && isFlag(members(field).get(0));
    }

    /** Whether it is a structure of nothing but a text, so that it may be written as a text. */
    static boolean isWrappedText(SdkField<?> field) {
        return isWrapped(field) && isText(members(field).get(0));
    }

    private static boolean isWrapped(SdkField<?> field) {
        return isStructure(field)
                && members(field).size() == 1
                && members(field).get(0).memberName().equals(VALUE);
    }

    /** What the command line calls its type. */
    public static String noun(SdkField<?> field) {
        MarshallingType<?> type = field.marshallingType();
        if (isList(field) || isMap(field) || isStructure(field)) {
            return isList(field) ? "list" : isMap(field) ? "map" : "structure";
        }
        if (type == MarshallingType.INSTANT) {
            return "timestamp";
        }
        if (isBlob(field)) {
            return "blob";
        }
        return type.getTargetClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
