package skylab.aws.shape;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import skylab.aws.ec2.Rows;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** What a request cannot do without: the SDK does not keep it. */
public final class Missing {
    private static final String MODELS = "software.amazon.awssdk.services.";

    private static final Map<String, Set<String>> REQUIRED = Rows.read(
                    Missing.class,
                    "required.tsv",
                    row -> Map.entry(
                            MODELS + row.text("service") + ".model." + row.text("shape"),
                            Set.copyOf(row.words("members"))))
            .stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private Missing() {}

    /**
     * The first member that must be there and is not, wherever it is in the request, as AWS's messages write the way to it: {@code
     * tags.1.member.key}.
     */
    public static Optional<String> first(SdkPojo request) {
        return within(request, "");
    }

    /** Whether a structure of a request, or a request itself, needs a member. */
    public static boolean isRequired(Class<?> model, SdkField<?> field) {
        return REQUIRED.getOrDefault(model.getName(), Set.of()).contains(Shapes.key(field));
    }

    private static Optional<String> within(SdkPojo shape, String path) {
        for (SdkField<?> field : shape.sdkFields()) {
            String here = path + Shapes.key(field);
            Object value = Shapes.set(shape, field);
            if (value == null && isRequired(shape.getClass(), field)) {
                return Optional.of(here);
            }
            Optional<String> deeper = of(value, here);
            if (deeper.isPresent()) {
                return deeper;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> of(Object value, String path) {
        if (value instanceof SdkPojo nested) {
            return within(nested, path + ".");
        }
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                Optional<String> deeper = of(list.get(i), path + "." + (i + 1) + ".member");
                if (deeper.isPresent()) {
                    return deeper;
                }
            }
        }
        return value instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .flatMap(entry -> of(entry.getValue(), path + "." + entry.getKey()).stream())
                        .findFirst()
                : Optional.empty();
    }
}
