package skylab.aws.iam;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import skylab.aws.Call;
import skylab.aws.Identity;
import skylab.aws.Tags;
import software.amazon.awssdk.services.iam.model.Tag;

/** Tags of IAM's entities, by ARN. */
public final class Tagging {
    private Tagging() {}

    /** Adds tags to an entity. */
    public static void add(Call call, String arn, List<Tag> tags) {
        Map<String, String> byKey = new LinkedHashMap<>();
        tags.forEach(tag -> byKey.put(tag.key(), tag.value() == null ? "" : tag.value()));
        Tags.add(call.tx(), Identity.global(call.scope().account()), arn, byKey);
    }

    /** Takes tags from an entity. */
    public static void remove(Call call, String arn, List<String> keys) {
        keys.forEach(key -> Tags.remove(call.tx(), Identity.global(call.scope().account()), arn, key, null));
    }

    /** The tags of an entity. */
    public static List<Tag> of(Call call, String arn) {
        return Tags.of(call.tx().world(), Identity.global(call.scope().account()), arn).byKey().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    /** Takes the tags of an entity along that gets another ARN. */
    public static void move(Call call, String from, String to) {
        if (!from.equals(to)) {
            List<Tag> tags = of(call, from);
            forget(call, from);
            add(call, to, tags);
        }
    }

    /** Forgets the tags of an entity that is gone. */
    public static void forget(Call call, String arn) {
        Tags.forget(call.tx(), Identity.global(call.scope().account()), arn);
    }
}
