package skylab.aws.shape;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * What stands in a model object where a filter's name points to: {@code network-interface.addresses.association.public-ip}
 * is the {@code PublicIp} of the {@code Association} of each of the {@code PrivateIpAddresses} of each of the {@code
 * NetworkInterfaces}.
 */
public final class Paths {
    /** Members that filters call otherwise. */
    private static final Map<String, String> RENAMED =
            Map.of("addresses", "privateipaddresses", "launch", "launchspecification", "group", "groups");

    /** What filters pass over. */
    private static final String BETWEEN = "ebs";

    private Paths() {}

    /**
     * The values where a path points to.
     *
     * @param path names in kebab case with dots between them
     * @return their texts; none if nothing is there
     */
    public static Stream<String> values(Object shape, String path) {
        if (shape == null) {
            return Stream.empty();
        }
        if (shape instanceof List<?> list) {
            return list.stream().flatMap(one -> values(one, path));
        }
        if (path.isEmpty()) {
            return shape instanceof SdkPojo ? Stream.empty() : Stream.of(shape.toString());
        }
        if (!(shape instanceof SdkPojo structure)) {
            return Stream.empty();
        }
        int dot = path.indexOf('.');
        String name = (dot < 0 ? path : path.substring(0, dot)).replace("-", "");
        String rest = dot < 0 ? "" : path.substring(dot + 1);
        Object member = member(structure, RENAMED.getOrDefault(name, name));
        return member == null ? values(member(structure, BETWEEN), path) : values(member, rest);
    }

    private static Object member(SdkPojo structure, String name) {
        for (SdkField<?> field : structure.sdkFields()) {
            String known = field.memberName().toLowerCase(Locale.ROOT);
            if (known.equals(name) || known.equals(name + "s") || known.equals(name + "es")) {
                return Shapes.set(structure, field);
            }
        }
        return null;
    }
}
