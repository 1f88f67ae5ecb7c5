package skylab.aws.ssm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Tags;
import software.amazon.awssdk.services.ssm.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.ssm.model.AddTagsToResourceResponse;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ssm.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.ssm.model.RemoveTagsFromResourceResponse;
import software.amazon.awssdk.services.ssm.model.Tag;

/** The tags of parameters. */
final class ParameterTags {
    private static final String KEY = "ssm-parameter ";

    private ParameterTags() {}

    static AddTagsToResourceResponse add(Call call, AddTagsToResourceRequest request) {
        add(call, named(call, request.resourceTypeAsString(), request.resourceId()), request.tags());
        return AddTagsToResourceResponse.builder().build();
    }

    static RemoveTagsFromResourceResponse remove(Call call, RemoveTagsFromResourceRequest request) {
        String name = named(call, request.resourceTypeAsString(), request.resourceId());
        request.tagKeys().forEach(key -> Tags.remove(call.tx(), call.scope(), KEY + name, key, null));
        return RemoveTagsFromResourceResponse.builder().build();
    }

    static ListTagsForResourceResponse list(Call call, ListTagsForResourceRequest request) {
        String name = named(call, request.resourceTypeAsString(), request.resourceId());
        return ListTagsForResourceResponse.builder()
                .tagList(Tags.of(call.tx().world(), call.scope(), KEY + name).byKey().entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
    }

    /** Tags a parameter. */
    static void add(Call call, String name, List<Tag> tags) {
        Map<String, String> byKey = new LinkedHashMap<>();
        tags.forEach(tag -> byKey.put(tag.key(), tag.value()));
        Tags.add(call.tx(), call.scope(), KEY + name, byKey);
    }

    /** Forgets the tags of a parameter that is gone. */
    static void forget(Call call, String name) {
        Tags.forget(call.tx(), call.scope(), KEY + name);
    }

    private static String named(Call call, String type, String name) {
        if (!"Parameter".equals(type)) {
            throw new AwsError(
                    "InvalidResourceType",
                    "Skylab emulates the tags of parameters, not those of the type " + type + ".");
        }
        if (name == null
                || call.tx()
                        .find(call.scope(), StoredParameter.PARAMETERS, name)
                        .isEmpty()) {
            throw new AwsError(
                    "InvalidResourceId", "The resource ID \"" + name + "\" is not valid. Verify the ID and try again.");
        }
        return name;
    }
}
